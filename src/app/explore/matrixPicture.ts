import { explore as exploreTexts } from '../i18n/topics/explore';
import type { Matrix, MatrixDesign } from '../../analysis/matrix';
import { statisticText, unitOf } from '../../analysis/statistic';
import { statisticTitle } from '../../analysis/sentences/words';
import { inLanguage } from '../../scenario/language';
import { differenceUnit } from '../charts/chart';
import { formatOf } from '../charts/format';
import type { Readout } from '../charts/readout';
import type { ChartTable } from '../charts/table';
import type { Language } from '../i18n/catalogues';
import type { HeatMapData } from './heatMap';

/** What the cells show: the statistic, or how far it stays behind the best of its column. */
export type MatrixView = 'values' | 'regret';

export interface MatrixPicture {
  data: HeatMapData;
  title: string;
  summary: string;
  table: () => ChartTable;
  readout: (row: number | undefined, column: number | undefined) => Readout;
}

/** A matrix as a heat map, in words of a language. */
export function matrixPicture(
  { rows, columns }: Pick<MatrixDesign, 'rows' | 'columns'>,
  { cells, choice, statistic, better }: Matrix,
  view: MatrixView,
  { language, currency }: { language: Language; currency: string },
): MatrixPicture {
  const words = exploreTexts[language];
  const unit = unitOf(statistic);
  const format = formatOf(unit, language, currency);
  const share = formatOf('share', language);
  const behind = formatOf(differenceUnit(unit), language, currency);
  const shownAs = view === 'regret' ? behind : format;
  const names = (of: MatrixDesign['rows']) =>
    of.map(({ title, id }) => inLanguage(title, language) || id);
  const [rowNames, columnNames] = [names(rows), names(columns)];
  const of = (row: number, column: number) =>
    view === 'regret' ? (cells[row][column].regret?.mean ?? NaN) : cells[row][column].value;
  const all = cells.flatMap((row, r) => row.map((_, c) => of(r, c))).filter(Number.isFinite);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const worstIsLow = view === 'values' && better === 'higher';
  const strength = (value: number) => {
    if (!Number.isFinite(value)) return NaN;
    const part = high > low ? (value - low) / (high - low) : 0;
    return worstIsLow ? 1 - part : part;
  };
  const data: HeatMapData = {
    ...{ rows: rowNames, columns: columnNames },
    choice: choice?.row,
    cells: cells.map((row, r) =>
      row.map(({ failure }, c) => ({
        text: shownAs.unnamed.value(of(r, c)),
        strength: strength(of(r, c)),
        mark: failure.verdict === 'below' ? undefined : failure.verdict,
        best: choice?.best[c].row === r,
      })),
    ),
  };
  const between = ([from, to]: readonly [number, number], write = format) =>
    words.answer.within(write.value(from), write.value(to));
  const measured = (value: number, interval: readonly [number, number], write = format) =>
    `${write.value(value)} (${between(interval, write)})`;
  const place = (index: number) =>
    `${rowNames[Math.floor(index / columns.length)]} × ${columnNames[index % columns.length]}`;
  const flat = cells.flatMap((row, r) => row.map((_, c) => of(r, c)));
  const [best, worst] = worstIsLow
    ? [flat.indexOf(high), flat.indexOf(low)]
    : [flat.indexOf(low), flat.indexOf(high)];
  const name = statisticTitle(statistic, language);
  return {
    data,
    title: view === 'regret' ? words.matrix.regretChart(name) : words.matrix.chart(name),
    summary:
      better === 'neither'
        ? words.matrix.range(rows.length, columns.length, shownAs.value(low), shownAs.value(high))
        : words.matrix.summary(
            rows.length,
            columns.length,
            `${place(best)} ${shownAs.value(flat[best])}`,
            `${place(worst)} ${shownAs.value(flat[worst])}`,
          ),
    readout(row, column) {
      if (row === undefined || column === undefined) return { head: '', entries: [] };
      const { value, interval, regret, failure } = cells[row][column];
      const entry = (title: string, text: string) => ({
        name: title,
        value: text,
        key: 'none' as const,
      });
      return {
        head: place(row * columns.length + column),
        entries: [
          entry(words.matrix.values, measured(value, interval)),
          ...(regret
            ? [entry(words.matrix.regret, measured(regret.mean, regret.interval, behind))]
            : []),
          ...(statisticText(statistic) === 'failure'
            ? []
            : [
                entry(words.matrix.failure, measured(failure.probability, failure.interval, share)),
              ]),
          entry(words.matrix.verdict, words.matrix[failure.verdict]),
        ],
      };
    },
    table: () => ({
      caption: name,
      columns: [
        { label: words.matrix.row },
        { label: words.matrix.column },
        { label: words.answer.value, unit },
        { label: words.answer.low, unit },
        { label: words.answer.high, unit },
        ...(choice ? [{ label: words.matrix.regret, unit: differenceUnit(unit) }] : []),
        { label: words.matrix.failure, unit: 'share' },
        { label: words.matrix.verdict },
      ],
      rows: cells.flatMap((row, r) =>
        row.map(({ value, interval, regret, failure }, c) => [
          ...[rowNames[r], columnNames[c], value, interval[0], interval[1]],
          ...(choice ? [regret?.mean ?? null] : []),
          ...[failure.probability, words.matrix[failure.verdict]],
        ]),
      ),
    }),
  };
}
