import type { IssueCode, IssueParams, ReferenceTo, SumOf, TypeName } from '../issue';
import type { Language } from '../language';
import type { PresetKind } from '../presets';
import type { Localized } from '../quantity';

/** How an issue is said, in each language. */
export type Sentence<C extends IssueCode> = Record<Language, (params: IssueParams[C]) => string>;

/** The sentences of some codes. */
export type Sentences<C extends IssueCode> = { [K in C]: Sentence<K> };

export const quote = (text: string) => `“${text}”`;

/** ` Did you mean “x”?`, or nothing. */
export const meant: Record<Language, (text: string | undefined) => string> = {
  en: (text) => (text === undefined ? '' : ` Did you mean ${quote(text)}?`),
  zh: (text) => (text === undefined ? '' : `是否想写${quote(text)}？`),
};

const shown = 12;

/** A list of words, the first dozen of them. */
export const listed: Record<Language, (words: string[]) => string> = {
  en: (words) =>
    words.slice(0, shown).join(', ') +
    (words.length > shown ? ` and ${words.length - shown} more` : ''),
  zh: (words) =>
    words.slice(0, shown).join('、') + (words.length > shown ? ` 等 ${words.length} 个` : ''),
};

/** ` Known are: a, b.`, or that there are none. */
export const known: Record<Language, (words: string[]) => string> = {
  en: (words) => (words.length > 0 ? ` There are: ${listed.en(words)}.` : ' There are none.'),
  zh: (words) => (words.length > 0 ? `可用的有：${listed.zh(words)}。` : '目前没有可用的。'),
};

export const typeNames: Record<TypeName, Localized> = {
  number: { en: 'a number', zh: '一个数字' },
  text: { en: 'a text', zh: '一段文字' },
  flag: { en: 'true or false', zh: 'true 或 false' },
  list: { en: 'a list: [ … ]', zh: '一个列表：[ … ]' },
  object: { en: 'an object: { … }', zh: '一个对象：{ … }' },
  localized: {
    en: 'a text, or { "en": …, "zh": … } with at most 2,000 characters each',
    zh: '一段文字，或 { "en": …, "zh": … }，每种语言不超过 2,000 字符',
  },
  part: {
    en: 'the id of a preset, { "preset": …, "with": { … } }, or all settings written out',
    zh: '预设的 id、{ "preset": …, "with": { … } }，或直接写出全部设置',
  },
};

export const presetNames: Record<PresetKind, Localized> = {
  platform: { en: 'platform', zh: '平台' },
  world: { en: 'macro scenario', zh: '宏观情景' },
  rules: { en: 'set of rules', zh: '监管规则' },
  strategy: { en: 'strategy', zh: '策略' },
  study: { en: 'study', zh: '研究' },
  validation: { en: 'validation case', zh: '验证案例' },
  exercise: { en: 'exercise', zh: '演练' },
};

export const referenceNames: Record<ReferenceTo, Localized> = {
  product: { en: 'product', zh: '产品' },
  region: { en: 'region', zh: '地区' },
  grade: { en: 'grade', zh: '信用等级' },
  scenario: { en: 'scenario', zh: '情景' },
  segment: { en: 'segment', zh: '客群' },
  lever: { en: 'lever of the exercise', zh: '演练可调设置' },
  setting: { en: 'setting of the strategy', zh: '策略设置' },
  outcome: { en: 'outcome', zh: '结果' },
};

export const sumNames: Record<SumOf, Localized> = {
  gradeShares: { en: 'shares of the grades of this segment', zh: '该客群各信用等级的占比' },
  fundingShares: { en: 'shares of the sources of funds', zh: '各资金来源的占比' },
  factorWeights: { en: 'weights of the credit factors', zh: '系统性因子的权重' },
};
