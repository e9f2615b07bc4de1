import type { FailureCause } from '../model/failureCauses';
import { isWhole, settingsAt, type Settings } from './axis';
import type { BreakEven, BreakEvenMeasure } from './breakEven';
import type { FailurePatterns } from './failurePatterns';
import type { Frontier } from './frontier';
import type { EventKind } from './pathEvents';
import type { ReverseStress } from './reverse';
import type { Constraint, Proposal, Search } from './search';
import type { Objective } from './frontier';
import type { Statistic } from './statistic';
import type { ColumnName } from '../engine/results';

/** What reverse stress, frontier, search and break-even can find, and what is known about each. */
export interface ExplorationParams {
  reverseFound: {
    statistic: Statistic;
    threshold: number;
    breaks: 'below' | 'above';
    settings: Settings;
    /** Settings at the ends of the 95 % interval; `null` where it is open. */
    low: Settings | null;
    high: Settings | null;
  };
  reverseCalmBreaks: { statistic: Statistic; threshold: number; value: number };
  reverseWorstHolds: { statistic: Statistic; threshold: number; value: number };
  reverseNothingMoves: { statistic: Statistic; value: number };
  reverseHoldsAgain: { statistic: Statistic };
  failureLikeliest: {
    cause: FailureCause;
    share: number;
    firstMonth: number;
    lastMonth: number;
    strength: number;
    event: EventKind | null;
  };
  failureNone: { paths: number };
  frontierSize: {
    points: number;
    onFrontier: number;
    /** For how many of the frontier, and of the others, the paths tell it. */
    sure: number;
    sureBeaten: number;
    objectives: Statistic[];
  };
  frontierToday: { dominated: boolean; settings: Settings | null };
  searchFound: { settings: Settings; objective: Objective; value: number; today: number };
  searchUnclear: { settings: Settings; objective: Objective; value: number };
  searchNone: { tried: number; constraints: Constraint[] };
  breakEvenFound: {
    measure: BreakEvenMeasure;
    path: string;
    value: number;
    low: number | null;
    high: number | null;
    /** Neighbours between which the sign changes, of a lever that knows nothing between them. */
    between: [number, number] | null;
  };
  breakEvenSeveral: { measure: BreakEvenMeasure; path: string; values: number[] };
  breakEvenNone: {
    measure: BreakEvenMeasure;
    path: string;
    from: number;
    to: number;
    ahead: 'a' | 'b';
  };
  /** What a unit of avoided loss costs at the lowest and the highest value of the lever at which that is known. */
  costOfAvoided: {
    cost: ColumnName;
    loss: ColumnName;
    path: string;
    at: { value: number; ratio: number; interval: [number, number] }[];
  };
  breakEvenNothingMoves: { measure: BreakEvenMeasure; path: string };
}

export type ExplorationCode = keyof ExplorationParams;

/** A finding as data: what was found, and whether the paths tell it for sure. */
export type ExplorationFinding = {
  [C in ExplorationCode]: { code: C; params: ExplorationParams[C]; sure: boolean };
}[ExplorationCode];

function finding<C extends ExplorationCode>(
  code: C,
  params: ExplorationParams[C],
  sure: boolean,
): ExplorationFinding {
  return { code, params, sure } as ExplorationFinding;
}

/** What a reverse stress test comes to. */
export function reverseFindings(result: ReverseStress): ExplorationFinding[] {
  const { statistic, threshold, breaks, status, sure, critical, worlds, axes } = result;
  const known = { statistic, threshold };
  if (result.identical && status !== 'calmBreaks')
    return [finding('reverseNothingMoves', { statistic, value: worlds[0].value }, true)];
  if (status === 'calmBreaks')
    return [finding('reverseCalmBreaks', { ...known, value: worlds[0].value }, sure)];
  if (status === 'worstHolds')
    return [finding('reverseWorstHolds', { ...known, value: worlds.at(-1).value }, sure)];
  const at = (part: number | null): Settings | null =>
    part === null
      ? null
      : settingsAt(
          axes,
          axes.map(() => part),
        );
  const [low, high] = critical!.interval.map(at);
  const found = { ...known, breaks, settings: critical!.settings, low, high };
  return [
    finding('reverseFound', found, sure),
    ...(result.holdsAgain ? [finding('reverseHoldsAgain', { statistic }, false)] : []),
  ];
}

