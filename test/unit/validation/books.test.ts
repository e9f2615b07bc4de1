import { describe, expect, test } from 'vitest';
import { lanes } from '../../../src/model/lanes';
import { annuityBalance } from '../../reference/annuity';
import { Walk } from '../model/laboratory';
import { validationStudy } from './studies';

describe('conservation: on every path, each month, every loan and every cent is accounted for', () => {
  test.each(Object.entries(validationStudy('conservation')))('%s', (_, scenario) => {
    const walk = new Walk(scenario);
    const { accounts, book } = walk.state;
    const worst = { balance: 0, equity: 0, shares: 0 };
    const before = new Float64Array(lanes);
    let lent = 0;
    walk.start();
    while (!walk.finished) {
      before.set(accounts.equity);
      const living = accounts.alive.slice();
      walk.step();
      for (let i = 0; i < lanes; i++) {
        const assets =
          accounts.onBalance[i] + accounts.receivable[i] + accounts.cash[i] - accounts.allowance[i];
        const owed = accounts.debt[i] + accounts.line[i] + accounts.equity[i];
        worst.balance = Math.max(worst.balance, Math.abs(assets - owed) / Math.abs(assets));
        if (living[i] === 0) continue;
        const moved = accounts.equity[i] - before[i];
        const earned = accounts.profit[i] - accounts.dividends[i];
        worst.equity = Math.max(worst.equity, Math.abs(moved - earned) / Math.abs(before[i]));
        const shares = accounts.share.reduce((sum, share) => sum + share[i], 0);
        worst.shares = Math.max(worst.shares, Math.abs(shares - 1));
        lent += book.totals.originated[i];
      }
    }
    expect(lent).toBeGreaterThan(0);
    expect(worst.balance).toBeLessThan(1e-9);
    expect(worst.equity).toBeLessThan(1e-9);
    expect(worst.shares).toBeLessThan(1e-9);
  });
});

describe('annuity: what is outstanding is the sum of annuities, interest the rate on what was', () => {
  test.each(Object.entries(validationStudy('annuity')))('%s', (_, scenario) => {
    const { termMonths } = scenario.platform.products[0];
    const [{ demandPerMonth, grades }] = scenario.platform.segments;
    const i = grades[0].rate / 12;
    const walk = new Walk(scenario);
    const { totals } = walk.state.book;
    walk.start();
    let balance = 0;
    while (!walk.finished) {
      const months = walk.step() + 1;
      const before = balance;
      balance = 0;
      for (let k = 0; k < Math.min(months, termMonths); k++)
        balance += demandPerMonth * annuityBalance(i, termMonths, k);
      // single precision
      expect(Math.abs(totals.closing[0] / balance - 1)).toBeLessThan(1e-5);
      if (before > 0) expect(Math.abs(totals.interest[0] / (i * before) - 1)).toBeLessThan(1e-5);
    }
  });
});
