import { failureTitles } from '../../model/failureCauses';
import { columnInfo } from '../../engine/results';
import type { Language } from '../../scenario/language';
import { leverAt } from '../../scenario/walk';
import type { BreakEvenMeasure } from '../breakEven';
import type {
  ExplorationCode,
  ExplorationFinding,
  ExplorationParams,
} from '../explorationFindings';
import { unitOf, type Statistic } from '../statistic';
import { eventTitles, leverTitle, settingsText, shown, statisticTitle } from './words';

type Settings = ExplorationParams['reverseFound']['settings'];

type Sentences = {
  [C in ExplorationCode]: Record<Language, (given: ExplorationParams[C], sure: boolean) => string>;
};

const percent = (value: number, language: Language) =>
  shown(Number(value.toFixed(3)), 'share', language);

/** From a month to another, or in the one. */
function monthsText(from: number, to: number, language: Language): string {
  if (language === 'zh') return from === to ? `第 ${from} 个月` : `第 ${from} 至 ${to} 个月`;
  return from === to ? `month ${from}` : `months ${from} to ${to}`;
}

/** What two scenarios are held against each other in. */
function measureText(measure: BreakEvenMeasure, language: Language): string {
  if (measure.kind === 'equal') return statisticTitle(measure.statistic, language);
  const [cost, loss] = [measure.cost, measure.loss].map((one) => columnInfo(one).title[language]);
  return language === 'zh' ? `“${cost}”与所避免的“${loss}”` : `“${cost}” and the “${loss}” avoided`;
}

/** Which of the two is ahead all along, or whether the loss avoided is worth its cost. */
function aheadText(measure: BreakEvenMeasure, ahead: 'a' | 'b', language: Language): string {
  if (measure.kind === 'worth') {
    const [more, less] =
      language === 'zh'
        ? ['所避免的损失始终高于成本', '成本始终高于所避免的损失']
        : [
            'the loss avoided exceeds the cost all along',
            'the cost exceeds the loss avoided all along',
          ];
    return ahead === 'b' ? more : less;
  }
  if (language === 'zh') return `${ahead === 'b' ? '该情景' : '对照情景'}始终较高`;
  return `${ahead === 'b' ? 'the scenario' : 'the one it is held against'} is higher all along`;
}

const leverValue = (path: string, value: number, language: Language) => {
  const lever = leverAt(path);
  return shown(value, lever && 'info' in lever ? lever.info.unit : undefined, language);
};

/** From where to where an interval goes: a lever that stands alone is named but once. */
function intervalText(low: Settings | null, high: Settings | null, language: Language): string {
  const end = (settings: Settings | null) => {
    if (!settings) return language === 'zh' ? '未封闭' : 'open';
    const [one, ...others] = settings;
    return others.length > 0
      ? settingsText(settings, language)
      : leverValue(one.path, one.value, language);
  };
  return language === 'zh' ? `${end(low)} 至 ${end(high)}` : `${end(low)} to ${end(high)}`;
}

/** A ratio with its interval: `0.42 (95% interval: 0.38 to 0.47)`. */
function ratioText(
  { ratio, interval }: ExplorationParams['costOfAvoided']['at'][number],
  language: Language,
): string {
  const [value, low, high] = [ratio, ...interval].map((one) =>
    shown(Number(one.toPrecision(3)), 'ratio', language),
  );
  return language === 'zh'
    ? `${value}（95% 区间：${low} 至 ${high}）`
    : `${value} (95% interval: ${low} to ${high})`;
}

/** Some statistics, one after the other. */
function listed(statistics: readonly Statistic[], language: Language): string {
  const titles = statistics.map((one) => statisticTitle(one, language));
  const last = titles.pop()!;
  if (titles.length === 0) return last;
  return language === 'zh' ? `${titles.join('、')}与${last}` : `${titles.join(', ')} and ${last}`;
}

