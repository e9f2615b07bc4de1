import type { Cell } from './cells';

/**
 * The rating scale of the platform: classes of adjacent grades, as even as can be. What stands in one class is one to the
 * platform, which sets one default rate and one rate of today for a class of a segment and declines classes, not grades.
 */
export interface RatingScale {
  /** Place from the worst (0 worst) of the worst grade of the cell's class, and grades in the class; by cell. */
  fromWorst: Int32Array;
  classWidth: Int32Array;
  /** Means over the cell's class within its segment, by what is applied for and outstanding. */
  meanOfClass: (values: ArrayLike<number>) => Float64Array;
}

/**
 * @param grades of the platform
 * @param classes of the scale; with as many as there are grades, or more, each grade is a class of its own
 */
export function ratingScale(cells: Cell[], grades: number, classes: number): RatingScale {
  const coarse = classes < grades;
  const classOf = (grade: number) => (coarse ? Math.floor((grade * classes) / grades) : grade);
  const members = Array.from({ length: grades }, (_, grade) => grade);
  const worst = (grade: number) =>
    members.filter((other) => classOf(other) === classOf(grade)).at(-1);
  const width = (grade: number) =>
    members.filter((other) => classOf(other) === classOf(grade)).length;
  return {
    fromWorst: Int32Array.from(cells, ({ grade }) => grades - 1 - worst(grade)),
    classWidth: Int32Array.from(cells, ({ grade }) => width(grade)),
    meanOfClass: (values) => {
      if (!coarse) return Float64Array.from(values);
      const totals = new Map<
        string,
        { weight: number; sum: number; plain: number; cells: number }
      >();
      const key = ({ segment, grade }: Cell) => `${segment}/${classOf(grade)}`;
      cells.forEach((cell, c) => {
        const total = totals.get(key(cell)) ?? { weight: 0, sum: 0, plain: 0, cells: 0 };
        totals.set(key(cell), total);
        const weight = cell.demandPerMonth + cell.openingBalance;
        total.weight += weight;
        total.sum += weight * values[c];
        total.plain += values[c];
        total.cells++;
      });
      return Float64Array.from(cells, (cell) => {
        const { weight, sum, plain, cells } = totals.get(key(cell))!;
        return weight > 0 ? sum / weight : plain / cells;
      });
    },
  };
}
