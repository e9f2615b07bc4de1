import type { Platform } from '../../scenario/platform';
import { getAt, setAt } from '../../scenario/path';

/** Sums of a platform that grow with its book. */
const bySize = [
  'equity',
  'cash',
  'creditLine.limit',
  'costs.fixedPerMonth',
  'conduct.fixedCostPerYear',
  'conduct.changeCost.legal',
  'conduct.changeCost.technology',
  'conduct.changeCost.training',
  'conduct.localisationCostPerYear',
  'events.cyber.median',
  'events.insiderFraud.median',
  'events.claims.median',
  'technology.bigData.costPerYear',
  'technology.machineLearning.costPerYear',
  'technology.distributedLedger.costPerYear',
  'technology.automatedAssessment.costPerYear',
  'technology.intelligentCollection.costPerYear',
];

/** Costs of a single loan. */
const byLoan = ['costs.servicingPerLoan', 'costs.costPerApplication', 'conduct.costPerLoanPerYear'];

/**
 * A platform whose sums of money are multiplied: those that grow with the book by `ratio`, costs of a loan by `perLoan`;
 * to three digits. Segments and large exposures are left alone.
 * @param written as it is written; @param preset the same with every default filled in
 * @returns the platform as it is written, and the dotted paths of what has changed
 */
export function scaledMoney(
  written: Record<string, unknown>,
  preset: Platform,
  ratio: number,
  perLoan: number,
): { part: Record<string, unknown>; paths: string[] } {
  let part = structuredClone(written);
  const paths: string[] = [];
  const scale = (path: string, by: number) => {
    const words = path.split('.');
    const value = getAt(preset, words);
    if (typeof value !== 'number' || value === 0 || by === 1) return;
    part = setAt<Record<string, unknown>>(part, words, Number((value * by).toPrecision(3)));
    paths.push(path);
  };
  for (const path of bySize) scale(path, ratio);
  for (const path of byLoan) scale(path, perLoan);
  return { part, paths };
}
