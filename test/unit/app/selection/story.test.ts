import { expect, test } from 'vitest';
import { eventKinds, type PathEvent } from '../../../../src/analysis/pathEvents';
import type { PathStory } from '../../../../src/analysis/story';
import type { Language } from '../../../../src/app/i18n/catalogues';
import { en } from '../../../../src/app/i18n/en';
import { zh } from '../../../../src/app/i18n/zh';

const catalogues = { en, zh };
import { storyEnd, storyLines, storyText } from '../../../../src/app/story/sayStory';
import { storyTable } from '../../../../src/app/story/storyTable';
import type { Scenario } from '../../../../src/scenario/scenario';

const scenario = {
  platform: {
    currency: 'CNY',
    regions: [{ id: 'east', title: { en: 'East', zh: '东部' } }],
  },
} as unknown as Scenario;

const event = (month: number, kind: PathEvent['kind'], params: object) =>
  ({ month, kind, params }) as PathEvent;

/** One event of every kind. */
const events = [
  event(2, 'ruleChangeAnnounced', { change: 0, title: '', inForce: 6 }),
  event(6, 'ruleChangeInForce', { change: 0, title: { en: 'Cap', zh: '上限' } }),
  event(8, 'surpriseRuleChange', { area: 'pricing', size: 0.1 }),
  event(8, 'strategyChange', { change: 0, title: { en: 'Slow down', zh: '放慢' } }),
  event(8, 'peerFailure', { count: 2 }),
  event(9, 'triggerPulled', { trigger: 'doubt', action: 'suspendLending' }),
  event(10, 'triggerEnded', { trigger: 'doubt', action: 'suspendLending' }),
  event(11, 'lossesAboveExpected', { ratio: 2.34 }),
  event(12, 'breach', { count: 3 }),
  event(13, 'audit', { cured: 1 }),
  event(14, 'inspection', { regions: ['east'], count: 1, found: 3 }),
  event(14, 'penalty', { area: 'custody', amount: 2_100_000 }),
  event(14, 'suspension', { months: 2 }),
  event(15, 'licenceWithdrawn', {}),
  event(15, 'cyberIncident', { count: 1, loss: 5e4 }),
  event(15, 'insiderFraud', { count: 1, loss: 5e4 }),
  event(15, 'legalClaim', { count: 2, loss: 5e4 }),
  event(16, 'absconding', {}),
  event(16, 'fundingRun', { confidence: 0.3, outflow: 0 }),
  event(17, 'creditLineDrawn', { amount: 1e6 }),
  event(17, 'insurerDefault', {}),
  event(18, 'capitalBelowMinimum', { ratio: 0.04, minimum: 0.08 }),
  event(19, 'failure', { cause: 'illiquidity' }),
];
const story = {
  months: [1, 36],
  events,
  failure: { month: 19, cause: 'illiquidity' },
} as unknown as PathStory;
const words = (language: Language) => ({ language, t: catalogues[language] });
const at = (month: number, language: Language) =>
  storyLines(story, scenario, words(language)).find((line) => line.month === month)?.text;

test('the events of a month are one sentence, with places, money and months', () => {
  expect(at(14, 'en')).toBe(
    'Inspection in East: 3 breaches found; penalty of ¥2.1m (custody of funds); new business suspended for 2 months.',
  );
  expect(at(14, 'zh')).toBe(
    '东部接受 1 次检查，查出 3 起违规；被处罚 ¥210万（资金存管）；新业务被暂停 2 个月。',
  );
});

test('every kind of event is told in both languages, months in order', () => {
  expect(new Set(events.map(({ kind }) => kind))).toEqual(new Set(eventKinds));
  for (const language of ['en', 'zh'] as const) {
    const lines = storyLines(story, scenario, words(language));
    const months = lines.map(({ month }) => month);
    expect(months).toEqual([...new Set(events.map(({ month }) => month))]);
    for (const { text } of lines) expect(text).not.toMatch(/undefined|NaN|object/);
    if (language === 'zh') for (const { text } of lines) expect(text).not.toMatch(/[a-z]{3}/i);
  }
});

test('a story ends with failure and its cause, or with life', () => {
  expect(storyEnd(story, words('en'))).toBe(
    'The platform fails in month 19: a broken funding chain.',
  );
  expect(storyEnd({ ...story, failure: null }, words('zh'))).toContain('36');
  const text = storyText(story, scenario, '7', words('en'));
  expect(text.split('\n')).toHaveLength(4 + storyLines(story, scenario, words('en')).length);
});

test('the table has a row for every month: its values, and what is told of it', () => {
  const values = { capitalRatio: [0.12, NaN], cash: [5e6, 4e6] };
  const path = { ...story, months: [2, 4], series: values } as unknown as PathStory;
  const lines = storyLines(path, scenario, words('en'));
  const { columns, rows } = storyTable(path, lines, 'Path 7', words('en'));
  expect(columns.map(({ unit }) => unit)).toEqual([undefined, 'share', 'money', undefined]);
  expect(rows).toEqual([
    [2, 0.12, 5e6, lines[0].text],
    [4, null, 4e6, ''],
  ]);
});
