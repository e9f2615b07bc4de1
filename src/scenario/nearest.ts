const longest = 64;

/**
 * Distance between two words (optimal string alignment), looking at their first 64 characters: how many letters must
 * be put in, taken out, replaced or swapped with their neighbour.
 */
export function distance(a: string, b: string): number {
  const [from, to] = [a.slice(0, longest), b.slice(0, longest)];
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = row[j - 1] + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j] + 1, next[j - 1] + 1));
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      if (swapped) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    [before, row] = [row, next];
  }
  return row[to.length];
}

/**
 * The candidate that a mistyped word most likely stands for: at most a third of its letters differ, or one of the two
 * begins with the other. `undefined` where none is near.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const typed = word.toLowerCase();
  let best: string | undefined;
  let least = Infinity;
  for (const candidate of candidates) {
    const known = candidate.toLowerCase();
    const within = Math.max(1, Math.floor(Math.max(typed.length, known.length) / 3));
    const begins = typed.length >= 3 && (known.startsWith(typed) || typed.startsWith(known));
    const far = distance(typed, known);
    if ((far <= within || begins) && far < least) [best, least] = [candidate, far];
  }
  return best;
}
