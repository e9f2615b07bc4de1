import { pathsPerGroup, placeIn, slotTerms } from '../../src/kernel/cellDescriptor';
import { instantiateKernel } from '../../src/kernel/load';
import type { Plan } from '../../src/engine/plan';
import { termsOf } from '../../src/model/bookMemory';
import { lanes } from '../../src/model/lanes';
import { createModelState, startMonths } from '../../src/model/month';
import { stepPlain, type PlainCell, type PlainSums } from './plainCohort';

const [lent, phi, lgd] = [1e5, 0.004, 0.7];

/** What `assembly/stream.ts` exports. */
interface Stream {
  memory: WebAssembly.Memory;
  streamVintages: (survivors: number, groups: number, groupBytes: number, term: number) => void;
  streamWithRows: (
    survivors: number,
    groups: number,
    groupBytes: number,
    term: number,
    rows: number,
  ) => number;
}

/** The cohort steps of one block over all cells, side by side: each is called with a step, from 0. */
export interface Cohorts {
  /** The state streamed through loads and stores alone. */
  bare: (step: number) => void;
  /** The same, and the rows that all paths share read too. */
  bareWithRows: (step: number) => void;
  kernel: (step: number) => void;
  plain: (step: number) => void;
  /** Puts all at the start: every slot filled. */
  refill: () => void;
  /** Loans at the end of the last step over all cells and paths, which the bare loops do not know. */
  closing: (side: 'kernel' | 'plain') => number;
}

/** Of a plan in which paths share their terms. */
export function cohorts(
  plan: Plan,
  kernel: WebAssembly.Module,
  stream: WebAssembly.Module,
): Cohorts {
  const { exports, allocator } = instantiateKernel(kernel);
  const { book: bookPlan } = plan.model;
  const state = createModelState(plan.model, exports, allocator);
  const { book } = state;
  const bytes = exports.cellDescriptorBytes();
  const descriptors = book.cells.map((_, c) => book.descriptors + c * bytes);
  const phis = allocator.f32(placeIn(allocator, descriptors[0], 'phi'), lanes);
  const lgds = descriptors.map((descriptor) =>
    allocator.f64(placeIn(allocator, descriptor, 'lgd'), lanes),
  );
  const { defaulted, loss, interest, closing, activeLoans } = book.totals;
  const totals = [defaulted, loss, interest, closing, activeLoans] as const;

  // the bare loops find vintages and rows where the kernel has them, in a memory of their own
  const bare = new WebAssembly.Instance(stream).exports as unknown as Stream;
  bare.memory.grow(Math.ceil((allocator.end - bare.memory.buffer.byteLength) / 65536));
  const groups = lanes / pathsPerGroup;
  const slotBytes = exports.survivorsBytes();
  const bareCells = descriptors.map((descriptor, c) => ({
    survivors: placeIn(allocator, descriptor, 'survivors'),
    rows: placeIn(allocator, descriptor, 'rows'),
    rowsOfStep: placeIn(allocator, descriptor, 'rowsOfStep'),
    capacity: book.cells[c].capacity,
    term: bookPlan.termSteps[c],
  }));

  const cells = bookPlan.ages.map((rows, c): PlainCell => {
    const { capacity } = book.cells[c];
    const column = (k: number) => Float64Array.from(rows).filter((_, at) => at % 4 === k);
    const terms = termsOf(bookPlan, plan.model.strategy, c);
    const term = (k: number) => terms.filter((_, at) => at % slotTerms.length === k);
    return {
      survivors: new Float64Array(capacity * lanes),
      rate: term(0),
      instalment: term(1),
      intensity: term(2),
      loansPerInstalment: term(3),
      balance: new Float64Array(capacity),
      due: new Float64Array(capacity),
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
  const total = (column: Float64Array) => column.reduce((sum, value) => sum + value, 0);

  return {
    bare(step) {
      for (const { survivors, capacity, term } of bareCells)
        bare.streamVintages(survivors + step * slotBytes, groups, capacity * slotBytes, term);
    },
    bareWithRows(step) {
      for (const { survivors, capacity, term, rows, rowsOfStep } of bareCells)
        bare.streamWithRows(
          survivors + step * slotBytes,
          groups,
          capacity * slotBytes,
          term,
          rows + step * rowsOfStep,
        );
    },
    kernel(step) {
      for (const column of totals) column.fill(0);
      for (const descriptor of descriptors)
        exports.stepVintagesAlike(descriptor, lanes, step, book.totalsPointer);
    },
    plain(step) {
      for (const column of Object.values(sums) as Float64Array[]) column.fill(0);
      for (let c = 0; c < cells.length; c++)
        stepPlain(cells[c], lanes, step, bookPlan.termSteps[c], cellDefaulted, sums);
    },
    refill() {
      startMonths(plan.model, state, plan.key, 0, exports);
      book.stay.fill(1);
      phis.fill(phi);
      for (const column of lgds) column.fill(lgd);
      for (const { survivors, capacity } of bareCells)
        new Float32Array(bare.memory.buffer, survivors, capacity * lanes).fill(lent);
      for (const { survivors } of book.cells) survivors.fill(lent);
      for (const cell of cells) {
        cell.survivors.fill(lent);
        cell.balance.fill(1);
        cell.due.set(cell.instalment);
      }
    },
    closing: (side) => total(side === 'kernel' ? closing : sums.closing),
  };
}
