import type { Issue } from '../scenario/issue';
import type { Scenario } from '../scenario/scenario';
import type { Validated } from '../scenario/validate';
import {
  isWhole,
  scenarioAt,
  settingsAt,
  settledPart,
  valueAt,
  type Axis,
  type Settings,
} from './axis';
import { findCrossings, type Crossing, type Measured } from './crossing';
import type { Evaluator, Progress } from './evaluate';
import { columnsOf, measure, type Statistic } from './statistic';

/** What is to break, and along which way the world worsens. */
export interface ReverseRequest {
  statistic: Statistic;
  threshold: number;
  /** On which side of the threshold the line is broken. */
  breaks: 'below' | 'above';
  /** Levers that worsen together, each from its calm end to its worst. */
  axes: readonly Axis[];
  /** Places of the way that are looked at first, ends included. */
  grid: number;
  /** How closely the critical part of the way is told. */
  tolerance: number;
  paths: number;
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
}

/** Macro deviations from what was expected, from none to twice those of the world as it is. */
export const severityAxis: Axis = { path: 'world.severity', from: 0, to: 2 };

/** Places of the way that are looked at first unless said otherwise. */
export const usualGrid = 5;
export const usualTolerance = 1 / 256;

/** A world on the way: how far it is gone, and where each lever stands. */
export interface WorldOnTheWay {
  /** 0 calm … 1 worst. */
  part: number;
  settings: Settings;
}

/** The statistic in one world. */
export interface MeasuredWorld extends WorldOnTheWay {
  value: number;
  interval: [number, number];
}

export interface ReverseStress {
  statistic: Statistic;
  threshold: number;
  breaks: 'below' | 'above';
  axes: Axis[];
  paths: number;
  tolerance: number;
  /** `found`; or the line is broken in the calm already; or not even in the worst. */
  status: 'found' | 'calmBreaks' | 'worstHolds';
  /** Whether the paths tell the status for sure. */
  sure: boolean;
  /** The least severe world that breaks the line, with the 95 % interval of the part of the way. */
  critical: (WorldOnTheWay & { interval: Crossing['interval']; scenario: Scenario }) | null;
  /** Whether further on the line holds again: then worse is not always worse. */
  holdsAgain: boolean;
  /** Nothing on the way reaches the statistic: it is the same in the calm and in the worst world. */
  identical: boolean;
  /** Every world that was looked at, the calm first. */
  worlds: MeasuredWorld[];
}

/**
 * The least severe world in which a statistic breaks a line: bisection along the way from calm to worst, on the same shocks
 * everywhere. The interval holds every part of the way at which the statistic is not told from the threshold.
 */
export async function reverseStress(
  evaluator: Evaluator,
  scenario: Scenario,
  request: ReverseRequest,
): Promise<{ ok: true; result: ReverseStress } | { ok: false; issues: Issue[] }> {
  const { statistic, threshold, breaks, axes, grid, tolerance, paths, signal } = request;
  const places = Array.from({ length: grid }, (_, i) => i / (grid - 1));
  const checked = places.map((part) => at(part));
  const issues = checked.flatMap((one) => (one.ok ? [] : one.issues));
  if (issues.length > 0) return { ok: false, issues };

  const asked = { columns: columnsOf([statistic]), paths, signal };
  await evaluator.evaluateAll(
    checked.flatMap((one) => (one.ok ? [one.value] : [])),
    { ...asked, onProgress: request.onProgress },
  );
  const sign = breaks === 'above' ? 1 : -1;
  const known = new Map<number, Measured>();
  const beyond = async (part: number): Promise<Measured> => {
    const world = at(part);
    if (!world.ok) throw new Error(`a world between two that are valid is not: ${part}`);
    const measured = measure(await evaluator.evaluate(world.value, asked), statistic);
    known.set(part, measured);
    const [low, high] = measured.interval.map((end) => sign * (end - threshold));
    return {
      value: sign * (measured.value - threshold),
      interval: sign > 0 ? [low, high] : [high, low],
    };
  };
  const [alone] = axes;
  const settle = (part: number) => (axes.length === 1 ? settledPart(alone, part) : part);
  const { crossings, places: seen } = await findCrossings(beyond, places, tolerance, settle);

  const calm = seen[0].measured;
  const inCalm = known.get(seen[0].at)!.value;
  const breaking = crossings.find(({ rises }) => rises);
  const status = calm.value >= 0 ? 'calmBreaks' : breaking ? 'found' : 'worstHolds';
  const clearlyBeyond = seen.some(({ measured }) => measured.interval[0] > 0);
  const clearlyWithin = calm.interval[1] < 0;
  const critical = status === 'found' ? breaking! : undefined;
  // Whole numbers jump: what lies between the ends of the bracket may hold the line still, its further end breaks it.
  const from = critical && (axes.some(isWhole) ? critical.bracket[1] : critical.at);
  const result: ReverseStress = {
    ...{ statistic, threshold, breaks, axes: [...axes], paths, tolerance, status },
    sure:
      status === 'found'
        ? clearlyWithin && clearlyBeyond
        : status === 'calmBreaks'
          ? calm.interval[0] > 0
          : seen.every(({ measured }) => measured.interval[1] < 0),
    critical:
      critical && from !== undefined
        ? { ...worldAt(from), interval: critical.interval, scenario: atValid(from) }
        : null,
    holdsAgain: crossings.some(({ rises }) => !rises),
    identical:
      seen.every(({ measured }) => measured.value === calm.value) &&
      // That no path fails, or every one does, tells nothing of what reaches failure.
      !(statistic.statistic === 'probability' && [0, 1].includes(inCalm)),
    worlds: seen.map(({ at: part }) => {
      const { value, interval } = known.get(part)!;
      return { ...worldAt(part), value, interval: [interval[0], interval[1]] };
    }),
  };
  return { ok: true, result };

  function at(part: number) {
    return scenarioAt(
      scenario,
      axes,
      axes.map(() => part),
    );
  }
  function atValid(part: number): Scenario {
    const world = at(part);
    if (!world.ok) throw new Error(`a world between two that are valid is not: ${part}`);
    return world.value;
  }
  function worldAt(part: number): WorldOnTheWay {
    return {
      part,
      settings: settingsAt(
        axes,
        axes.map(() => part),
      ),
    };
  }
}

/**
 * The world whose failures are told: the critical one; where nothing on the way breaks the line the worst, where the calm does
 * already the calm.
 * @param scenario the one that was stressed
 */
export function worldToTell(
  scenario: Scenario,
  { axes, critical, status }: ReverseStress,
): Validated<Scenario> {
  if (critical) return { ok: true, value: critical.scenario };
  const part = status === 'worstHolds' ? 1 : 0;
  return scenarioAt(
    scenario,
    axes,
    axes.map(() => part),
  );
}

/** Half the interval of the critical setting, of the first lever; 0 where nothing was looked for, NaN where it is open. */
export function criticalHalfWidth({ critical, axes: [axis] }: ReverseStress): number {
  if (!critical) return 0;
  const [low, high] = critical.interval;
  if (low === null || high === null) return NaN;
  return Math.abs(valueAt(axis, high) - valueAt(axis, low)) / 2;
}