/** Events that come from outside or begin trouble; others, such as capital below the minimum, are trouble on its way. */
const causes = new Set<EventKind>([
  ...([
    'surpriseRuleChange',
    'peerFailure',
    'lossesAboveExpected',
    'breach',
    'inspection',
  ] as const),
  ...(['penalty', 'suspension', 'cyberIncident', 'insiderFraud', 'legalClaim'] as const),
  'insurerDefault',
]);

/** The likeliest way to fail. */
export function failureFindings({ groups, paths }: FailurePatterns): ExplorationFinding[] {
  const [first, second] = groups;
  if (!first) return [finding('failureNone', { paths }, false)];
  const { cause, shareOfFailures: share, firstMonth, lastMonth, strength, events } = first;
  const rising = events.find(({ kind, before, usual }) => causes.has(kind) && before > usual);
  return [
    finding(
      'failureLikeliest',
      { cause, share, firstMonth, lastMonth, strength, event: rising?.kind ?? null },
      second === undefined || first.interval[0] > second.interval[1],
    ),
  ];
}

/** How many settings are on the frontier, and whether today's is. */
export function frontierFindings({
  points,
  frontier,
  today,
  objectives,
}: Frontier): ExplorationFinding[] {
  const sure = frontier.filter((i) => points[i].sure).length;
  const { dominatedBy } = today;
  return [
    finding(
      'frontierSize',
      {
        ...{ points: points.length, onFrontier: frontier.length, sure },
        sureBeaten: points.filter((point) => point.sure && !point.onFrontier).length,
        objectives: objectives.map(({ statistic }) => statistic),
      },
      points.every((point) => point.sure),
    ),
    finding(
      'frontierToday',
      {
        dominated: !today.onFrontier,
        settings: dominatedBy === null ? null : (points[dominatedBy]?.settings ?? null),
      },
      today.sure,
    ),
  ];
}

/** The best settings that keep all constraints, or that there are none. */
export function searchFindings({
  proposals,
  objective,
  constraints,
  tried,
  today,
}: Search): ExplorationFinding[] {
  const kept = ({ constraints: all }: Proposal) => all.every((one) => one.kept === 'yes');
  const best = proposals.find((one) => one.feasible);
  if (!best) {
    const impossible = proposals.every((one) => one.constraints.some((each) => each.kept === 'no'));
    return [finding('searchNone', { tried, constraints }, impossible)];
  }
  const params = { settings: best.settings, objective, value: best.objective.value };
  return kept(best)
    ? [finding('searchFound', { ...params, today: today.objective.value }, true)]
    : [finding('searchUnclear', params, false)];
}

/** Where two scenarios come out alike, and what a unit of avoided loss costs. */
export function breakEvenFindings(result: BreakEven): ExplorationFinding[] {
  return [...crossingFindings(result), ...costFindings(result)];
}

function costFindings({ measure, axis, places }: BreakEven): ExplorationFinding[] {
  if (measure.kind !== 'worth') return [];
  const known = places
    .flatMap(({ value, costOfAvoided }) =>
      costOfAvoided?.interval
        ? [{ value, ratio: costOfAvoided.value, interval: costOfAvoided.interval }]
        : [],
    )
    .sort((a, b) => a.value - b.value);
  if (known.length === 0) return [];
  const { cost, loss } = measure;
  const at = known.length > 1 ? [known[0], known.at(-1)] : known;
  return [finding('costOfAvoided', { cost, loss, path: axis.path, at }, true)];
}

function crossingFindings(result: BreakEven): ExplorationFinding[] {
  const { measure, axis, crossings, places, sure, identical } = result;
  const { path } = axis;
  if (identical) return [finding('breakEvenNothingMoves', { measure, path }, true)];
  const [first] = crossings;
  if (!first) {
    const { difference } = places.reduce((most, place) =>
      Math.abs(place.difference) > Math.abs(most.difference) ? place : most,
    );
    const ahead = difference > 0 ? 'b' : 'a';
    return [finding('breakEvenNone', { measure, path, from: axis.from, to: axis.to, ahead }, sure)];
  }
  if (crossings.length > 1)
    return [
      finding(
        'breakEvenSeveral',
        { measure, path, values: crossings.map(({ value }) => value) },
        false,
      ),
    ];
  const [low, high] = first.interval;
  const closed = low !== null && high !== null;
  const between = isWhole(axis) && first.between[0] < first.between[1] ? first.between : null;
  const found = { measure, path, value: first.value, low, high, between };
  return [finding('breakEvenFound', found, closed)];
}
