import { describe, expect, test } from 'vitest';
import { bivariateNormalCdf, normalQuantile } from '../../reference/normalDistribution';
import { lanes } from '../../../src/model/lanes';
import { poolSegments, stillScenario, Walk } from './laboratory';
import { deviationsFrom } from './monteCarlo';

const balance = 1e6;

function insured(insurance: object, run: object, rho = 0.3): Walk {
  const segments = poolSegments([{ balance, loans: 1e5, pd: 0.1, rho, lgd: 0.8 }]);
  return new Walk(stillScenario({ platform: { segments }, strategy: { insurance }, run }));
}

describe('an insurer that lives pays its share of a year’s losses above the attachment, up to the limit', () => {
  test.each([
    { coverage: 0.8, attachment: 0.03, limit: 0.05, monthsPerStep: 1 },
    { coverage: 0.5, attachment: 0, limit: 0.04, monthsPerStep: 3 },
    { coverage: 1, attachment: 0.02, limit: 1, monthsPerStep: 12 },
  ])('$coverage above $attachment up to $limit, in steps of $monthsPerStep months', (given) => {
    const { coverage, attachment, limit, monthsPerStep } = given;
    const policy = { coverage, attachment, limit, premium: 0.012, insurerDefaultRate: 0 };
    const walk = insured(policy, { months: 36, monthsPerStep });
    const { accounts, book } = walk.state;
    const [lost, paid, exposure] = [0, 0, 0].map(() => new Float64Array(lanes));
    let [unpaid, partly, capped] = [0, 0, 0];
    for (const { step } of walk.blocks(lanes)) {
      for (let path = 0; path < lanes; path++) {
        if ((step * monthsPerStep) % 12 === 0) {
          [lost[path], paid[path], exposure[path]] = [0, 0, book.opening[path]];
        }
        lost[path] += book.totals.loss[path];
        paid[path] += accounts.insurance.claims[path];
        const excess = Math.max(0, lost[path] - attachment * exposure[path]);
        const due = coverage * Math.min(excess, limit * exposure[path]);
        expect(Math.abs(paid[path] - due)).toBeLessThan(1e-9 * balance);
        const premium = (0.012 * coverage * exposure[path] * monthsPerStep) / 12;
        expect(Math.abs(accounts.insurance.premium[path] - premium)).toBeLessThan(1e-9 * balance);
        if (excess === 0) unpaid++;
        else if (excess < limit * exposure[path]) partly++;
        else capped++;
      }
    }
    expect([unpaid > 0 || attachment === 0, partly > 0, capped > 0 || limit === 1]).toEqual([
      true,
      true,
      true,
    ]);
  });
});

describe('the insurer', () => {
  const paths = 2 ** 14;
  const policy = { coverage: 0.5, insurerDefaultRate: 0.1, insurerCorrelation: 0.24 };

  test('fails in a year as often as its probability of default says, month by month, within 4 standard deviations', () => {
    const walk = insured(policy, { months: 12, monthsPerStep: 1 }, 0);
    let failed = 0;
    for (const { step } of walk.blocks(paths))
      if (step === 11)
        for (const solvent of walk.state.accounts.insurance.solvent) if (solvent === 0) failed++;
    expect(deviationsFrom(0.1, failed, paths)).toBeLessThan(4);
  });

  test('fails together with bad times as the bivariate normal says', () => {
    const walk = insured(policy, { months: 12, monthsPerStep: 12 }, 0);
    const limits = [-1.5, -0.5, 0.5];
    const counts = limits.map(() => 0);
    for (const _ of walk.blocks(paths)) {
      const [global] = walk.state.world.factors;
      walk.state.accounts.insurance.solvent.forEach((solvent, path) => {
        if (solvent === 0)
          limits.forEach((limit, k) => (counts[k] += global[path] <= limit ? 1 : 0));
      });
    }
    limits.forEach((limit, k) => {
      const expected = bivariateNormalCdf(normalQuantile(0.1), limit, Math.sqrt(0.24));
      expect(deviationsFrom(expected, counts[k], paths), `factor below ${limit}`).toBeLessThan(4);
    });
  });

  test('pays and charges nothing once it has failed, and never comes back', () => {
    const walk = insured(
      { ...policy, attachment: 0, insurerDefaultRate: 0.5 },
      { months: 36, monthsPerStep: 1 },
    );
    const { insurance } = walk.state.accounts;
    const dead = new Uint8Array(lanes);
    for (const _ of walk.blocks(lanes))
      for (let path = 0; path < lanes; path++) {
        if (insurance.solvent[path] === 0) {
          dead[path] = 1;
          expect([insurance.claims[path], insurance.premium[path]]).toEqual([0, 0]);
        } else expect(dead[path]).toBe(0);
      }
    expect(dead.includes(1)).toBe(true);
  });
});
