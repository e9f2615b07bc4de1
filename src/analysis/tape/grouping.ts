import { missingText, type Tape, type TextColumn } from './tape';
import type { TapeMapping } from './mapping';

/** Loans told apart by something: a group for each loan. */
export interface Grouping {
  /** In an order that means something: grades from best to worst, others from largest to smallest. */
  names: string[];
  /** Number of each loan's group; `ungrouped` where the cell was empty. */
  codes: Uint8Array;
  /** Groups that were put together, by the number of the one that holds them. */
  merged: Record<number, string[]>;
}

export const ungrouped = 0xff;

/** Grades that a platform may have. */
export const mostGrades = 12;

/** What a group of all that were too small is called; a sign, for the screen to name. */
export const others = '…';

/** Grades by their column, or cut from a score; `undefined` where the tape has neither. */
export function gradesOf(tape: Tape, mapping: TapeMapping): Grouping | undefined {
  if (tape.grade) return gradesByName(tape, tape.grade);
  if (tape.score) return gradesByScore(tape.score, mapping);
  return undefined;
}

/**
 * Grades in the order of their mean rates where the tape has any (a better grade pays less), or else of their names; where
 * there are more than a platform may have, neighbours are put together so that each has about as many loans.
 */
function gradesByName(tape: Tape, { codes, names }: TextColumn): Grouping {
  const loans = new Float64Array(names.length);
  const rated = new Float64Array(names.length);
  const rates = new Float64Array(names.length);
  for (let i = 0; i < tape.rows; i++) {
    const code = codes[i];
    if (code === missingText) continue;
    loans[code]++;
    const rate = tape.rate?.[i] ?? NaN;
    if (!(rate >= 0)) continue;
    rated[code]++;
    rates[code] += rate;
  }
  const priced = names.every((_, code) => rated[code] > 0);
  const order = [...names.keys()].sort((a, b) =>
    priced
      ? rates[a] / rated[a] - rates[b] / rated[b]
      : names[a].localeCompare(names[b], 'en', { numeric: true }),
  );
  const places = joinNeighbours(
    order.map((code) => loans[code]),
    mostGrades,
  );
  const groups: string[][] = [];
  const groupOf = new Uint8Array(names.length);
  order.forEach((code, at) => {
    groupOf[code] = places[at];
    (groups[places[at]] ??= []).push(names[code]);
  });
  return {
    names: groups.map((own) => (own.length > 1 ? `${own[0]}–${own.at(-1)}` : own[0])),
    codes: Uint8Array.from(codes, (code) => (code === missingText ? ungrouped : groupOf[code])),
    merged: Object.fromEntries(
      groups.flatMap((own, at) => (own.length > 1 ? [[at, own] as const] : [])),
    ),
  };
}

/** The group of each of some neighbours when so many groups at most are to have about as many loans each. */
function joinNeighbours(sizes: readonly number[], most: number): number[] {
  if (sizes.length <= most) return [...sizes.keys()];
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let below = 0;
  const ranks = sizes.map((size) => {
    const rank = Math.min(most - 1, Math.floor((most * (below + size / 2)) / total));
    below += size;
    return rank;
  });
  const used = [...new Set(ranks)];
  return ranks.map((rank) => used.indexOf(rank));
}

/** Cuts a score into grades with as many loans each; equal scores are of one grade. */
function gradesByScore(score: Float64Array, { scoreGrades, higherScore }: TapeMapping): Grouping {
  const sorted = score.filter((x) => !Number.isNaN(x)).sort();
  const count = Math.max(1, Math.min(mostGrades, Math.round(scoreGrades)));
  const cuts = Array.from(
    { length: count - 1 },
    (_, k) => sorted[Math.floor(((k + 1) * sorted.length) / count)],
  ).filter((cut, k, all) => cut > sorted[0] && cut !== all[k - 1]);
  const ends = [sorted[0], ...cuts, sorted.at(-1)];
  const better = higherScore === 'better';
  const last = cuts.length;
  const names = cuts
    .map((cut) => String(cut))
    .concat('')
    .map((_, k) => `${ends[k]}–${ends[k + 1]}`);
  const codes = Uint8Array.from(score, (x) => {
    if (Number.isNaN(x)) return ungrouped;
    let at = 0;
    while (at < last && x >= cuts[at]) at++;
    return better ? last - at : at;
  });
  return { names: better ? names.reverse() : names, codes, merged: {} };
}

/**
 * Groups of a column of texts, the largest by amount first; those beyond so many, and those with less than a hundredth of
 * the amount, are put together as `others` at the end.
 */
export function groupsOf(tape: Tape, { codes, names }: TextColumn, most: number): Grouping {
  const amounts = new Float64Array(names.length);
  let all = 0;
  for (let i = 0; i < tape.rows; i++) {
    if (codes[i] === missingText) continue;
    amounts[codes[i]] += tape.amount[i];
    all += tape.amount[i];
  }
  const order = [...names.keys()].sort((a, b) => amounts[b] - amounts[a]);
  const large = order.filter((code) => amounts[code] >= all / 100);
  const kept =
    order.length <= most && large.length === order.length ? order : large.slice(0, most - 1);
  const rest = order.slice(kept.length);
  const groupOf = new Uint8Array(names.length).fill(kept.length);
  kept.forEach((code, at) => (groupOf[code] = at));
  return {
    names: [...kept.map((code) => names[code]), ...(rest.length > 0 ? [others] : [])],
    codes: Uint8Array.from(codes, (code) => (code === missingText ? ungrouped : groupOf[code])),
    merged: rest.length > 0 ? { [kept.length]: rest.map((code) => names[code]) } : {},
  };
}

/** Terms as products: each that a hundredth of the amount has, most often lent first; others go to the nearest. */
export function termsOf(tape: Tape, most: number): Grouping | undefined {
  const { term } = tape;
  if (!term) return undefined;
  const amounts = new Map<number, number>();
  let all = 0;
  for (let i = 0; i < tape.rows; i++) {
    if (Number.isNaN(term[i])) continue;
    amounts.set(term[i], (amounts.get(term[i]) ?? 0) + tape.amount[i]);
    all += tape.amount[i];
  }
  const kept = [...amounts]
    .filter(([, amount]) => amount >= all / 100)
    .sort((a, b) => b[1] - a[1])
    .slice(0, most)
    .map(([months]) => months)
    .sort((a, b) => a - b);
  if (kept.length === 0) return undefined;
  const nearest = (months: number) => {
    let best = 0;
    kept.forEach((one, at) => {
      if (Math.abs(one - months) < Math.abs(kept[best] - months)) best = at;
    });
    return best;
  };
  const places = new Map([...amounts.keys()].map((months) => [months, nearest(months)]));
  return {
    names: kept.map(String),
    codes: Uint8Array.from(term, (months) => places.get(months) ?? ungrouped),
    merged: {},
  };
}
