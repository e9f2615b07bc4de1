import type { Platform } from '../../scenario/platform';
import { sumOf } from './rounding';

type Segment = Platform['segments'][number];

/** A grade of a segment, and what is applied for in it a month. */
export interface PresetCell {
  segment: Segment;
  grade: Segment['grades'][number];
  weight: number;
}

/** What a preset says of all its segments together, each counting by its lending. */
export class PresetMeans {
  readonly #cells: PresetCell[];
  readonly #weight: number;

  constructor({ segments }: Platform) {
    this.#cells = segments
      .flatMap((segment) =>
        segment.grades.map((grade) => ({
          ...{ segment, grade, weight: segment.demandPerMonth * grade.share },
        })),
      )
      .sort((a, b) => a.grade.annualDefaultRate - b.grade.annualDefaultRate);
    this.#weight = sumOf(this.#cells, ({ weight }) => weight) || 1;
  }

  mean(of: (cell: PresetCell) => number): number {
    return sumOf(this.#cells, (cell) => cell.weight * of(cell)) / this.#weight;
  }

  /** The grade at a rank of the lending, 0 being the best. */
  at(rank: number): PresetCell['grade'] {
    let passed = 0;
    for (const { grade, weight } of this.#cells) {
      passed += weight;
      if (passed >= rank * this.#weight) return grade;
    }
    return this.#cells[this.#cells.length - 1].grade;
  }
}
