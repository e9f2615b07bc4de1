import { Worker } from 'node:worker_threads';
import { blockSize } from '../../src/engine/block';
import { createPlan, type Plan } from '../../src/engine/plan';
import { ResultCollector } from '../../src/engine/results';
import { NodeThreadPool } from '../../src/engine/runners/nodeThreadPool';
import { instantiateKernel, type KernelExports } from '../../src/kernel/load';
import { lanes } from '../../src/model/lanes';
import { createModelState, monthParts, startMonths, stepMonth } from '../../src/model/month';
import { seriesNames } from '../../src/model/series';
import { writeOutcomes } from '../../src/model/outcomeColumns';
import { Breakdowns } from '../../src/model/toldApart';
import type { Scenario } from '../../src/scenario/scenario';
import { cohorts } from './cohort';
import { growth } from './exponents';

export type Report = ReturnType<typeof shape>;

/** Functions of the kernel that the book calls, whose time is told apart from the book's own. */
const kernelOfBook = ['stepCells', 'lendCells', 'grantedMoney'] as const;

/** Sides of the cohort step: see cohort.ts. */
const sides = ['bare', 'bareWithRows', 'kernel', 'plain'] as const;

/** Rounds of the comparisons; the quickest counts, since other programs use the machine too. */
const rounds = 15;

export async function measure(
  scenario: Scenario,
  module: WebAssembly.Module,
  stream: WebAssembly.Module,
  worker: string,
): Promise<Report> {
  const [plan, planMilliseconds] = timeToPlan(scenario, module);
  const cellMonths = plan.cellMonths * lanes;
  const cohort = compareCohorts(plan, module, stream);
  const parts = splitBlock(plan, module);
  const threads = await compareThreads(plan, module, worker);
  const picture = await timeToPicture(scenario, module, worker);
  const grown = growth(scenario, module);
  return shape(plan, planMilliseconds, cellMonths, cohort, parts, threads, picture, grown);
}

function shape(
  plan: Plan,
  planMilliseconds: { first: number; quickest: number },
  cellMonths: number,
  cohort: ReturnType<typeof compareCohorts>,
  parts: Record<string, number>,
  threads: Awaited<ReturnType<typeof compareThreads>>,
  firstPictureMilliseconds: number,
  grown: ReturnType<typeof growth>,
) {
  const block = Object.values(parts).reduce((total, part) => total + part, 0);
  return {
    months: plan.steps * plan.monthsPerStep,
    cells: plan.cells,
    cellMonthsPerPath: plan.cellMonths,
    planMilliseconds,
    firstPictureMilliseconds,
    growth: grown,
    cohort: {
      barePerSecond: cellMonths / cohort.bare,
      bareWithRowsPerSecond: cellMonths / cohort.bareWithRows,
      kernelPerSecond: cellMonths / cohort.kernel,
      kernelToBare: cohort.bare / cohort.kernel,
      kernelToBareWithRows: cohort.bareWithRows / cohort.kernel,
      plainPerSecond: cellMonths / cohort.plain,
      kernelToPlain: cohort.plain / cohort.kernel,
      relativeDifference: cohort.difference,
    },
    block: {
      milliseconds: 1e3 * block,
      cellMonthsPerSecond: cellMonths / block,
      toCohortKernel: block / cohort.kernel,
      toKernel: block / parts['book: kernel'],
      parts: Object.fromEntries(
        Object.entries(parts).map(([name, seconds]) => [name, 1e3 * seconds]),
      ),
    },
    run: {
      paths: threads.paths,
      cellMonthsPerSecond: threads.seconds.map(
        (seconds) => (plan.cellMonths * threads.paths) / seconds,
      ),
      twoThreadsToOne: threads.seconds[0] / threads.seconds[1],
      machineTwoThreadsToOne: threads.machine,
      // of processor time on all threads, which other programs bear on less
      cellMonthsPerProcessorSecond: threads.processor.map(
        (seconds) => (plan.cellMonths * threads.paths) / seconds,
      ),
      peakMegabytes: process.resourceUsage().maxRSS / 1024,
    },
  };
}

