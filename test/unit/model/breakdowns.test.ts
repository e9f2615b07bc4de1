import { describe, expect, test } from 'vitest';
import { otherLenders } from '../../../src/model/bearers';
import { notByArea } from '../../../src/model/breakdowns';
import { areaIds, type Area } from '../../../src/scenario/areas';
import type { Scenario } from '../../../src/scenario/scenario';
import { outcomesOf, planOf, presetScenario } from './laboratory';

const paths = 256;
const uneven = {
  intensityByRegion: [
    { region: 'home', intensity: 2 },
    { region: 'inland', intensity: 0.2 },
  ],
};
/** A lender in two jurisdictions and two regions, inspected unevenly, with changes, leaks and penalties. */
const lender = (change: (scenario: Scenario) => void = () => undefined): Scenario => {
  const scenario = presetScenario({
    platform: 'micro-lender',
    world: 'severe',
    rules: {
      preset: 'china-2024-micro-loan',
      with: { enforcement: uneven, uncertainty: { policyUncertainty: 1 } },
    },
    strategy: { preset: 'as-is', with: { controls: { security: 0 } } },
    run: { months: 24, seed: 'told apart' },
  });
  scenario.platform.regions.find(({ id }) => id === 'inland')!.jurisdiction = 'abroad';
  change(scenario);
  return scenario;
};

/** Compliance costs nothing but audits, inspections and what they penalise. */
const withoutProgramme = ({ platform, strategy }: Scenario) => {
  const { conduct } = platform;
  Object.assign(conduct, { fixedCostPerYear: 0, costPerLoanPerYear: 0 });
  Object.assign(conduct.changeCost, { legal: 0, technology: 0, training: 0 });
  conduct.localisationCostPerYear = 0;
  platform.events.cyber.perYear = 0;
  strategy.disclosureCost = 0;
  Object.assign(strategy.controls, {
    ...{ securityCost: 0, legalCost: 0, trainingCost: 0, coordinationCost: 0 },
  });
};
/** Compliance costs nothing but audits and inspections, which ask of each area what is given and else nothing. */
const auditsAlone = (scenario: Scenario, strictness: Partial<Record<Area, number>>) => {
  withoutProgramme(scenario);
  const { rules, platform } = scenario;
  for (const area of areaIds) rules.strictness[area] = strictness[area] ?? 0;
  Object.assign(rules, { jurisdictions: [], businessLines: [], changes: [] });
  rules.uncertainty.changesPerYear = 0;
  platform.conduct.breachesPerYear = 0;
};

/** The greatest difference between a whole and the sum of its parts, over the paths, relative to the largest whole. */
function discrepancy(scenario: Scenario, outcome: string, dimension: string): number {
  const parts = planOf(scenario).columns.filter((name) =>
    name.startsWith(`${outcome}/${dimension}/`),
  );
  const values = outcomesOf(scenario, paths, [outcome, ...parts]);
  const whole = values[outcome];
  const largest = whole.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  expect(largest).toBeGreaterThan(0);
  let worst = 0;
  for (let path = 0; path < paths; path++) {
    const sum = parts.reduce((total, name) => total + values[name][path], 0);
    worst = Math.max(worst, Math.abs(sum - whole[path]));
  }
  return worst / largest;
}

describe('compliance cost by region', () => {
  test('sums to the whole on every path', () => {
    expect(discrepancy(lender(), 'complianceCost', 'region')).toBeLessThan(1e-12);
  });

  test('is what inspections cost and penalise there, where compliance costs nothing else', () => {
    const scenario = lender((only) => {
      withoutProgramme(only);
      only.strategy.compliance.auditCost = 0;
    });
    const { authorities, coordination, inspectionCost } = scenario.rules.enforcement;
    // coordinated authorities share all but one of the visits
    const price = inspectionCost * (1 - coordination * (1 - 1 / authorities.length));
    for (const { id } of scenario.platform.regions) {
      const [cost, inspections, penalties] = ['complianceCost', 'inspections', 'penalties'].map(
        (name) => outcomesOf(scenario, paths, [`${name}/region/${id}`])[`${name}/region/${id}`],
      );
      for (let path = 0; path < paths; path++)
        expect(cost[path]).toBeCloseTo(inspections[path] * price + penalties[path], 3);
      expect(inspections.some((count) => count > 0)).toBe(true);
    }
  });

  test('puts the localisation of a further jurisdiction there, and only there', () => {
    const cost = 1_000_000;
    const [with_, without] = [cost, 0].map((perYear) =>
      outcomesOf(
        lender(({ platform }) => {
          platform.conduct.localisationCostPerYear = perYear;
          platform.equity *= 100;
          platform.cash *= 100;
          platform.events.absconding.perYear = 0;
        }),
        paths,
        [
          'complianceCost/region/home',
          'complianceCost/region/inland',
          'complianceLocalisationCost',
        ],
      ),
    );
    for (let path = 0; path < paths; path++) {
      const localisation = with_.complianceLocalisationCost[path];
      // the rest of the cost moves with the book, which localisation does not touch
      expect(
        with_['complianceCost/region/inland'][path] - without['complianceCost/region/inland'][path],
      ).toBeCloseTo(localisation, 2);
      expect(with_['complianceCost/region/home'][path]).toBeCloseTo(
        without['complianceCost/region/home'][path],
        2,
      );
    }
  });
});

