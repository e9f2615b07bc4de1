import { expect, test } from 'vitest';
import type { ExplorationFinding } from '../../../src/analysis/explorationFindings';
import { describeExploration, explorationCodes } from '../../../src/analysis/sentences/exploration';
import { eventTitles } from '../../../src/analysis/sentences/words';
import { eventKinds } from '../../../src/analysis/pathEvents';

const statistic = { outcome: 'capitalRatioMinimum', statistic: 'quantile', level: 0.01 } as const;
const settings = [{ path: 'world.severity', value: 1.25 }];
const known = { statistic, threshold: 0.08 };
const objective = {
  statistic: { outcome: 'profit', statistic: 'mean' },
  better: 'higher',
} as const;
const equal = { kind: 'equal', statistic: objective.statistic } as const;
const worth = { kind: 'worth', cost: 'complianceCost', loss: 'creditLoss', price: 1 } as const;
const path = 'strategy.pricing.surcharge';

/** One finding of every code at least. */
const findings: ExplorationFinding[] = (
  [
    ['reverseFound', { ...known, breaks: 'below', settings, low: settings, high: null }],
    ['reverseCalmBreaks', { ...known, value: 0.05 }],
    ['reverseWorstHolds', { ...known, value: 0.1 }],
    ['reverseNothingMoves', { statistic, value: 0.1 }],
    ['reverseHoldsAgain', { statistic }],
    [
      'failureLikeliest',
      {
        ...{ cause: 'illiquidity', share: 0.4, firstMonth: 3, lastMonth: 9, strength: 0.5 },
        event: 'peerFailure',
      },
    ],
    ['failureNone', { paths: 4096 }],
    [
      'frontierSize',
      { points: 25, onFrontier: 4, sure: 2, sureBeaten: 20, objectives: [statistic, statistic] },
    ],
    ['frontierToday', { dominated: true, settings }],
    ['frontierToday', { dominated: false, settings: null }],
    ['searchFound', { settings, objective, value: 1e6, today: 5e5 }],
    ['searchUnclear', { settings, objective, value: 1e6 }],
    ['searchNone', { tried: 99, constraints: [] }],
    ['breakEvenFound', { measure: worth, path, value: 0.03, low: 0.02, high: null, between: null }],
    [
      'breakEvenFound',
      {
        ...{ measure: equal, path: 'strategy.monitoring.lagMonths' },
        ...{ value: 4, low: 3, high: 5, between: [3, 4] },
      },
    ],
    ['breakEvenSeveral', { measure: equal, path, values: [0.01, 0.02] }],
    ['breakEvenNone', { measure: equal, path, from: 0, to: 0.1, ahead: 'a' }],
    ['breakEvenNone', { measure: worth, path, from: 0, to: 0.1, ahead: 'b' }],
    [
      'costOfAvoided',
      {
        ...{ cost: 'complianceCost', loss: 'investorLoss', path },
        at: [
          { value: 0, ratio: 0.42, interval: [0.4, 0.44] },
          { value: 0.1, ratio: 2, interval: [1.5, 3] },
        ],
      },
    ],
    ['breakEvenNothingMoves', { measure: equal, path }],
  ] as const
).flatMap(([code, params]) =>
  [true, false].map((sure) => ({ code, params, sure }) as ExplorationFinding),
);

test('every finding is a sentence in both languages, with nothing left unsaid', () => {
  expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(explorationCodes));
  for (const finding of findings) {
    const [en, zh] = [describeExploration(finding, 'en'), describeExploration(finding, 'zh')];
    expect(en).toMatch(/^[A-Z\d].*\.$/);
    expect(zh).toMatch(/^[^A-Za-z].*。$/);
    for (const text of [en, zh]) expect(text).not.toMatch(/undefined|NaN|\[object|null/);
    // Chinese sentences hold no English but the abbreviations of outcomes.
    expect(zh.replace(/APR|HHI/g, '')).not.toMatch(/[A-Za-z]{3,}/);
  }
});

test('what is not sure is not told as if it were', () => {
  for (const code of ['reverseFound', 'reverseWorstHolds', 'failureLikeliest', 'breakEvenFound']) {
    const [sure, unsure] = findings.filter((finding) => finding.code === code);
    for (const language of ['en', 'zh'] as const)
      expect(describeExploration(sure, language)).not.toBe(describeExploration(unsure, language));
  }
});

test('every kind of event has a name in both languages', () => {
  expect(Object.keys(eventTitles).sort()).toEqual([...eventKinds].sort());
});
