import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { BlockResult } from '../../src/engine/block';
import type { Plan } from '../../src/engine/plan';
import { seriesNames } from '../../src/model/series';

const cells = (loan: number, worse: number) => [
  { grade: 'A', share: 0.5, annualDefaultRate: 0.03 * worse, rate: 0.11, meanLoan: loan },
  { grade: 'B', share: 0.3, annualDefaultRate: 0.07 * worse, rate: 0.16, meanLoan: 0.8 * loan },
  { grade: 'C', share: 0.2, annualDefaultRate: 0.14 * worse, rate: 0.24, meanLoan: 0.6 * loan },
];
const path = (...values: number[]) => ({
  frequency: 'quarterly',
  baseline: values.map(() => values[0]),
  path: values,
});

/** A scenario in which most of the model has something to do, as a file; 192 paths of it make the golden run. */
export const goldenScenario = {
  version: 1,
  platform: {
    grades: [{ id: 'A' }, { id: 'B' }, { id: 'C' }],
    products: [
      { id: 'short', termMonths: 9, originationFee: 0.02, seasoningPeakMonth: 3 },
      { id: 'long', termMonths: 30, prepaymentPerYear: 0.25 },
    ],
    regions: [{ id: 'home', home: true }, { id: 'away' }],
    segments: [
      {
        ...{ id: 'short-home', product: 'short', region: 'home', grades: cells(2000, 1) },
        ...{ openingBalance: 30e6, demandPerMonth: 5e6 },
      },
      {
        ...{ id: 'long-away', product: 'long', region: 'away', grades: cells(12_000, 1.2) },
        ...{ openingBalance: 70e6, demandPerMonth: 5e6, assetCorrelation: 0.1 },
      },
    ],
    largeExposures: [
      { id: 'one', segment: 'long-away', amount: 4e6, termMonths: 14, annualDefaultRate: 0.2 },
    ],
    equity: 16e6,
    cash: 7e6,
    fundingSources: [
      { id: 'own', treatment: 'ownFunds', share: 0.1 },
      { id: 'bank', treatment: 'debt', share: 0.5, stickiness: 0.2 },
      { id: 'guaranteed', treatment: 'offBalanceSheet', share: 0.2, platformLossShare: 0.7 },
      {
        ...{ id: 'investors', treatment: 'offBalanceSheet', share: 0.2 },
        ...{ remuneration: 'passThrough', platformLossShare: 0 },
      },
    ],
    creditLine: { limit: 3e6 },
  },
  world: {
    variables: {
      unemployment: path(5, 6, 8, 9, 9, 8),
      policyRate: path(4, 4, 3, 2, 2, 2),
    },
    factors: { copula: 'studentT', degreesOfFreedom: 5 },
    peerFailures: { perYear: 2 },
  },
  rules: {
    rateCap: { absolute: 0.3 },
    loanLimit: { amount: 20_000 },
    guaranteeMaximum: 0.1,
    changes: [
      {
        ...{ id: 'cap', announced: 3, inForce: 9, size: 0.6 },
        set: { rateCap: { absolute: 0.2 }, concentration: { region: 0.6 } },
      },
    ],
  },
  strategy: {
    pricing: { method: 'riskBased', learning: 0.5 },
    monitoring: { lagMonths: 1, detection: 0.3 },
    insurance: { coverage: 0.5, attachment: 0.01, insurerDefaultRate: 0.1 },
    capital: { dividendShare: 0.3 },
    triggers: [
      {
        ...{ id: 'cut', metric: 'defaultRate', direction: 'above', threshold: 0.09 },
        ...{ action: 'raiseCutOff', strength: 1, forMonths: 1, lastsMonths: 3 },
      },
      {
        ...{ id: 'draw', metric: 'confidence', direction: 'below', threshold: 0.7 },
        ...{ action: 'drawCreditLine', strength: 1, forMonths: 1, lastsMonths: 2 },
      },
    ],
  },
  run: { months: 24, paths: 192, seed: 'golden' },
};

/**
 * SHA-256 of what a run gave, column by column in path order and then of all, as text: the difference of two such texts
 * names the outcomes that differ. Every NaN counts as the same.
 */
export function fingerprint(plan: Plan, blocks: readonly BlockResult[]): string {
  const sorted = [...blocks].sort((a, b) => a.from - b.from);
  const whole = sha256.create();
  const lines: string[] = [];
  const take = (name: string, part: (block: BlockResult) => ArrayBufferView) => {
    const column = sha256.create();
    for (const block of sorted) {
      const { buffer, byteOffset, byteLength } = oneNaN(part(block));
      const bytes = new Uint8Array(buffer, byteOffset, byteLength);
      column.update(bytes);
      whole.update(bytes);
    }
    lines.push(`${bytesToHex(column.digest()).slice(0, 16)} ${name}\n`);
  };
  plan.columns.forEach((name, k) =>
    take(name, ({ outcomes, count }) => outcomes.subarray(k * count, (k + 1) * count)),
  );
  seriesNames.forEach((name, k) =>
    take(`series ${name}`, ({ series, count }) => {
      const length = plan.steps * count;
      return series.subarray(k * length, (k + 1) * length);
    }),
  );
  plan.yearlyColumns.forEach((name, k) =>
    take(`years ${name}`, ({ yearly, count }) => {
      const length = plan.years.length * count;
      return yearly!.subarray(k * length, (k + 1) * length);
    }),
  );
  take('failureStep', ({ failureStep }) => failureStep);
  take('failureCause', ({ failureCause }) => failureCause);
  return `${lines.join('')}${bytesToHex(whole.digest())} all\n`;
}

/** A copy in which every NaN has the same bits, which a program may choose. */
function oneNaN(values: ArrayBufferView): ArrayBufferView {
  if (!(values instanceof Float64Array || values instanceof Float32Array)) return values;
  const copy = values.slice();
  const words = new Uint32Array(copy.buffer);
  const wordsEach = copy.BYTES_PER_ELEMENT / 4;
  for (let i = 0; i < copy.length; i++) {
    if (copy[i] === copy[i]) continue;
    words.fill(0, i * wordsEach, (i + 1) * wordsEach);
    words[(i + 1) * wordsEach - 1] = 0x7ff80000;
  }
  return copy;
}
