/** A change of the rules with its dates in months; 0 is before the start. */
interface Dated {
  announced: number;
  inForce: number;
}

/** Changes of the rules that have been announced when a month begins: those to come are nobody's to know. */
export function announcedBy<T extends Dated>(changes: readonly T[], month: number): T[] {
  return changes.filter(({ announced, inForce }) => Math.min(announced, inForce) < month);
}
