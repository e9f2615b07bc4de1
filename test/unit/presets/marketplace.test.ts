import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { beforeAll, describe, expect, test } from 'vitest';
import { marketplaceFile, type marketplace } from '../../../tools/lendingclub';
import { lifetimeDefaults } from '../../../tools/charge-off';

const root = join(import.meta.dirname, '../../..');
const committed = readFileSync(join(root, 'scenarios/platforms/marketplace.json'), 'utf8');
const preset = JSON.parse(committed) as ReturnType<typeof marketplace>;

interface Row {
  funded_amnt: number;
  term: string;
  int_rate: number;
  sub_grade: string;
  addr_state: string;
}
let loans: Row[];
beforeAll(() => {
  const csv = readFileSync(join(root, 'public/lendingclub-2016q1.csv'), 'utf8').trim();
  loans = Papa.parse<Row>(csv, { header: true, dynamicTyping: true }).data;
});

test('the committed preset is what the script makes', async () => {
  expect(await marketplaceFile()).toBe(committed);
});

describe('the preset holds the sample', () => {
  test('every loan lies in one region: lending comes to a third of the quarter', () => {
    const lent = loans.reduce((sum, loan) => sum + loan.funded_amnt, 0);
    const perMonth = preset.segments.reduce((sum, { demandPerMonth }) => sum + demandPerMonth, 0);
    expect(loans).toHaveLength(9857);
    expect(perMonth * 3).toBeCloseTo(lent, -2);
  });

  test('one cell, counted by hand: B loans of 60 months in New York', () => {
    const cell = loans.filter(
      (loan) =>
        loan.addr_state === 'NY' && loan.term === 'term_60' && loan.sub_grade.startsWith('B'),
    );
    const lent = cell.reduce((sum, loan) => sum + loan.funded_amnt, 0);
    const interest = cell.reduce((sum, loan) => sum + (loan.funded_amnt * loan.int_rate) / 100, 0);
    const segment = preset.segments.find(({ id }) => id === 'term-60-new-york')!;
    const grade = segment.grades.find((one) => one.grade === 'B')!;
    expect(grade.meanLoan).toBeCloseTo(lent / cell.length, 0);
    expect(grade.rate).toBeCloseTo(interest / lent, 4);
    expect(grade.share * segment.demandPerMonth * 3).toBeCloseTo(lent, -3);
  });
});

describe('default rates', () => {
  /** Charge-offs of completed loans of a term that the preset's rates lead to, by the number of loans of the sample. */
  const implied = (product: string, months: number) => {
    let loansMade = 0;
    let defaults = 0;
    const terms = preset.products.find(({ id }) => id === product)!;
    for (const segment of preset.segments.filter((one) => one.product === product)) {
      for (const cell of segment.grades) {
        const made = (segment.demandPerMonth * cell.share) / cell.meanLoan;
        loansMade += made;
        defaults += made * lifetimeDefaults(cell.annualDefaultRate, { ...terms, months });
      }
    }
    return defaults / loansMade;
  };

  // The sample's short loans are a little better than those of 2007–2020, its long ones a little worse.
  test('lead back to about the published charge-offs of each term', () => {
    expect(Math.abs(implied('term-36', 36) - 0.1562)).toBeLessThan(0.01);
    expect(Math.abs(implied('term-60', 60) - 0.3102)).toBeLessThan(0.01);
  });

  test('leave each grade a return on top of its expected loss, and no grade a windfall', () => {
    for (const { grades } of preset.segments) {
      for (const { grade, rate, annualDefaultRate, lossGivenDefault } of grades) {
        const net = rate - annualDefaultRate * lossGivenDefault;
        expect(net, grade).toBeGreaterThan(0);
        expect(net, grade).toBeLessThan(0.1);
      }
    }
  });
});