const seconds = (from: number) => (performance.now() - from) / 1e3;

function timeToPlan(
  scenario: Scenario,
  module: WebAssembly.Module,
): [Plan, { first: number; quickest: number }] {
  const kernel = instantiateKernel(module);
  const times = Array.from({ length: 5 }, () => {
    const began = performance.now();
    createPlan(scenario, kernel);
    return performance.now() - began;
  });
  return [createPlan(scenario, kernel), { first: times[0], quickest: Math.min(...times) }];
}

/**
 * Seconds of the cohort steps of one block over a run: of each side the quickest in each month, added up. A side runs the
 * months through before the next one does, so that each finds its own state in the cache, as a run does.
 */
function compareCohorts(plan: Plan, module: WebAssembly.Module, stream: WebAssembly.Module) {
  const cohort = cohorts(plan, module, stream);
  const quickest = sides.map(() => new Float64Array(plan.steps).fill(Infinity));
  const closing = { kernel: NaN, plain: NaN };
  for (let round = 0; round < rounds; round++)
    sides.forEach((side, k) => {
      cohort.refill();
      for (let step = 0; step < plan.steps; step++) {
        const began = performance.now();
        cohort[side](step);
        quickest[k][step] = Math.min(quickest[k][step], seconds(began));
      }
      if (side === 'kernel' || side === 'plain') closing[side] = cohort.closing(side);
    });
  const [bare, bareWithRows, kernel, plain] = quickest.map(sum);
  const difference = Math.abs(closing.kernel - closing.plain) / closing.plain;
  return { bare, bareWithRows, kernel, plain, difference };
}

/** Of what was measured. */
function sum(times: Float64Array): number {
  return times.reduce((total, time) => total + (time < Infinity ? time : 0), 0);
}

/** Seconds of each part of a block: in each month the quickest of several passes, then added up. */
function splitBlock(plan: Plan, module: WebAssembly.Module): Record<string, number> {
  const kernel = instantiateKernel(module);
  const state = createModelState(plan.model, kernel.exports, kernel.allocator);
  const series = new Float32Array(seriesNames.length * plan.steps * lanes);
  const outcomes = new Float64Array(plan.columns.length * lanes);
  const { book, conduct } = plan.model;
  const apart = new Breakdowns(book, conduct, state.accounts.bearers.loss.length);
  const byYear = new Float32Array(plan.yearlyColumns.length * plan.years.length * lanes);
  let inKernel = 0;
  const timed = (name: (typeof kernelOfBook)[number]) => {
    const call: (...values: number[]) => void = kernel.exports[name];
    return (...values: number[]) => {
      const began = performance.now();
      call(...values);
      inKernel += seconds(began);
    };
  };
  const math: KernelExports = {
    ...kernel.exports,
    ...Object.fromEntries(kernelOfBook.map((name) => [name, timed(name)])),
  };
  const names = ['start', 'book: kernel', 'book: rest', ...monthParts, 'years', 'outcomes'].filter(
    (name) => name !== 'book',
  );
  const quickest = new Map(names.map((name) => [name, new Float64Array(plan.steps)]));
  for (const months of quickest.values()) months.fill(Infinity);
  const note = (name: string, step: number, time: number) => {
    const months = quickest.get(name)!;
    months[step] = Math.min(months[step], time);
  };
  for (let pass = 0; pass < rounds; pass++) {
    let at = performance.now();
    startMonths(plan.model, state, plan.key, 0, math);
    note('start', 0, seconds(at));
    apart.start();
    for (let step = 0, year = 0; step < plan.steps; step++) {
      inKernel = 0;
      at = performance.now();
      stepMonth(plan.model, state, step, plan.key, 0, math, series, (part) => {
        const time = seconds(at);
        if (part === 'book') {
          note('book: kernel', step, inKernel);
          note('book: rest', step, time - inKernel);
        } else note(part, step, time);
        at = performance.now();
      });
      if (plan.months[step] !== plan.years[year]) continue;
      at = performance.now();
      apart.endYear(state.record, state.book, state.accounts);
      apart.writeYear(year++, plan.years.length, lanes, byYear);
      note('years', step, seconds(at));
    }
    at = performance.now();
    writeOutcomes(
      state.record,
      plan.model.accounts,
      conduct,
      state.accounts,
      apart,
      lanes,
      outcomes,
    );
    note('outcomes', 0, seconds(at));
  }
  return Object.fromEntries([...quickest].map(([name, months]) => [name, sum(months)]));
}

