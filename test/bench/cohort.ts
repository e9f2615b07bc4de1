import { instantiateKernel } from '../../src/kernel/load';
import type { Plan } from '../../src/engine/plan';
import { lanes } from '../../src/model/lanes';
import { createModelState } from '../../src/model/month';
import { stepPlain, type PlainCell, type PlainSums } from './plainCohort';

// Places in a cell's descriptor and in its records; src/kernel/assembly/cell.ts says what they are.
const [phiPlace, agesPlace, lgdPlace] = [104, 112, 124];
const [floatsPerSlot, pathsPerGroup] = [32, 8];

const opening = { balance: 1e5, payment: 4e3, rate: 0.01, intensity: 1.1 };
const [phi, lgd] = [0.004, 0.7];

/** The cohort steps of one block over all cells, by the kernel over the layout of a run and by the plain loop. */
export interface Cohorts {
  kernel: (step: number) => void;
  plain: (step: number) => void;
  /** Puts both at the start: every slot filled, the same on both sides. */
  refill: () => void;
  /** Loans at the end of the last step over all cells and paths, by the kernel and by the plain loop. */
  closing: () => [number, number];
}

export function cohorts(plan: Plan, module: WebAssembly.Module): Cohorts {
  const { exports, allocator } = instantiateKernel(module);
  const { book: bookPlan } = plan.model;
  const { book } = createModelState(plan.model, exports, allocator);
  const bytes = exports.cellDescriptorBytes();
  const descriptors = book.cells.map((_, c) => book.descriptors + c * bytes);
  const word = (pointer: number) => allocator.u32(pointer, 1)[0];
  const ages = descriptors.map((descriptor) => word(descriptor + agesPlace));
  const agesNow = descriptors.map((descriptor) => allocator.u32(descriptor + agesPlace, 1));
  allocator.f32(word(descriptors[0] + phiPlace), lanes).fill(phi);
  allocator.f64(word(descriptors[0] + lgdPlace), lanes).fill(lgd);
  const { defaulted, loss, interest, closing, activeLoans } = book.totals;
  const totals = [defaulted, loss, interest, closing, activeLoans] as const;

  const cells = bookPlan.ages.map((rows, c): PlainCell => {
    const size = book.cells[c].capacity * lanes;
    const column = (k: number) => Float64Array.from(rows).filter((_, at) => at % 4 === k);
    return {
      balance: new Float64Array(size),
      payment: new Float64Array(size),
      rate: new Float64Array(size),
      intensity: new Float64Array(size),
      loansPerInstalment: Float64Array.from(bookPlan.loansPerInstalment[c]),
      keep: column(0),
      seasoning: column(1),
      seasoningNext: column(2),
      phi: new Float64Array(lanes).fill(phi),
      lgd: new Float64Array(lanes).fill(lgd),
    };
  });
  const lane = () => new Float64Array(lanes);
  const sums: PlainSums = {
    ...{ defaulted: lane(), loss: lane(), interest: lane() },
    ...{ closing: lane(), loans: lane(), intensity: lane() },
  };
  const cellDefaulted = lane();
  const names = ['balance', 'payment', 'rate', 'intensity'] as const;
  const total = (column: Float64Array) => column.reduce((sum, value) => sum + value, 0);

  return {
    kernel(step) {
      for (const column of totals) column.fill(0);
      for (let c = 0; c < descriptors.length; c++) {
        agesNow[c][0] = ages[c] - 16 * step;
        exports.stepVintages(
          descriptors[c],
          lanes,
          step,
          step + bookPlan.termSteps[c],
          defaulted.byteOffset,
          loss.byteOffset,
          interest.byteOffset,
          closing.byteOffset,
          activeLoans.byteOffset,
        );
      }
    },
    plain(step) {
      for (const column of Object.values(sums) as Float64Array[]) column.fill(0);
      for (let c = 0; c < cells.length; c++)
        stepPlain(cells[c], lanes, step, bookPlan.termSteps[c], cellDefaulted, sums);
    },
    refill() {
      book.stay.fill(1);
      book.cells.forEach(({ records }) => {
        for (let at = 0; at < records.length; at += floatsPerSlot)
          names.forEach((name, field) => {
            const from = at + field * pathsPerGroup;
            records.fill(opening[name], from, from + pathsPerGroup);
          });
      });
      for (const cell of cells) for (const name of names) cell[name].fill(opening[name]);
    },
    closing: () => [total(closing), total(sums.closing)],
  };
}
