/** How a number in the read-out is marked: like the mark it belongs to in the drawing. */
export type ReadoutKey = 'scenario' | 'baseline' | 'line' | 'lead' | 'chosen' | 'path' | 'none';

/** The values under the cursor, or those at rest: the horizon's, or the whole distribution's. */
export interface Readout {
  /** Where: a month, a bin, a grade. */
  head: string;
  entries: readonly { name: string; value: string; key: ReadoutKey }[];
}

/** The same in one breath, for those who listen. */
export function spokenReadout({ head, entries }: Readout): string {
  return [head, ...entries.map(({ name, value }) => (name ? `${name} ${value}` : value))].join(
    '; ',
  );
}
