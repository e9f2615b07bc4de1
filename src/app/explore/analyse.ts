import { attribute, type Attribution, type AttributionTrouble } from '../../analysis/attribution';
import {
  breakEven,
  crossingHalfWidth,
  usualCloseness,
  usualPlaces,
  type BreakEven,
} from '../../analysis/breakEven';
import type { Evaluator, Progress } from '../../analysis/evaluate';
import {
  failurePatterns,
  usualFollowed,
  type FailurePatterns,
} from '../../analysis/failurePatterns';
import { frontierOf, objectiveOf, type Frontier, type Tried } from '../../analysis/frontier';
import { leverRange, type LeverRange } from '../../analysis/leverRange';
import { evaluateMatrix, matrixColumns, matrixOf, type Matrix } from '../../analysis/matrix';
import { untilPrecise } from '../../analysis/precision';
import {
  criticalHalfWidth,
  reverseStress,
  usualGrid,
  usualTolerance,
  worldToTell,
  type ReverseStress,
} from '../../analysis/reverse';
import {
  confirmation,
  search,
  searchDraws,
  usualPopulation,
  type Search,
  type SearchCourse,
} from '../../analysis/search';
import { leverIndices, type SobolAnalysis } from '../../analysis/sobol';
import { movesOf, tornado, type Tornado } from '../../analysis/tornado';
import type { Plan } from '../../engine/plan';
import { instantiateKernel } from '../../kernel/load';
import type { Issue } from '../../scenario/issue';
import type { Scenario } from '../../scenario/scenario';
import type { Validated } from '../../scenario/validate';
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
  plan: (scenario: Scenario) => Plan | Promise<Plan>;
  kernel: () => Promise<WebAssembly.Module>;
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
  /** What is known already of an answer that grows. */
  onSoFar: (soFar: SoFar) => void;
}

/** What is known already of an answer under way, where that can be drawn without saying more than is known. */
export type SoFar =
  | { asked: AskedOf<'frontier'>; paths: number; tried: Tried[] }
  | { asked: AskedOf<'search'>; paths: number; course: SearchCourse };

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
  const { evaluator, signal, onProgress, onSoFar } = bench;
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
      const onTried = (tried: Tried[]) => onSoFar({ asked, paths, tried });
      const wanted = { axes, design, objectives, onTried, ...request };
      return frontierOf(evaluator, first, wanted, exports);
    }
    case 'search': {
      const { axes, statistic, constraints, budget } = asked;
      const { exports } = instantiateKernel(await bench.kernel());
      // What more precision is asked for is a matter of the confirmation: the search remains the same.
      const began = Math.min(asked.precision.paths, asked.precision.most);
      return search(evaluator, first, {
        ...{ axes, constraints, budget, objective: objectiveOf(statistic)! },
        ...{ ...request, paths: began, confirmedBy: confirmation * paths },
        ...{ population: usualPopulation, uniform: searchDraws(first, exports) },
        onCourse: (course) => onSoFar({ asked, paths: began, course }),
      });
    }
    case 'breakEven': {
      const { measure, axis, moves } = asked;
      const found = await breakEven(evaluator, first, second.scenario, {
        ...{ axis, moves, grid: usualPlaces, tolerance: usualCloseness },
        ...{ measure, ...request },
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
  const world = valueOf(worldToTell(scenario, stress));
  const results = await evaluator.evaluate(world, { columns: [], paths, signal });
  const failures = await failurePatterns(world, await plan(world), await kernel(), results, {
    ...{ followed: usualFollowed, signal },
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

/** Half the width of the widest interval of an outcome, in the unit of its statistic, or of the lever where a place of it is looked for. */
function widest(kind: AnalysisKind, outcome: Outcome): number {
  const answer = { kind, outcome } as ExplorationAnswer;
  if (answer.kind === 'reverse') return criticalHalfWidth(answer.outcome.stress);
  if (answer.kind === 'breakEven') return crossingHalfWidth(answer.outcome);
  return intervalsOf(answer).reduce((most, interval) => Math.max(most, half(interval)), 0);
}

function intervalsOf(answer: Exclude<ExplorationAnswer, { kind: 'reverse' | 'breakEven' }>) {
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
    case 'frontier':
      return answer.outcome.points.map(({ outcomes: [first] }) => first.interval);
    case 'search':
      return answer.outcome.proposals.map(({ objective }) => objective.interval);
  }
}