describe('compliance cost by requirement area', () => {
  test('sums to the whole on every path, audits, inspections and localisation included', () => {
    const scenario = lender();
    expect(scenario.platform.conduct.localisationCostPerYear).toBeGreaterThan(0);
    expect(discrepancy(scenario, 'complianceCost', 'area')).toBeLessThan(1e-12);
  });

  test('leaves nothing without an area on a platform at home alone, and all of localisation abroad', () => {
    const remainder = `complianceCost/area/${notByArea}`;
    const names = [remainder, 'complianceLocalisationCost'] as const;
    const abroad = outcomesOf(lender(), paths, names);
    expect([...abroad[remainder]]).toEqual([...abroad.complianceLocalisationCost]);
    const home = lender(({ platform }) => {
      for (const region of platform.regions) region.jurisdiction = 'home';
    });
    expect(new Set(outcomesOf(home, paths, names)[remainder])).toEqual(new Set([0]));
  });

  test('where audits and inspections are the only cost stands as the strictness of the areas', () => {
    const strict: Partial<Record<Area, number>> = { custody: 0.6, disclosure: 0.2 };
    const scenario = lender((only) => auditsAlone(only, strict));
    const names = [...areaIds, notByArea].map((id) => `complianceCost/area/${id}`);
    const values = outcomesOf(scenario, paths, [...names, 'complianceAuditCost', 'complianceCost']);
    const whole = values.complianceAuditCost;
    expect([...whole]).toEqual([...values.complianceCost]);
    expect(whole.every((cost) => cost > 0)).toBe(true);
    for (const area of [...areaIds, notByArea] as const)
      for (let path = 0; path < paths; path++) {
        const part = (strict[area as Area] ?? 0) / 0.8;
        expect(values[`complianceCost/area/${area}`][path] / whole[path]).toBeCloseTo(part, 12);
      }
  });

  test('has no area for audits and inspections where no area asks anything', () => {
    const scenario = lender((only) => auditsAlone(only, {}));
    const names = [`complianceCost/area/${notByArea}`, 'complianceCost'] as const;
    const values = outcomesOf(scenario, paths, names);
    expect(values.complianceCost.every((cost) => cost > 0)).toBe(true);
    expect([...values[names[0]]]).toEqual([...values.complianceCost]);
  });
});

/** Several partners, a guarantee that does not reach for all, debt, and a credit line, in bad times. */
const partners = (change: (scenario: Scenario) => void = () => undefined): Scenario => {
  const scenario = presetScenario({
    platform: {
      preset: 'facilitation',
      with: {
        fundingSources: [
          { id: 'own', treatment: 'ownFunds', share: 0.1 },
          { id: 'bank-a', treatment: 'debt', share: 0.15 },
          { id: 'bank-b', treatment: 'debt', share: 0.1 },
          { id: 'covered', treatment: 'offBalanceSheet', share: 0.3, platformLossShare: 0.8 },
          { id: 'half', treatment: 'offBalanceSheet', share: 0.2, platformLossShare: 0.4 },
          {
            ...{ id: 'investors', treatment: 'offBalanceSheet', share: 0.15 },
            ...{ remuneration: 'passThrough', platformLossShare: 0 },
          },
        ],
      },
    },
    world: 'severe',
    rules: { preset: 'china-2025-facilitation', with: { guaranteeMaximum: 0.01 } },
    strategy: 'growth',
    run: { months: 24, seed: 'told apart' },
  });
  scenario.platform.creditLine.limit = scenario.platform.equity;
  scenario.platform.equity /= 40;
  scenario.strategy.triggers.push({
    ...{ id: 'draw', title: '', metric: 'confidence', direction: 'below', threshold: 0.99 },
    ...{ forMonths: 1, action: 'drawCreditLine', strength: 1, lastsMonths: 24 },
  });
  scenario.platform.events.absconding.perYear = 3;
  change(scenario);
  return scenario;
};
const immortal = ({ platform }: Scenario) => {
  platform.equity *= 1000;
  platform.cash *= 1000;
  platform.events.absconding.perYear = 0;
};

