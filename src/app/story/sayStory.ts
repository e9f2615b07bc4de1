import type { EventKind, EventParams } from '../../analysis/pathEvents';
import type { PathStory } from '../../analysis/story';
import { areas } from '../../scenario/areas';
import type { Localized } from '../../scenario/quantity';
import type { Scenario } from '../../scenario/scenario';
import { triggerActions } from '../../scenario/trigger';
import { formatOf } from '../charts/format';
import { intl } from '../charts/locale';
import type { Language, Messages } from '../i18n/catalogues';

/** What is told of one month. */
export interface StoryLine {
  month: number;
  text: string;
}

/** What a story is written with. */
export interface StoryWords {
  t: Messages;
  language: Language;
}

type Sayer = { [K in EventKind]: (params: EventParams[K]) => string };

/** A path month by month: one line for each month in which something happens, in order. */
export function storyLines(story: PathStory, scenario: Scenario, words: StoryWords): StoryLine[] {
  const { t, language } = words;
  const say = sayer(scenario, words);
  const months = [...new Set(story.events.map(({ month }) => month))];
  return months.map((month) => {
    const told = story.events
      .filter((event) => event.month === month)
      .map(({ kind, params }) => (say[kind] as (given: unknown) => string)(params));
    const text = told.join(t.story.semicolon) + t.story.stop;
    return { month, text: language === 'en' ? text.charAt(0).toUpperCase() + text.slice(1) : text };
  });
}

/** How the path ends, in a sentence. */
export function storyEnd({ failure, months }: PathStory, { t }: StoryWords): string {
  return failure
    ? t.story.fails(failure.month, t.finding.causes[failure.cause])
    : t.story.survives(months[months.length - 1]);
}

/** The whole story as text, to be copied. */
export function storyText(
  story: PathStory,
  scenario: Scenario,
  number: string,
  words: StoryWords,
): string {
  const { t } = words;
  const lines = storyLines(story, scenario, words).map(
    ({ month, text }) => `${t.story.month(month)}${t.story.colon}${text}`,
  );
  return [t.story.title(number), '', ...lines, '', storyEnd(story, words)].join('\n');
}

function sayer(scenario: Scenario, { t, language }: StoryWords): Sayer {
  const { platform } = scenario;
  const { events } = t.story;
  const say = (text: Localized | string | undefined) =>
    typeof text === 'object' ? text[language] : (text ?? '');
  const money = formatOf('money', language, platform.currency).value;
  const share = formatOf('share', language).value;
  const change = ({ change: at, title }: { change: number; title: Localized | string }) =>
    say(title) || events.namelessChange(at + 1);
  const region = (id: string) => say(platform.regions.find((one) => one.id === id)?.title) || id;
  const amount = (digits: number) => intl(language, { maximumSignificantDigits: digits });
  return {
    ruleChangeAnnounced: (given) => events.ruleChangeAnnounced(change(given), given.inForce),
    ruleChangeInForce: (given) => events.ruleChangeInForce(change(given)),
    surpriseRuleChange: ({ area, size }) =>
      events.surpriseRuleChange(
        areas[area][language],
        size > 0,
        intl(language, { maximumSignificantDigits: 2, signDisplay: 'exceptZero' }).format(size),
      ),
    strategyChange: ({ change: at, title }) =>
      events.strategyChange(say(title) || events.namelessPlan(at + 1)),
    peerFailure: ({ count }) => events.peerFailure(count),
    breach: ({ count }) => events.breach(count),
    audit: ({ cured }) => events.audit(cured),
    inspection: ({ count, regions, found }) =>
      events.inspection(count, regions.map(region).join(t.story.and), found),
    penalty: ({ amount: penalty, area }) => events.penalty(money(penalty), areas[area][language]),
    suspension: ({ months }) => events.suspension(months),
    licenceWithdrawn: () => events.licenceWithdrawn,
    cyberIncident: ({ count, loss }) => events.cyberIncident(count, money(loss)),
    insiderFraud: ({ count, loss }) => events.insiderFraud(count, money(loss)),
    legalClaim: ({ count, loss }) => events.legalClaim(count, money(loss)),
    absconding: () => events.absconding,
    triggerPulled: ({ action }) => events.triggerPulled(triggerActions[action][language]),
    triggerEnded: ({ action }) => events.triggerEnded(triggerActions[action][language]),
    lossesAboveExpected: ({ ratio }) => events.lossesAboveExpected(amount(2).format(ratio)),
    fundingRun: ({ confidence }) => events.fundingRun(share(confidence)),
    creditLineDrawn: ({ amount: drawn }) => events.creditLineDrawn(money(drawn)),
    insurerDefault: () => events.insurerDefault,
    capitalBelowMinimum: ({ ratio, minimum }) =>
      events.capitalBelowMinimum(share(ratio), share(minimum)),
    failure: ({ cause }) => events.failure(t.finding.causes[cause]),
  };
}
