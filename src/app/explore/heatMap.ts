import { fitText, textWidth } from '../charts/labels';
import { fewLines } from '../charts/wrap';
import type { Plot } from '../charts/plot';

/** A cell of a heat map. */
export interface HeatCell {
  text: string;
  /** How strongly it is tinted, 0 … 1; NaN leaves it blank. */
  strength: number;
  /** What is marked in its corner. */
  mark?: 'above' | 'unclear';
  best?: boolean;
}

export interface HeatMapData {
  rows: readonly string[];
  columns: readonly string[];
  /** `[row][column]` */
  cells: readonly (readonly HeatCell[])[];
  /** The row that is outlined. */
  choice?: number;
}

export interface PlacedCell extends HeatCell {
  row: number;
  column: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface HeatMapGeometry {
  plot: Plot;
  height: number;
  cells: PlacedCell[];
  rows: { lines: string[]; y: number }[];
  columns: { lines: string[]; x: number }[];
  /** The box around the outlined row. */
  choice?: { x: number; y: number; width: number; height: number };
  line: number;
}

/** The least width of a cell, in em. */
const leastCell = 5.8;

/** Lays out a heat map: names of rows at the left, those of columns above, cells of one size. */
export function heatMapGeometry(
  { rows, columns, cells, choice }: HeatMapData,
  { width, type }: { width: number; type: number },
): HeatMapGeometry {
  const line = type * 1.3;
  // The row that is chosen stands out in bold, which is wider.
  const sizes = rows.map((_, row) => (row === choice ? type * 1.12 : type));
  const widest = Math.max(0, ...rows.map((name, row) => textWidth(name, sizes[row]))) + type;
  const left = Math.floor(
    Math.min(
      widest,
      Math.max(width * 0.22, Math.min(width * 0.36, width - columns.length * leastCell * type)),
    ),
  );
  const cell = Math.max(0, (width - left - 2) / Math.max(1, columns.length));
  const inCell = (text: string) => fewLines(text, type, cell - type * 0.6, 4);
  const heads = columns.map(inCell);
  const names = rows.map((name, row) => fewLines(name, sizes[row], left - type * 0.8, 3));
  const top = Math.ceil(Math.max(1, ...heads.map(({ length }) => length)) * line + type * 0.5);
  const pitch = Math.max(type * 2.9, Math.max(1, ...names.map(({ length }) => length)) * line + 6);
  const height = top + rows.length * pitch + 3;
  return {
    line,
    height: Math.ceil(height),
    plot: { left, right: left + cell * columns.length, top, bottom: top + rows.length * pitch },
    cells: cells.flatMap((all, row) =>
      all.map((one, column) => ({
        ...one,
        text: fitText(one.text, type, cell - 4),
        ...{ row, column, x: left + column * cell, y: top + row * pitch },
        ...{ width: cell, height: pitch },
      })),
    ),
    rows: names.map((of, row) => ({ lines: of, y: top + (row + 0.5) * pitch })),
    columns: heads.map((of, column) => ({ lines: of, x: left + (column + 0.5) * cell })),
    choice:
      choice === undefined
        ? undefined
        : { x: left, y: top + choice * pitch, width: cell * columns.length, height: pitch },
  };
}

/** The cell at a place of the drawing, row by row; nothing beside them. */
export function cellAt(
  { plot, cells }: Pick<HeatMapGeometry, 'plot' | 'cells'>,
  x: number,
  y: number,
): number | undefined {
  if (x < plot.left || y < plot.top) return undefined;
  const at = cells.findIndex(
    (cell) => x < cell.x + cell.width && y < cell.y + cell.height && x >= cell.x && y >= cell.y,
  );
  return at < 0 ? undefined : at;
}

/** Where a key leads from a cell; the first key shows the first cell. */
export function cellAfter(
  key: string,
  index: number | undefined,
  rows: number,
  columns: number,
): number | undefined {
  const steps: Record<string, [number, number]> = {
    ...{ ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] },
    ...{ Home: [0, -columns], End: [0, columns], PageUp: [-rows, 0], PageDown: [rows, 0] },
  };
  const step = steps[key];
  if (!step) return undefined;
  if (index === undefined) return 0;
  const within = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));
  const row = within(Math.floor(index / columns) + step[0], rows);
  return row * columns + within((index % columns) + step[1], columns);
}
