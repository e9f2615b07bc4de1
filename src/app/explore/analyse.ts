import { attribute, type Attribution, type AttributionTrouble } from '../../analysis/attribution';
import { breakEven, type BreakEven } from '../../analysis/breakEven';
import type { Evaluator, Progress } from '../../analysis/evaluate';
import { failurePatterns, type FailurePatterns } from '../../analysis/failurePatterns';
import { frontierOf, objectiveOf, type Frontier } from '../../analysis/frontier';
import { leverRange, type LeverRange } from '../../analysis/leverRange';
import { evaluateMatrix, matrixColumns, matrixOf, type Matrix } from '../../analysis/matrix';
import { untilPrecise } from '../../analysis/precision';
import { reverseStress, usualGrid, usualTolerance } from '../../analysis/reverse';
import type { ReverseStress } from '../../analysis/reverse';
import { search, type Search } from '../../analysis/search';
import { leverIndices, type SobolAnalysis } from '../../analysis/sobol';
import { movesOf, tornado, type Tornado } from '../../analysis/tornado';
import { keyOf, type Plan } from '../../engine/plan';
import { instantiateKernel } from '../../kernel/load';
import { streamOf } from '../../model/stream';
import type { Issue } from '../../scenario/issue';
import type { Scenario } from '../../scenario/scenario';
import type { Validated } from '../../scenario/validate';
import { withSettings } from '../../scenario/withLever';
import type { AnalysisKind, Asked, AskedOf } from './asked';

/** What each analysis gives; plain data. */
export interface Outcomes {
  matrix: Matrix;
  attribution: Attribution;
  tornado: Tornado;
  sobol: SobolAnalysis;
  reverse: { stress: ReverseStress; failures: FailurePatterns };
  frontier: Frontier;
  search: Search;
  breakEven: BreakEven;
}

/** An answer with the question that it answers. */
export type AnswerOf<K extends AnalysisKind> = {
  kind: K;
  asked: AskedOf<K>;
  outcome: Outcomes[K];
  /** Paths behind it, and whether its intervals are as narrow as was asked. */
  paths: number;
  reached: boolean;
};
export type ExplorationAnswer = { [K in AnalysisKind]: AnswerOf<K> }[AnalysisKind];

/** Why a question has no answer: settings that make no scenario, or two scenarios with nothing to tell apart. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  readonly reasons: readonly Issue[] | AttributionTrouble;

  constructor(reasons: readonly Issue[] | AttributionTrouble) {
    super('the question has no answer');
    this.reasons = reasons;
  }
}

/** What an analysis is carried out with. */
export interface Bench {
  evaluator: Evaluator;
  plan: (scenario: Scenario) => Plan;
  kernel: () => Promise<WebAssembly.Module>;
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
}

/** Paths that are followed again for what befalls them before they fail. */
const followed = 512;
/** Settings that a search keeps at a time: judgement. */
const population = 12;

/**
 * Answers a question, over more and more paths until it is as precise as was asked.
 * @throws NoAnswer where it has none; an `AbortError` once the signal is
 */
export async function analyse(asked: Asked, bench: Bench): Promise<ExplorationAnswer> {
  const { precision } = asked;
  const { result, paths, reached } = await untilPrecise(
    precision,
    (paths, onProgress) => outcomeOf(asked, paths, { ...bench, onProgress }),
    (outcome) => widest(asked.kind, outcome),
    bench.onProgress,
  );
  return { kind: asked.kind, asked, outcome: result, paths, reached } as ExplorationAnswer;
}

type Outcome = Outcomes[AnalysisKind];