/** Seconds of a run on one thread and on two, in turn; the least processor time; what a second thread gains the machine. */
async function compareThreads(plan: Plan, module: WebAssembly.Module, worker: string) {
  const paths = 40 * blockSize;
  const pools = [1, 2].map(
    (threads) => new NodeThreadPool(module, threads, () => new Worker(worker)),
  );
  const best = [Infinity, Infinity];
  const processor = [Infinity, Infinity];
  const run = async (pool: NodeThreadPool) => {
    const collector = new ResultCollector(plan);
    await pool.run(plan, { paths, onBlock: (block) => collector.add(block) });
  };
  for (const pool of pools) await run(pool);
  for (let round = 0; round < rounds; round++)
    for (const [k, pool] of pools.entries()) {
      const began = performance.now();
      const before = process.cpuUsage();
      await run(pool);
      const { user, system } = process.cpuUsage(before);
      best[k] = Math.min(best[k], seconds(began));
      processor[k] = Math.min(processor[k], (user + system) / 1e6);
    }
  for (const pool of pools) pool.close();
  return { paths, seconds: best, processor, machine: await secondThreadOfMachine() };
}

/** A thread that runs through 256 KB of numbers again and again, as often as it is told, and says when it is done. */
const streamingThread = `
  const { parentPort } = require('node:worker_threads');
  const numbers = new Float64Array(32_768).fill(1.5);
  parentPort.on('message', (times) => {
    for (let k = 0; k < times; k++)
      for (let i = 0; i < numbers.length; i++) numbers[i] = numbers[i] * 0.999 + 0.1;
    parentPort.postMessage(times);
  });`;

/** What a second thread gains this machine where threads share nothing: as much as a run can gain, up to noise. */
async function secondThreadOfMachine(): Promise<number> {
  const threads = [0, 1].map(() => new Worker(streamingThread, { eval: true }));
  const time = async (asked: Worker[]) => {
    const began = performance.now();
    const done = asked.map((thread) => new Promise((resolve) => thread.once('message', resolve)));
    for (const thread of asked) thread.postMessage(10_000);
    await Promise.all(done);
    return seconds(began);
  };
  let [one, two] = [Infinity, Infinity];
  for (let round = 0; round < rounds; round++) {
    one = Math.min(one, await time(threads.slice(0, 1)));
    two = Math.min(two, await time(threads));
  }
  await Promise.all(threads.map((thread) => thread.terminate()));
  return (2 * one) / two;
}

/** Paths of each of two scenarios that the page shows first after a lever was moved. */
const firstPaths = 256;

/**
 * Milliseconds from a moved lever to the first picture: two plans, and on two threads that know neither the first paths
 * of both, joined into results with the distribution of one outcome each.
 */
async function timeToPicture(scenario: Scenario, module: WebAssembly.Module, worker: string) {
  const kernel = instantiateKernel(module);
  const pool = new NodeThreadPool(module, 2, () => new Worker(worker));
  let best = Infinity;
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    const runs = [0.01, 0.02].map(async (margin) => {
      const pricing = { ...scenario.strategy.pricing, margin: margin + round / 1e6 };
      const plan = createPlan({ ...scenario, strategy: { ...scenario.strategy, pricing } }, kernel);
      const collector = new ResultCollector(plan);
      await pool.run(plan, { paths: firstPaths, onBlock: (block) => collector.add(block) });
      return collector.results().outcome('profit').mean;
    });
    await Promise.all(runs);
    best = Math.min(best, performance.now() - began);
  }
  pool.close();
  return best;
}