describe('the loss of investors by source', () => {
  test('sums to the whole on every path, failures and absconding included', () => {
    expect(discrepancy(partners(), 'investorLoss', 'source')).toBeLessThan(1e-12);
  });

  test('of a platform that lives: lenders to it lose nothing, partners what is left of their loss', () => {
    const names = ['bank-a', 'bank-b', 'covered', 'half', 'investors', otherLenders] as const;
    const values = outcomesOf(
      partners((scenario) => {
        immortal(scenario);
        scenario.rules.guaranteeMaximum = undefined;
      }),
      paths,
      names.map((name) => `investorLoss/source/${name}`),
    );
    const lossOf = (name: (typeof names)[number]) => values[`investorLoss/source/${name}`];
    for (const name of ['bank-a', 'bank-b', otherLenders] as const)
      expect([...lossOf(name)]).toEqual(Array.from(lossOf(name), () => 0));
    // With guarantees that reach for all, loss per unit lent stands as 0.2 : 0.6 : 1.
    for (let path = 0; path < paths; path++) {
      const whole = lossOf('investors')[path] / 0.15;
      expect(lossOf('covered')[path] / 0.3 / whole).toBeCloseTo(0.2, 6);
      expect(lossOf('half')[path] / 0.2 / whole).toBeCloseTo(0.6, 6);
    }
  });

  test('of a failed platform: debt that is not covered falls on those it is owed to', () => {
    const values = outcomesOf(partners(), paths, [
      'investorLoss/source/bank-a',
      'investorLoss/source/bank-b',
      `investorLoss/source/${otherLenders}`,
    ]);
    const [a, b, others] = Object.values(values);
    expect(a.some((loss) => loss > 0)).toBe(true);
    expect(others.some((loss) => loss > 0)).toBe(true);
    for (let path = 0; path < paths; path++) expect(b[path]).toBeCloseTo((a[path] * 10) / 15, 3);
  });
});

/** Fraud, two large exposures in different segments and regions, collection that steps up on some paths, and failures. */
const losing = (change: (scenario: Scenario) => void = () => undefined): Scenario => {
  const scenario = presetScenario({
    platform: 'p2p-2016',
    world: 'severe',
    rules: 'light-touch',
    strategy: 'growth',
    run: { months: 24, seed: 'told apart' },
  });
  const { platform, strategy } = scenario;
  platform.applicationFraud = 0.04;
  strategy.underwriting.fraudControl = 0.3;
  const [first] = platform.largeExposures;
  platform.largeExposures = platform.segments.map(({ id }) => ({
    ...{ ...first, id: `large-${id}`, segment: id, rating: 'unrated' as const },
    ...{ annualDefaultRate: 0.3, termMonths: 18 },
  }));
  strategy.triggers.push({
    ...{ id: 'collect', title: '', metric: 'defaultRate', direction: 'above', threshold: 0.1 },
    ...{ forMonths: 1, action: 'stepUpCollection', strength: 0.4, lastsMonths: 6 },
  });
  change(scenario);
  return scenario;
};

const noneDefaults = ({ segments }: Scenario['platform']) => {
  for (const { grades } of segments) for (const cell of grades) cell.annualDefaultRate = 0;
};

describe('credit loss', () => {
  test.each(['grade', 'region', 'segment'])(
    'by %s sums to the whole on every path, with fraud, large exposures and failures',
    (dimension) => {
      expect(discrepancy(losing(), 'creditLoss', dimension)).toBeLessThan(1e-12);
    },
  );

  test('of a large exposure alone has no grade, and falls on its segment and region', () => {
    const scenario = losing(({ platform }) => {
      noneDefaults(platform);
      platform.applicationFraud = 0;
      platform.largeExposures.length = 1;
    });
    const [{ segment, amount }] = scenario.platform.largeExposures;
    const { region } = scenario.platform.segments.find(({ id }) => id === segment)!;
    const own = ['grade/not by grade', `segment/${segment}`, `region/${region}`];
    const parts = planOf(scenario).columns.filter((name) => name.startsWith('creditLoss/'));
    const values = outcomesOf(scenario, paths, ['creditLoss', ...parts]);
    const whole = values.creditLoss;
    expect(whole.some((loss) => loss > 0 && loss <= amount)).toBe(true);
    for (const part of parts)
      for (let path = 0; path < paths; path++) {
        const expected = own.includes(part.slice('creditLoss/'.length)) ? whole[path] : 0;
        expect(values[part][path] / amount).toBeCloseTo(expected / amount, 12);
      }
  });

  test('by segment is in proportion to what is lent where fraud is all that defaults', () => {
    const share = 0.05;
    const scenario = losing(({ platform, strategy, run }) => {
      platform.largeExposures = [];
      noneDefaults(platform);
      platform.applicationFraud = share;
      strategy.underwriting.fraudControl = 0;
      platform.equity *= 1000;
      platform.cash *= 1000;
      platform.events.absconding.perYear = 0;
      run.months = 12;
    });
    const shorter = structuredClone(scenario);
    const before = [3, 2, 1].map((months) => {
      shorter.run.months = 12 - months;
      return outcomesOf(shorter, paths, namesOf(shorter, 'originations'));
    });
    const lost = outcomesOf(scenario, paths, namesOf(scenario, 'creditLoss'));
    // What is lent is counted in single precision. A loan of fraud defaults in three equal parts, in the three months after it was lent.
    for (const { id } of scenario.platform.segments)
      for (let path = 0; path < paths; path++) {
        const lent = before.map((lines) => lines[`originations/segment/${id}`][path]);
        const defaulted = (share * (lent[0] + lent[1] + lent[2])) / 3;
        expect(lost[`creditLoss/segment/${id}`][path] / defaulted).toBeCloseTo(1, 6);
      }
  });
});

const namesOf = ({ platform }: Scenario, outcome: string) =>
  platform.segments.map(({ id }) => `${outcome}/segment/${id}`);