async function outcomeOf(asked: Asked, paths: number, bench: Bench): Promise<Outcome> {
  const { evaluator, signal, onProgress } = bench;
  const [{ scenario: first }, second] = asked.subjects;
  const request = { paths, signal, onProgress };
  switch (asked.kind) {
    case 'matrix': {
      const { design, statistic, tolerance } = asked;
      const columns = matrixColumns(statistic);
      const results = await evaluateMatrix(evaluator, design, { ...request, columns });
      return matrixOf(results, statistic, tolerance, design.cells[0][0].run.seed);
    }
    case 'attribution': {
      const { statistic } = asked;
      const told = { from: first, to: second.scenario, statistics: [statistic] };
      const found = await attribute(evaluator, { ...told, ...request });
      if ('code' in found) throw new NoAnswer(found);
      return found;
    }
    case 'tornado': {
      const moves = asked.levers.flatMap((path) => movesOf(first, path, asked.reach) ?? []);
      return tornado(evaluator, first, moves, [asked.statistic], request);
    }
    case 'sobol': {
      const ranges = rangesOf(asked);
      const { statistic, points } = asked;
      return valueOf(await leverIndices(evaluator, first, ranges, [statistic], points, request));
    }
    case 'reverse':
      return reverseOutcome(asked, first, paths, bench);
    case 'frontier': {
      const { axes, design, statistics } = asked;
      const objectives = statistics.map((statistic) => objectiveOf(statistic)!);
      const { exports } = instantiateKernel(await bench.kernel());
      const wanted = { axes, design, objectives, ...request };
      return frontierOf(evaluator, first, wanted, exports);
    }
    case 'search': {
      const { axes, statistic, constraints, budget } = asked;
      const { exports } = instantiateKernel(await bench.kernel());
      const [key0, key1] = keyOf(first.run.seed);
      const stream = streamOf('search');
      return search(evaluator, first, {
        ...{ axes, constraints, budget, population, objective: objectiveOf(statistic)! },
        ...{ ...request, confirmedBy: 4 * paths },
        uniform: (generation, member, index) =>
          exports.uniform(member, generation, stream, index, key0, key1),
      });
    }
    case 'breakEven': {
      const { statistic, axis, moves } = asked;
      const found = await breakEven(evaluator, first, second.scenario, {
        ...{ axis, moves, grid: usualGrid, tolerance: usualTolerance },
        ...{ measure: { kind: 'equal', statistic }, ...request },
      });
      if (!found.ok) throw new NoAnswer(found.issues);
      return found.result;
    }
  }
}

async function reverseOutcome(
  asked: AskedOf<'reverse'>,
  scenario: Scenario,
  paths: number,
  { evaluator, plan, kernel, signal, onProgress }: Bench,
): Promise<Outcomes['reverse']> {
  const { statistic, threshold, breaks, axes } = asked;
  const found = await reverseStress(evaluator, scenario, {
    ...{ statistic, threshold, breaks, axes, paths, signal, onProgress },
    ...{ grid: usualGrid, tolerance: usualTolerance },
  });
  if (!found.ok) throw new NoAnswer(found.issues);
  const { result: stress } = found;
  // Where nothing breaks the line, how the platform fails in the worst world is told.
  const ends = axes.map(({ path, to }) => ({ path, value: to }));
  const world = stress.critical?.scenario ?? valueOf(withSettings(scenario, ends));
  const results = await evaluator.evaluate(world, { columns: [], paths, signal });
  const failures = await failurePatterns(world, plan(world), await kernel(), results, {
    ...{ followed, signal },
  });
  return { stress, failures };
}

/** The ranges over which indices are taken. */
export function rangesOf({
  subjects: [{ scenario }],
  levers,
  reach,
}: AskedOf<'sobol'>): LeverRange[] {
  return levers.flatMap((path) => leverRange(scenario, path, reach) ?? []);
}

function valueOf<T>(checked: Validated<T>): T {
  if (!checked.ok) throw new NoAnswer(checked.issues);
  return checked.value;
}

const half = ([low, high]: readonly [number, number]) => (high - low) / 2;

/** Half the width of the widest interval of an outcome, in the unit of its statistic. */
function widest(kind: AnalysisKind, outcome: Outcome): number {
  const intervals = intervalsOf({ kind, outcome });
  return intervals.reduce((most, interval) => Math.max(most, half(interval)), 0);
}

function intervalsOf({ kind, outcome }: Pick<ExplorationAnswer, 'kind' | 'outcome'>) {
  const answer = { kind, outcome } as ExplorationAnswer;
  switch (answer.kind) {
    case 'matrix':
      return answer.outcome.cells.flat().map(({ interval }) => interval);
    case 'attribution':
      return answer.outcome.statistics.flatMap(({ contributions }) =>
        contributions.map(({ value }) => value.interval),
      );
    case 'tornado':
      return answer.outcome.levers.flatMap(({ moved }) =>
        moved.map(({ differences: [first] }) => first.interval),
      );
    case 'sobol':
      // More paths make no narrower intervals of indices: those are for the choice of points.
      return [];
    case 'reverse':
      return answer.outcome.stress.worlds.map(({ interval }) => interval);
    case 'frontier':
      return answer.outcome.points.map(({ outcomes: [first] }) => first.interval);
    case 'search':
      return answer.outcome.proposals.map(({ objective }) => objective.interval);
    case 'breakEven':
      return answer.outcome.places.map(({ interval }) => interval);
  }
}
