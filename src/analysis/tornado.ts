import { getAt } from '../scenario/path';
import type { Issue } from '../scenario/issue';
import type { Scenario } from '../scenario/scenario';
import { leverAt, type Lever } from '../scenario/walk';
import { withLever } from '../scenario/withLever';
import type { Estimate } from './difference';
import type { EvaluationRequest, Evaluator } from './evaluate';
import { leverRange, type Reach } from './leverRange';
import { partsDifference, partsOf, unaffected } from './parts';
import { columnsOf, type Statistic } from './statistic';

/** A lever to be moved, and to what. */
export interface LeverMoves {
  path: string;
  lever: Lever;
  /** Where it stands. */
  now: unknown;
  /** Where it is moved to: the ends of its range, the other position of a switch, the other choices. */
  to: unknown[];
}

/** A lever moved to one place, all else as it was. */
export interface Moved {
  to: unknown;
  /** By how much each statistic is then more, in the order of the statistics. */
  differences: Estimate[];
  /** For each statistic: no path differs. */
  identical: boolean[];
}

export interface TornadoLever extends Omit<LeverMoves, 'to'> {
  moved: Moved[];
  /** Settings that make no valid scenario, and why. */
  refused: { to: unknown; issues: Issue[] }[];
  /** For each statistic: no path differs wherever the lever stands. */
  noEffect: boolean[];
  /** For each statistic: the furthest apart that it comes to stand, where the lever now stands included. */
  swing: number[];
}

export interface Tornado {
  paths: number;
  statistics: readonly Statistic[];
  base: number[];
  /** By the swing of the first statistic, the widest first. */
  levers: TornadoLever[];
}

/** What a lever can be moved to from where it stands; to numbers, over its stated range or a share to either side. */
export function movesOf(scenario: Scenario, path: string, reach: Reach): LeverMoves | undefined {
  const lever = leverAt(path);
  if (!lever || lever.kind === 'list') return undefined;
  const now = getAt(scenario, path);
  const to = placesOf(lever, now, () => {
    const range = leverRange(scenario, path, reach)!;
    return [range.low, range.high];
  });
  return { path, lever, now, to: to.filter((place) => place !== now) };
}

function placesOf(lever: Lever, now: unknown, ends: () => number[]): unknown[] {
  switch (lever.kind) {
    case 'quantity':
    case 'limit':
      return ends();
    case 'flag':
      return [now !== true];
    case 'choice':
      return Object.keys(lever.labels);
    case 'steps':
    case 'seed':
    case 'list':
      return [];
  }
}

/** Moves each lever by itself, the others staying where they are, on the same shocks. */
export async function tornado(
  evaluator: Evaluator,
  scenario: Scenario,
  moves: readonly LeverMoves[],
  statistics: readonly Statistic[],
  request: Omit<EvaluationRequest, 'columns'>,
): Promise<Tornado> {
  const tried = moves.flatMap((move) =>
    move.to.map((to) => ({ move, to, changed: withLever(scenario, move.path, to) })),
  );
  const valid = tried.flatMap(({ changed }) => (changed.ok ? [changed.value] : []));
  const [base, ...others] = await evaluator.evaluateAll([scenario, ...valid], {
    ...request,
    columns: columnsOf(statistics),
  });
  const baseParts = statistics.map((asked) => partsOf(base, asked));
  const levers = moves.map((move): TornadoLever => {
    const { to: _, ...head } = move;
    const of = tried.filter((one) => one.move === move);
    const runs = of.flatMap(({ to, changed }) =>
      changed.ok ? [{ to, results: others[valid.indexOf(changed.value)] }] : [],
    );
    const moved = runs.map(({ to, results }) => ({
      to,
      differences: statistics.map((asked, k) =>
        partsDifference(baseParts[k], partsOf(results, asked), base.sample, asked),
      ),
      identical: statistics.map((asked) => unaffected(base, results, asked)),
    }));
    return {
      ...head,
      moved,
      refused: of.flatMap(({ to, changed }) =>
        changed.ok ? [] : [{ to, issues: changed.issues }],
      ),
      noEffect: statistics.map((_, k) => moved.every(({ identical }) => identical[k])),
      swing: statistics.map((_, k) => {
        const places = [0, ...moved.map(({ differences }) => differences[k].mean)];
        return Math.max(...places) - Math.min(...places);
      }),
    };
  });
  const rank = ({ swing: [first] }: TornadoLever) => (Number.isNaN(first) ? -1 : first);
  return {
    paths: base.paths,
    statistics,
    base: baseParts.map(({ value }) => value),
    levers: levers.sort((a, b) => rank(b) - rank(a)),
  };
}
