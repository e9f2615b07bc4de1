import type { DebriefLine } from '../../analysis/training/debrief';
import { columnInfo } from '../../engine/results';
import { outcomes } from '../../model/outcomes';
import { differenceUnit, type ChartUnit } from '../charts/chart';
import { formatOf, type Format } from '../charts/format';
import type { Readout } from '../charts/readout';
import type { ChartTable } from '../charts/table';
import type { IntervalRow } from '../explore/intervalBars';
import type { Language } from '../i18n/catalogues';
import { train } from '../i18n/topics/train';

/** The unit of a line of the debrief; points are plain numbers. */
export function unitOfLine({ of }: Pick<DebriefLine, 'of'>): ChartUnit {
  if (of === 'score') return 'ratio';
  return of === 'failure' ? 'share' : columnInfo(of).unit;
}

/** How differences of a line are written. */
export function apartIn(
  line: Pick<DebriefLine, 'of'>,
  language: Language,
  currency: string,
): Format {
  const unit = unitOfLine(line);
  return formatOf(unit === 'points' ? unit : differenceUnit(unit), language, currency);
}

/** What a line of the debrief is called. */
export function titleOfLine({ of }: Pick<DebriefLine, 'of'>, language: Language): string {
  const words = train[language].debrief;
  if (of === 'score') return words.scoreName;
  return of === 'failure' ? words.failureName : outcomes[of].title[language];
}

export interface SplitPicture {
  rows: IntervalRow[];
  summary: string;
  table: () => ChartTable;
  readout: (row: number | undefined) => Readout;
}

/**
 * A split as a waterfall: from the mean of the starting strategy, round by round to the mean under the team's decisions,
 * and by luck to the own path.
 */
export function splitPicture(
  line: DebriefLine,
  { language, currency, title }: { language: Language; currency: string; title: string },
): SplitPicture {
  const words = train[language].debrief;
  const { split, rounds, better } = line;
  const format = formatOf(unitOfLine(line), language, currency);
  const apart = apartIn(line, language, currency);
  const level = (label: string, value: number): Step => ({
    ...{ label, from: value, to: value, interval: [value, value] },
    ...{ level: true, text: format.value(value), told: format.value(value), sure: true },
  });
  const move = (
    label: string,
    from: number,
    by: number,
    [low, high]: readonly [number, number],
    sure: boolean,
  ): Step => ({
    ...{ label, from, to: from + by, interval: [from + low, from + high], level: false, sure },
    text: apart.unnamed.difference(by),
    told:
      low === high
        ? apart.difference(by)
        : `${apart.difference(by)} (${apart.difference(low)} … ${apart.difference(high)})`,
  });

  let at = split.reference;
  const steps: Step[] = [level(words.start, at)];
  for (const [round, { mean, interval, distinguishable }] of rounds.entries()) {
    steps.push(move(words.round(round + 1), at, mean, interval, distinguishable));
    at += mean;
  }
  steps.push(
    level(words.expected, split.expected),
    move(words.luck, split.expected, split.luck, [split.luck, split.luck], true),
    level(words.own, split.own),
  );
  return {
    rows: steps.map(({ label, from, to, interval, level: isLevel, text, sure }) => ({
      label,
      bars: [
        {
          ...{ from, to, interval, text, faint: !sure },
          kind: isLevel
            ? 'mark'
            : better !== 'neither' && goodWay(to - from, better)
              ? 'rise'
              : 'fall',
        },
      ],
    })),
    summary: steps.map(({ label, told }) => `${label} ${told}`).join('; '),
    readout(row) {
      if (row === undefined) return { head: '', entries: [] };
      const { label, told } = steps[row];
      return { head: label, entries: [{ name: '', value: told, key: 'none' }] };
    },
    table: () => ({
      caption: title,
      columns: [
        { label: words.stepName },
        ...[words.value, words.low, words.high].map((label) => ({ label, unit: unitOfLine(line) })),
      ],
      rows: steps.map(({ label, from, to, interval, level: isLevel }) =>
        isLevel
          ? [label, to, null, null]
          : [label, to - from, interval[0] - from, interval[1] - from],
      ),
    }),
  };
}

interface Step {
  label: string;
  from: number;
  to: number;
  interval: [number, number];
  /** Whether it is a mean or a value rather than a step between two. */
  level: boolean;
  text: string;
  told: string;
  sure: boolean;
}

const goodWay = (change: number, better: 'higher' | 'lower') =>
  better === 'higher' ? change >= 0 : change <= 0;
