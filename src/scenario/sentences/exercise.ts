import type { Language } from '../language';
import { showNumber } from '../show';
import type { Sentences } from './words';

const money = (value: number, currency: string, language: Language) =>
  `${showNumber(Number(value.toPrecision(6)), 'money', language)} ${currency}`;
const plain = (value: number, language: Language) =>
  showNumber(Number(value.toPrecision(7)), undefined, language);

/** How it is said that an exercise, or what a team made of it, can't be as it is. */
export const exerciseSentences: Sentences<
  | 'leversUnlike'
  | 'pointsNotHundred'
  | 'pointsAlike'
  | 'overBudget'
  | 'predictionMissing'
  | 'rangeReversed'
> = {
  leversUnlike: {
    en: ({ first, other }) =>
      `${first} and ${other} can’t move together: they are not of one kind. Make a lever of each.`,
    zh: ({ first, other }) => `${first} 与 ${other} 类型不同，不能一起调整。请分别设为两项。`,
  },
  pointsNotHundred: {
    en: ({ sum }) =>
      `Survival and the weights of the outcomes sum to ${plain(sum, 'en')}; they must sum to 100.`,
    zh: ({ sum }) => `存续分与各结果权重之和为 ${plain(sum, 'zh')}；必须等于 100。`,
  },
  pointsAlike: {
    en: ({ value }) =>
      `The poor and the good value are both ${plain(value, 'en')}; between them lie all the points, so they must differ.`,
    zh: ({ value }) => `差值与优值同为 ${plain(value, 'zh')}；得分介于两者之间，因此二者必须不同。`,
  },
  overBudget: {
    en: ({ cost, budget, currency }) =>
      `These decisions cost ${money(cost, currency, 'en')} a year; the budget is ${money(budget, currency, 'en')}. Take something back.`,
    zh: ({ cost, budget, currency }) =>
      `这些决策每年花费 ${money(cost, currency, 'zh')}；预算为 ${money(budget, currency, 'zh')}。请收回一部分。`,
  },
  predictionMissing: {
    en: ({ measure }) => `A prediction is missing: ${measure.en}.`,
    zh: ({ measure }) => `缺少一项预测：${measure.zh}。`,
  },
  rangeReversed: {
    en: ({ low, high }) =>
      `The range runs from ${plain(low, 'en')} to ${plain(high, 'en')}; the lower end must not be above the upper end.`,
    zh: ({ low, high }) => `区间为 ${plain(low, 'zh')} 至 ${plain(high, 'zh')}；下限不得高于上限。`,
  },
};
