import { inLanguage, type Language } from '../../scenario/language';
import type { Localized } from '../../scenario/quantity';
import type {
  ComparativeCode,
  ComparativeFinding,
  ComparativeParams,
} from '../comparativeFindings';
import { unitOf, type Statistic } from '../statistic';
import { leverTitle, shown, shownDifference, statisticTitle } from './words';

type Sentences = {
  [C in ComparativeCode]: Record<Language, (given: ComparativeParams[C], sure: boolean) => string>;
};

const percent = (value: number, language: Language) =>
  shown(Number(value.toFixed(3)), 'share', language);

/** How far apart two values of a statistic are. */
const amount = (value: number, of: Statistic, language: Language) =>
  shownDifference(value, unitOf(of), language);

/** A difference, always with its sign. */
const signed = (value: number, of: Statistic, language: Language) =>
  `${value > 0 ? '+' : ''}${amount(value, of, language)}`;

const named = (title: Localized | string, language: Language) => `“${inLanguage(title, language)}”`;

function all(titles: readonly (Localized | string)[], language: Language): string {
  const names = titles.map((title) => named(title, language));
  if (language === 'zh') return names.join('、');
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** What matrices, attributions and sensitivities find, in words. */
const sentences: Sentences = {
  matrixChoice: {
    en: ({ statistic, row, regret, column, support }, sure) =>
      `${named(row, 'en')} ${sure ? 'keeps' : 'seems to keep'} the greatest regret in the ${statisticTitle(statistic, 'en')} least: ${amount(regret, statistic, 'en')} behind the best, in ${named(column, 'en')}; it comes out again in ${percent(support, 'en')} of resamples of the paths.`,
    zh: ({ statistic, row, regret, column, support }, sure) =>
      `就${statisticTitle(statistic, 'zh')}而言，${named(row, 'zh')}${sure ? '' : '似乎'}使最大后悔值最小：在${named(column, 'zh')}中落后最优 ${amount(regret, statistic, 'zh')}；对路径重复抽样，${percent(support, 'zh')} 得出同一选择。`,
  },
  matrixAlike: {
    en: ({ statistic }) =>
      `In no column do the rows differ in the ${statisticTitle(statistic, 'en')}: there is nothing to choose by.`,
    zh: ({ statistic }) =>
      `在每一列中，各行的${statisticTitle(statistic, 'zh')}均相同，无从据此选择。`,
  },
  matrixBestEverywhere: {
    en: ({ statistic, row }, sure) =>
      `In no column does any other do better than ${named(row, 'en')} in the ${statisticTitle(statistic, 'en')}${sure ? '' : '; so few paths do not tell for sure'}.`,
    zh: ({ statistic, row }, sure) =>
      `就${statisticTitle(statistic, 'zh')}而言，在每一列中都没有其他行优于${named(row, 'zh')}${sure ? '' : '；现有路径数尚不足以确定'}。`,
  },
  matrixNoChoice: {
    en: ({ statistic }) =>
      `Neither more nor less of the ${statisticTitle(statistic, 'en')} is better, so there is no regret and no choice.`,
    zh: ({ statistic }) =>
      `${statisticTitle(statistic, 'zh')}无所谓高低优劣，因此没有后悔值，也不作选择。`,
  },
  matrixFailing: {
    en: ({ above, unclear, cells, tolerance }) =>
      `The probability of failure is above ${percent(tolerance, 'en')} in ${above} of ${cells} cells${unclear > 0 ? `; of ${unclear} the paths can't tell` : ''}.`,
    zh: ({ above, unclear, cells, tolerance }) =>
      `${cells} 个单元格中有 ${above} 个的倒闭概率高于 ${percent(tolerance, 'zh')}${unclear > 0 ? `，另有 ${unclear} 个现有路径无法判断` : ''}。`,
  },
  attributionMost: {
    en: ({ statistic, difference, group, value, share }, sure) =>
      `Of the difference of ${signed(difference, statistic, 'en')} in the ${statisticTitle(statistic, 'en')}, ${all(group, 'en')} ${sure ? 'explains' : 'seems to explain'} most: ${signed(value, statistic, 'en')}, ${percent(share, 'en')} of it.`,
    zh: ({ statistic, difference, group, value, share }, sure) =>
      `${statisticTitle(statistic, 'zh')}之差为 ${signed(difference, statistic, 'zh')}，其中${all(group, 'zh')}${sure ? '' : '似乎'}解释最多：${signed(value, statistic, 'zh')}，占 ${percent(share, 'zh')}。`,
  },
  attributionUnclear: {
    en: ({ statistic, difference }) =>
      `The difference of ${signed(difference, statistic, 'en')} in the ${statisticTitle(statistic, 'en')} is not told from zero, so there is nothing to explain yet.`,
    zh: ({ statistic, difference }) =>
      `${statisticTitle(statistic, 'zh')}之差 ${signed(difference, statistic, 'zh')} 与 0 无法区分，暂无可解释的差异。`,
  },
  attributionSame: {
    en: ({ statistic }) =>
      `On no path does anything that differs reach the ${statisticTitle(statistic, 'en')}.`,
    zh: ({ statistic }) => `在任何路径上，所有差异均不影响${statisticTitle(statistic, 'zh')}。`,
  },
  attributionNoEffect: {
    en: ({ groups }) =>
      `${all(groups, 'en')} ${groups.length > 1 ? 'have' : 'has'} no effect, whatever else changes.`,
    zh: ({ groups }) => `无论其他设置如何变化，${all(groups, 'zh')}均无影响。`,
  },
  attributionJoined: {
    en: ({ groups }) =>
      `${all(groups, 'en')} are taken as one: without each other they make no valid scenario.`,
    zh: ({ groups }) => `${all(groups, 'zh')}合并归因：单独改变其一不构成有效情景。`,
  },
  attributionSampled: {
    en: ({ orders }) =>
      `So many groups are attributed to by ${orders} orders drawn at random; the intervals allow for it.`,
    zh: ({ orders }) => `由于组数较多，采用 ${orders} 个随机次序归因；区间已计入由此产生的误差。`,
  },
  tornadoWidest: {
    en: ({ statistic, path, swing }, sure) =>
      `Of the levers moved one at a time, ${leverTitle(path, 'en')} ${sure ? 'moves' : 'seems to move'} the ${statisticTitle(statistic, 'en')} furthest: by ${amount(swing, statistic, 'en')} from end to end.`,
    zh: ({ statistic, path, swing }, sure) =>
      `逐一变动各项设置时，${leverTitle(path, 'zh')}${sure ? '' : '似乎'}对${statisticTitle(statistic, 'zh')}影响最大：全幅 ${amount(swing, statistic, 'zh')}。`,
  },
  tornadoNoEffect: {
    en: ({ statistic, none, of }) =>
      `${none} of ${of} levers have no effect on the ${statisticTitle(statistic, 'en')} on any path.`,
    zh: ({ statistic, none, of }) =>
      `${of} 项设置中有 ${none} 项在任何路径上均不影响${statisticTitle(statistic, 'zh')}。`,
  },
  tornadoRefused: {
    en: ({ levers }) =>
      `${levers} levers can't be moved to every place by themselves: that makes no valid scenario.`,
    zh: ({ levers }) => `有 ${levers} 项设置无法单独变动到全部取值：那样不构成有效情景。`,
  },
  sobolMost: {
    en: ({ statistic, path, total, low, high }, sure) =>
      `${leverTitle(path, 'en')} ${sure ? 'has' : 'seems to have'} the greatest part in what the ${statisticTitle(statistic, 'en')} varies over the ranges: ${percent(total, 'en')} with all that it does together with others (95% interval: ${percent(low, 'en')} to ${percent(high, 'en')}).`,
    zh: ({ statistic, path, total, low, high }, sure) =>
      `在各取值范围内，${leverTitle(path, 'zh')}${sure ? '' : '似乎'}对${statisticTitle(statistic, 'zh')}的变动贡献最大：含交互作用占 ${percent(total, 'zh')}（95% 区间：${percent(low, 'zh')} 至 ${percent(high, 'zh')}）。`,
  },
  sobolTogether: {
    en: ({ statistic, share }, sure) =>
      `${sure ? '' : 'Seemingly '}${percent(share, 'en')} of what the ${statisticTitle(statistic, 'en')} varies comes of levers acting together.`,
    zh: ({ statistic, share }, sure) =>
      `${statisticTitle(statistic, 'zh')}的变动中${sure ? '' : '似乎'}有 ${percent(share, 'zh')} 来自各项设置的共同作用。`,
  },
  sobolConstant: {
    en: ({ statistic }) =>
      `The ${statisticTitle(statistic, 'en')} is the same wherever the levers stand.`,
    zh: ({ statistic }) => `无论各项设置如何，${statisticTitle(statistic, 'zh')}均不变。`,
  },
};

/** Every code that a finding can have. */
export const comparativeCodes = Object.keys(sentences) as ComparativeCode[];

/** A finding as a sentence. */
export function describeComparative(
  { code, params, sure }: ComparativeFinding,
  language: Language,
): string {
  const say = sentences[code][language] as (given: unknown, sure: boolean) => string;
  return say(params, sure);
}
