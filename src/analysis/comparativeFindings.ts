import type { Localized } from '../scenario/quantity';
import type { AttributedGroup, Attribution } from './attribution';
import type { Heading, Matrix, MatrixDesign } from './matrix';
import type { SobolAnalysis } from './sobol';
import type { Statistic } from './statistic';
import type { Tornado } from './tornado';

type Title = Localized | string;

/** What matrices, attributions and sensitivities find, and what is known of each. */
export interface ComparativeParams {
  /** The row whose greatest regret is the least, and how often it is when the paths are drawn again. */
  matrixChoice: {
    statistic: Statistic;
    row: Title;
    regret: number;
    column: Title;
    support: number;
  };
  matrixAlike: { statistic: Statistic };
  matrixBestEverywhere: { statistic: Statistic; row: Title };
  matrixNoChoice: { statistic: Statistic };
  matrixFailing: { above: number; unclear: number; cells: number; tolerance: number };
  /** The group that explains most, and which share of the difference that is; above 1 where others work against it. */
  attributionMost: {
    statistic: Statistic;
    difference: number;
    group: Title[];
    value: number;
    share: number;
  };
  attributionUnclear: { statistic: Statistic; difference: number };
  attributionSame: { statistic: Statistic };
  attributionNoEffect: { groups: Title[] };
  attributionJoined: { groups: Title[] };
  attributionSampled: { orders: number };
  tornadoWidest: { statistic: Statistic; path: string; swing: number };
  tornadoNoEffect: { statistic: Statistic; none: number; of: number };
  tornadoRefused: { levers: number };
  sobolMost: { statistic: Statistic; path: string; total: number; low: number; high: number };
  sobolTogether: { statistic: Statistic; share: number };
  sobolConstant: { statistic: Statistic };
}

export type ComparativeCode = keyof ComparativeParams;

/** One thing that an analysis found, as data; `sure` where the paths, or the points, tell it. */
export type ComparativeFinding = {
  [C in ComparativeCode]: { code: C; params: ComparativeParams[C]; sure: boolean };
}[ComparativeCode];

function finding<C extends ComparativeCode>(
  code: C,
  params: ComparativeParams[C],
  sure: boolean,
): ComparativeFinding {
  return { code, params, sure } as ComparativeFinding;
}

/** How often a conclusion has to come out again for it to be sure. */
const surely = 0.95;

/** What a matrix says of which row to choose. */
function choiceFinding(
  { rows, columns }: Pick<MatrixDesign, 'rows' | 'columns'>,
  { statistic, choice, cells }: Matrix,
): ComparativeFinding {
  if (!choice) return finding('matrixNoChoice', { statistic }, true);
  const title = ({ title: own, id }: Heading): Title => own || id;
  /** On every path as good as the best of its column. */
  const tied = (row: number, column: number) =>
    cells[row][column].regret!.interval.every((end) => end === 0);
  if (cells.every((own, row) => own.every((_, column) => tied(row, column))))
    return finding('matrixAlike', { statistic }, true);
  const row = title(rows[choice.row]);
  const { regret, column } = choice.greatest[choice.row];
  if (regret.mean === 0) {
    const sure = choice.best.every((best, c) =>
      best.row === choice.row ? best.support[best.row] >= surely : tied(choice.row, c),
    );
    return finding('matrixBestEverywhere', { statistic, row }, sure);
  }
  const support = choice.support[choice.row];
  const params = { statistic, row, regret: regret.mean, column: title(columns[column]), support };
  return finding('matrixChoice', params, support >= surely);
}

export function matrixFindings(
  design: Pick<MatrixDesign, 'rows' | 'columns'>,
  matrix: Matrix,
  tolerance: number,
): ComparativeFinding[] {
  const verdicts = matrix.cells.flat().map(({ failure }) => failure.verdict);
  const count = (verdict: string) => verdicts.filter((one) => one === verdict).length;
  const unclear = count('unclear');
  return [
    choiceFinding(design, matrix),
    finding(
      'matrixFailing',
      { above: count('above'), unclear, cells: verdicts.length, tolerance },
      unclear === 0,
    ),
  ];
}

export function attributionFindings({
  groups,
  statistics,
  orders,
}: Attribution): ComparativeFinding[] {
  const findings: ComparativeFinding[] = [];
  for (const { statistic, difference, contributions } of statistics) {
    const { mean } = difference;
    if (contributions.every(({ noEffect }) => noEffect)) {
      findings.push(finding('attributionSame', { statistic }, true));
      continue;
    }
    if (!difference.distinguishable) {
      findings.push(finding('attributionUnclear', { statistic, difference: mean }, false));
      continue;
    }
    // In the direction of the difference.
    const shares = contributions.map(({ value }) => value.mean / mean);
    const most = shares.indexOf(Math.max(...shares));
    const { value } = contributions[most];
    findings.push(
      finding(
        'attributionMost',
        {
          ...{ statistic, difference: mean, group: titlesOf(groups[most]) },
          ...{ value: value.mean, share: shares[most] },
        },
        value.distinguishable,
      ),
    );
  }
  const idle = groups.filter((_, i) =>
    statistics.every(({ contributions }) => contributions[i].noEffect),
  );
  if (idle.length > 0 && idle.length < groups.length)
    findings.push(finding('attributionNoEffect', { groups: idle.flatMap(titlesOf) }, true));
  for (const group of groups)
    if (group.members.length > 1)
      findings.push(finding('attributionJoined', { groups: titlesOf(group) }, true));
  if (orders !== undefined) findings.push(finding('attributionSampled', { orders }, true));
  return findings;
}

const titlesOf = ({ members }: AttributedGroup): Title[] => members.map(({ title }) => title);

export function tornadoFindings({ statistics, levers }: Tornado): ComparativeFinding[] {
  const findings = statistics.flatMap((statistic, k) => {
    const moved = levers.filter((lever) => lever.moved.length > 0);
    const none = moved.filter(({ noEffect }) => noEffect[k]).length;
    const [widest] = [...moved].sort((a, b) => b.swing[k] - a.swing[k]);
    const own: ComparativeFinding[] = [];
    if (none < moved.length) {
      const sure = widest.moved.some(({ differences }) => differences[k].distinguishable);
      const params = { statistic, path: widest.path, swing: widest.swing[k] };
      own.push(finding('tornadoWidest', params, sure));
    }
    if (none > 0) own.push(finding('tornadoNoEffect', { statistic, none, of: moved.length }, true));
    return own;
  });
  const refused = levers.filter((lever) => lever.refused.length > 0).length;
  if (refused > 0) findings.push(finding('tornadoRefused', { levers: refused }, true));
  return findings;
}

/** @param paths of the levers, in the order of the indices */
export function sobolFindings(
  { statistics }: SobolAnalysis,
  paths: readonly string[],
): ComparativeFinding[] {
  return statistics.flatMap(({ statistic, total, first, variance }) => {
    if (!(variance > 0)) return [finding('sobolConstant', { statistic }, true)];
    const order = paths.map((_, k) => k).sort((a, b) => total[b].value - total[a].value);
    const [most, next] = order;
    const { value, interval } = total[most];
    const sure = next === undefined || interval[0] > total[next].interval[1];
    const together = 1 - first.reduce((sum, one) => sum + one.value, 0);
    const [low, high] = interval;
    return [
      finding('sobolMost', { statistic, path: paths[most], total: value, low, high }, sure),
      ...(together > 0.05
        ? [
            finding(
              'sobolTogether',
              { statistic, share: together },
              1 - first.reduce((sum, one) => sum + one.interval[1], 0) > 0,
            ),
          ]
        : []),
    ];
  });
}
