import type { Axis } from '../../analysis/axis';
import { usualCloseness, usualPlaces, type BreakEvenMeasure } from '../../analysis/breakEven';
import { workOfPath } from '../../analysis/evaluate';
import { placesOf, type Design } from '../../analysis/frontier';
import type { Reach } from '../../analysis/leverRange';
import type { MatrixDesign } from '../../analysis/matrix';
import type { Precision } from '../../analysis/precision';
import { usualGrid, usualTolerance } from '../../analysis/reverse';
import { confirmation, confirmed, type Constraint } from '../../analysis/search';
import { mostExactPlayers } from '../../analysis/shapley';
import type { Statistic } from '../../analysis/statistic';
import { movesOf } from '../../analysis/tornado';
import { differencesUpTo } from '../../scenario/differences';
import { sameJson } from '../../scenario/mergePatch';
import type { Localized } from '../../scenario/quantity';
import type { Scenario } from '../../scenario/scenario';

/** The questions of Explore, in the order of its chooser. */
export const questions = [
  'matrix',
  'attribution',
  'sensitivity',
  'reverse',
  'frontier',
  'breakEven',
] as const;
export type QuestionName = (typeof questions)[number];

/** A scenario of the study as it stood when the question was asked. */
export interface Subject {
  id: string;
  title: Localized | string;
  scenario: Scenario;
}

/** A scenario of the study as a question takes it. */
export const subjectOf = ({ id, title, scenario }: Subject): Subject => ({ id, title, scenario });

/** What each analysis is asked, beside how precise it is to be. */
interface Inputs {
  matrix: { design: MatrixDesign; statistic: Statistic; tolerance: number };
  attribution: { statistic: Statistic };
  tornado: { statistic: Statistic; levers: string[]; reach: Reach };
  sobol: { statistic: Statistic; levers: string[]; reach: Reach; points: number };
  reverse: { statistic: Statistic; threshold: number; breaks: 'below' | 'above'; axes: Axis[] };
  frontier: { statistics: Statistic[]; axes: Axis[]; design: Design };
  search: { statistic: Statistic; constraints: Constraint[]; axes: Axis[]; budget: number };
  breakEven: { measure: BreakEvenMeasure; axis: Axis; moves: 'both' | 'b' };
}

export type AnalysisKind = keyof Inputs;

interface Head {
  /**
   * The scenarios of the study that the question is about: the one, or what is compared and what with it; those that a
   * matrix is made of.
   */
  subjects: Subject[];
  precision: Precision;
}

/** A question with everything that its answer depends on; plain data. */
export type AskedOf<K extends AnalysisKind> = Head & { kind: K } & Inputs[K];
export type Asked = { [K in AnalysisKind]: AskedOf<K> }[AnalysisKind];

const questionOf: Record<AnalysisKind, QuestionName> = {
  ...{ matrix: 'matrix', attribution: 'attribution', tornado: 'sensitivity', sobol: 'sensitivity' },
  ...{ reverse: 'reverse', frontier: 'frontier', search: 'frontier', breakEven: 'breakEven' },
};

/** The question that an analysis answers. */
export const questionAsked = ({ kind }: Pick<Asked, 'kind'>): QuestionName => questionOf[kind];

/** Runs of a scenario that finding a crossing on a grid takes about: its bisection, and that of both ends of its interval. */
const crossingRuns = (grid: number, tolerance: number) =>
  grid + 3 * Math.ceil(Math.log2(1 / tolerance / (grid - 1)));

/** How many scenarios an analysis runs, at most; those that an evaluation is known of cost nothing. */
export function scenariosOf(asked: Asked): number {
  switch (asked.kind) {
    case 'matrix':
      return asked.design.cells.flat().length;
    case 'attribution': {
      const [from, to] = asked.subjects;
      return 2 ** differencesUpTo(mostExactPlayers, from.scenario, to.scenario).length;
    }
    case 'tornado': {
      const [{ scenario }] = asked.subjects;
      const moves = asked.levers.map((path) => movesOf(scenario, path, asked.reach)?.to.length);
      return moves.reduce<number>((sum, count = 0) => sum + count, 1);
    }
    case 'sobol':
      return asked.points * (asked.levers.length + 2);
    case 'reverse':
      return crossingRuns(usualGrid, usualTolerance);
    case 'frontier':
      return placesOf(asked.design, asked.axes.length).length + 1;
    case 'search':
      // That of today, and the confirmation, whose first paths are known.
      return asked.budget + 1 + (confirmed + 1) * (confirmation - 1);
    case 'breakEven':
      return crossingRuns(usualPlaces, usualCloseness) * (asked.moves === 'both' ? 2 : 1) + 1;
  }
}

/** Cell-months that an analysis takes with the paths that it begins with, at most. */
export function workOf(asked: Asked): number {
  const paths = Math.min(asked.precision.paths, asked.precision.most);
  return scenariosOf(asked) * paths * workOfPath(asked.subjects[0].scenario);
}

/** Whether the study still has every scenario of a question as it was asked about. */
export function isCurrent(
  { subjects }: Pick<Asked, 'subjects'>,
  entries: readonly Pick<Subject, 'id' | 'scenario'>[],
): boolean {
  return subjects.every(({ id, scenario }) => {
    const now = entries.find((entry) => entry.id === id);
    return now && (now.scenario === scenario || sameJson(now.scenario, scenario));
  });
}

/** So many paths, however wide the intervals. */
export const plainly = (paths: number): Precision => ({ paths, most: paths });
