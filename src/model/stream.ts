/**
 * The number of a named stream of draws: FNV-1a (Fowler, Noll & Vo) of the name, 32 bits; ids and so names are ASCII. A stream is named after
 * what it stands for, so that a new segment or event type leaves every other draw as it was.
 */
export function streamOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let k = 0; k < name.length; k++) hash = Math.imul(hash ^ name.charCodeAt(k), 0x01000193);
  return hash >>> 0;
}

/** Throws when two names of one plan share a number: their draws would be one and the same. */
export function refuseCollisions(names: string[]): void {
  const seen = new Map<number, string>();
  for (const name of names) {
    const stream = streamOf(name);
    const other = seen.get(stream);
    if (other !== undefined && other !== name)
      throw new Error(`streams collide: ${other} and ${name}; rename one of them`);
    seen.set(stream, name);
  }
}