/** What reverse stress, frontier, search and break-even find, in words. */
const sentences: Sentences = {
  reverseFound: {
    en: ({ statistic, threshold, breaks, settings, low, high }, sure) =>
      `The ${statisticTitle(statistic, 'en')} ${breaks === 'below' ? 'falls below' : 'rises above'} ${shown(threshold, unitOf(statistic), 'en')} from ${settingsText(settings, 'en')} on (95% interval: ${intervalText(low, high, 'en')})${sure ? '.' : '; so few paths do not tell for sure.'}`,
    zh: ({ statistic, threshold, breaks, settings, low, high }, sure) =>
      `自${settingsText(settings, 'zh')} 起，${statisticTitle(statistic, 'zh')}${breaks === 'below' ? '跌破' : '超过'} ${shown(threshold, unitOf(statistic), 'zh')}（95% 区间：${intervalText(low, high, 'zh')}）${sure ? '。' : '；现有路径数尚不足以确定。'}`,
  },
  reverseCalmBreaks: {
    en: ({ statistic, threshold, value }, sure) =>
      `The calm world ${sure ? '' : 'seems to '}break${sure ? 's' : ''} the line already: the ${statisticTitle(statistic, 'en')} is ${shown(value, unitOf(statistic), 'en')}, the line ${shown(threshold, unitOf(statistic), 'en')}.`,
    zh: ({ statistic, threshold, value }, sure) =>
      `平静环境下${sure ? '' : '似乎'}已突破界限：${statisticTitle(statistic, 'zh')}为 ${shown(value, unitOf(statistic), 'zh')}，界限为 ${shown(threshold, unitOf(statistic), 'zh')}。`,
  },
  reverseWorstHolds: {
    en: ({ statistic, threshold, value }, sure) =>
      `Not even the worst world ${sure ? 'breaks' : 'seems to break'} the line: the ${statisticTitle(statistic, 'en')} is ${shown(value, unitOf(statistic), 'en')} there, the line ${shown(threshold, unitOf(statistic), 'en')}.`,
    zh: ({ statistic, threshold, value }, sure) =>
      `即使最差环境也${sure ? '' : '似乎'}未突破界限：${statisticTitle(statistic, 'zh')}为 ${shown(value, unitOf(statistic), 'zh')}，界限为 ${shown(threshold, unitOf(statistic), 'zh')}。`,
  },
  reverseNothingMoves: {
    en: ({ statistic, value }) =>
      `The ${statisticTitle(statistic, 'en')} is ${shown(value, unitOf(statistic), 'en')} in every world: nothing that was moved reaches it.`,
    zh: ({ statistic, value }) =>
      `${statisticTitle(statistic, 'zh')}在各环境下均为 ${shown(value, unitOf(statistic), 'zh')}：所变动的设置对其没有影响。`,
  },
  reverseHoldsAgain: {
    en: ({ statistic }) =>
      `Further on the ${statisticTitle(statistic, 'en')} keeps to the line again: worse is not always worse here.`,
    zh: ({ statistic }) =>
      `继续加重后${statisticTitle(statistic, 'zh')}又回到界限之内：此处并非越严重越差。`,
  },
  failureLikeliest: {
    en: ({ cause, share, firstMonth, lastMonth, strength, event }, sure) =>
      `The ${sure ? '' : 'seemingly '}likeliest way to fail, ${percent(share, 'en')} of failures: ${failureTitles[cause].en} in ${monthsText(firstMonth, lastMonth, 'en')}; the systematic factors decide about ${percent(strength, 'en')} of it${event ? `, and ${eventTitles[event].en} come before it more often than usual` : ''}.`,
    zh: ({ cause, share, firstMonth, lastMonth, strength, event }, sure) =>
      `${sure ? '' : '似乎'}最可能的倒闭方式（占倒闭的 ${percent(share, 'zh')}）：${monthsText(firstMonth, lastMonth, 'zh')}${failureTitles[cause].zh}；系统性因子的决定程度为 ${percent(strength, 'zh')}${event ? `，此前“${eventTitles[event].zh}”较平常更多` : ''}。`,
  },
  failureNone: {
    en: ({ paths }) => `None of ${paths.toLocaleString('en-GB')} paths fails.`,
    zh: ({ paths }) => `${paths.toLocaleString('zh-CN')} 条路径中无一倒闭。`,
  },
  frontierSize: {
    en: ({ points, onFrontier, sure, sureBeaten, objectives }, all) =>
      `${onFrontier} of ${points} settings are beaten by none in ${listed(objectives, 'en')} at once${all ? '.' : `; the paths tell it for sure of ${sure} of them, and of ${sureBeaten} of the ${points - onFrontier} others that they are beaten.`}`,
    zh: ({ points, onFrontier, sure, sureBeaten, objectives }, all) =>
      `${points} 组设置中有 ${onFrontier} 组在${listed(objectives, 'zh')}上不被任何其他设置全面超越${all ? '。' : `，其中 ${sure} 组可由现有路径确定；其余 ${points - onFrontier} 组中有 ${sureBeaten} 组可确定被超越。`}`,
  },
  frontierToday: {
    en: ({ dominated, settings }, sure) =>
      dominated
        ? `Today's settings are ${sure ? '' : 'seemingly '}beaten in everything${settings ? ` by ${settingsText(settings, 'en')}` : ''}.`
        : `Today's settings are ${sure ? '' : 'seemingly '}on the frontier: none that was tried beats them in everything.`,
    zh: ({ dominated, settings }, sure) =>
      dominated
        ? `当前设置${sure ? '' : '似乎'}被全面超越${settings ? `：${settingsText(settings, 'zh')}` : ''}。`
        : `当前设置${sure ? '' : '似乎'}位于前沿：所尝试的设置无一全面超越它。`,
  },
  searchFound: {
    en: ({ settings, objective, value, today }) =>
      `Within the constraints the best found is ${settingsText(settings, 'en')}: ${statisticTitle(objective.statistic, 'en')} ${shown(value, unitOf(objective.statistic), 'en')}, today ${shown(today, unitOf(objective.statistic), 'en')}.`,
    zh: ({ settings, objective, value, today }) =>
      `在约束之内找到的最优设置为${settingsText(settings, 'zh')}：${statisticTitle(objective.statistic, 'zh')}为 ${shown(value, unitOf(objective.statistic), 'zh')}，当前为 ${shown(today, unitOf(objective.statistic), 'zh')}。`,
  },
  searchUnclear: {
    en: ({ settings, objective, value }) =>
      `The best found is ${settingsText(settings, 'en')} (${statisticTitle(objective.statistic, 'en')} ${shown(value, unitOf(objective.statistic), 'en')}), but so few paths do not tell for sure that it keeps every constraint.`,
    zh: ({ settings, objective, value }) =>
      `找到的最优设置为${settingsText(settings, 'zh')}（${statisticTitle(objective.statistic, 'zh')}为 ${shown(value, unitOf(objective.statistic), 'zh')}），但现有路径数不足以确定其满足全部约束。`,
  },
  searchNone: {
    en: ({ tried }, sure) =>
      `None of ${tried} settings that were tried keeps every constraint${sure ? '' : ', though the paths leave it open of some'}.`,
    zh: ({ tried }, sure) =>
      `尝试的 ${tried} 组设置均未满足全部约束${sure ? '' : '，其中部分尚不能确定'}。`,
  },
  breakEvenFound: {
    en: ({ measure, path, value, low, high, between }, sure) =>
      `They break even in ${measureText(measure, 'en')} where ${leverTitle(path, 'en')} ${between ? `goes from ${leverValue(path, between[0], 'en')} to ${leverValue(path, between[1], 'en')}` : `stands at ${leverValue(path, value, 'en')}`} (95% interval: ${low === null ? 'open' : leverValue(path, low, 'en')} to ${high === null ? 'open' : leverValue(path, high, 'en')})${sure ? '.' : '; one side is not told from even within the range.'}`,
    zh: ({ measure, path, value, low, high, between }, sure) =>
      `当${leverTitle(path, 'zh')}${between ? `由 ${leverValue(path, between[0], 'zh')} 变为 ${leverValue(path, between[1], 'zh')}` : `为 ${leverValue(path, value, 'zh')}`} 时，二者在${measureText(measure, 'zh')}上相等（95% 区间：${low === null ? '未封闭' : leverValue(path, low, 'zh')} 至 ${high === null ? '未封闭' : leverValue(path, high, 'zh')}）${sure ? '。' : '；范围内有一侧与相等无法区分。'}`,
  },
  breakEvenSeveral: {
    en: ({ measure, path, values }) =>
      `The sign of the difference in ${measureText(measure, 'en')} changes ${values.length} times, where ${leverTitle(path, 'en')} stands at ${values.map((value) => leverValue(path, value, 'en')).join(', ')}.`,
    zh: ({ measure, path, values }) =>
      `${measureText(measure, 'zh')}之差的符号变化 ${values.length} 次，${leverTitle(path, 'zh')}分别为 ${values.map((value) => leverValue(path, value, 'zh')).join('、')}。`,
  },
  breakEvenNone: {
    en: ({ measure, path, from, to, ahead }, sure) =>
      `They do not break even in ${measureText(measure, 'en')} while ${leverTitle(path, 'en')} goes from ${leverValue(path, from, 'en')} to ${leverValue(path, to, 'en')}: ${aheadText(measure, ahead, 'en')}${sure ? '' : ', though not for sure at both ends'}.`,
    zh: ({ measure, path, from, to, ahead }, sure) =>
      `${leverTitle(path, 'zh')}由 ${leverValue(path, from, 'zh')} 至 ${leverValue(path, to, 'zh')} 的范围内，二者在${measureText(measure, 'zh')}上没有平衡点：${aheadText(measure, ahead, 'zh')}${sure ? '' : '，但范围两端未能全部确定'}。`,
  },
  costOfAvoided: {
    en: ({ cost, loss, path, at }) =>
      `Each unit of “${columnInfo(loss).title.en}” avoided costs ${at.map((one, i) => `${ratioText(one, 'en')} where ${i === 0 ? leverTitle(path, 'en') : 'it'} stands at ${leverValue(path, one.value, 'en')}`).join(', ')}, in “${columnInfo(cost).title.en}”.`,
    zh: ({ cost, loss, path, at }) =>
      `每避免一单位“${columnInfo(loss).title.zh}”，所付“${columnInfo(cost).title.zh}”${at.map((one, i) => `${i === 0 ? `在${leverTitle(path, 'zh')}` : ''}为 ${leverValue(path, one.value, 'zh')} 时是 ${ratioText(one, 'zh')}`).join('，')}。`,
  },
  breakEvenNothingMoves: {
    en: ({ measure, path }) =>
      `The two are the same in ${measureText(measure, 'en')} on every path, wherever ${leverTitle(path, 'en')} stands.`,
    zh: ({ measure, path }) =>
      `无论${leverTitle(path, 'zh')}如何，二者在${measureText(measure, 'zh')}上各路径均相同。`,
  },
};

/** Every code that a finding can have. */
export const explorationCodes = Object.keys(sentences) as ExplorationCode[];

/** A finding as a sentence. */
export function describeExploration(
  { code, params, sure }: ExplorationFinding,
  language: Language,
): string {
  const say = sentences[code][language] as (given: unknown, sure: boolean) => string;
  return say(params, sure);
}
