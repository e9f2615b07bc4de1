import type { IssueParams, TextFormat } from '../issue';
import type { Language } from '../language';
import type { Localized } from '../quantity';
import { isFraction, showNumber } from '../show';
import { known, listed, meant, quote, typeNames, type Sentences } from './words';

const formats: Record<TextFormat, Localized> = {
  id: {
    en: 'Allowed are letters, digits and hyphens, at most 48, beginning with a letter or digit.',
    zh: '只能使用英文字母、数字与连字符，最多 48 个，并以字母或数字开头。',
  },
  currency: {
    en: 'Write a currency as three capital letters, such as USD or CNY.',
    zh: '币种请写成三个大写字母，例如 USD 或 CNY。',
  },
  month: {
    en: 'Write a month as year and month, such as 2026-01.',
    zh: '月份请写成年份与月份，例如 2026-01。',
  },
  other: { en: 'It has a form that is not allowed here.', zh: '此处不允许这种格式。' },
};

/** Where a file says 24 and 24% may have been meant, the number that would say so. */
function perCentMeant({ found, min, max, unit, typed }: IssueParams['outOfRange']) {
  const fraction = Number((found / 100).toPrecision(12));
  return !typed && isFraction(unit) && found > max && fraction >= min && fraction <= max
    ? fraction
    : undefined;
}

const range = (language: Language, { min, max, unit }: IssueParams['outOfRange']) =>
  [min, max].map((one) => showNumber(one, unit, language));

/** How a number that is not one may have been meant: "24%" in quotes is 0.24. */
function unquoted(found: string): string | undefined {
  const [, digits, percent] = /^"\s*(-?\d+(?:\.\d+)?)\s*(%?)\s*"$/.exec(found) ?? [];
  if (digits === undefined) return undefined;
  return String(percent ? Number((Number(digits) / 100).toPrecision(12)) : Number(digits));
}

/** How trouble with the form of a file is said: keys, types, ranges, lengths. */
export const formSentences: Sentences<
  | 'wrongType'
  | 'missing'
  | 'unknownKey'
  | 'notAmong'
  | 'outOfRange'
  | 'notWhole'
  | 'badFormat'
  | 'listLength'
  | 'textLength'
> = {
  wrongType: {
    en: ({ expected, found }) => {
      const number = expected === 'number' ? unquoted(found) : undefined;
      const nothing = found === 'null' ? ' To leave a setting out, leave its key out.' : '';
      return `Found ${found}; this must be ${typeNames[expected].en}.${number ? ` Write ${number} without quotes.` : nothing}`;
    },
    zh: ({ expected, found }) => {
      const number = expected === 'number' ? unquoted(found) : undefined;
      const nothing = found === 'null' ? '若不设置此项，请省去整个键。' : '';
      return `此处为 ${found}；应为${typeNames[expected].zh}。${number ? `请写成 ${number}，不加引号。` : nothing}`;
    },
  },
  missing: {
    en: ({ key }) => `${quote(key)} is missing: it has no default and must be given.`,
    zh: ({ key }) => `缺少${quote(key)}：它没有默认值，必须给出。`,
  },
  unknownKey: {
    en: ({ key, meant: near, known: keys }) =>
      `There is no setting called ${quote(key)} here.${meant.en(near)}${known.en(keys)}`,
    zh: ({ key, meant: near, known: keys }) =>
      `此处没有名为${quote(key)}的设置。${meant.zh(near)}${known.zh(keys)}`,
  },
  notAmong: {
    en: ({ found, allowed, meant: near }) =>
      `Found ${found}; allowed are: ${listed.en(allowed)}.${meant.en(near)}`,
    zh: ({ found, allowed, meant: near }) =>
      `此处为 ${found}；可选：${listed.zh(allowed)}。${meant.zh(near)}`,
  },
  outOfRange: {
    en: (params) => {
      const [min, max] = range('en', params);
      const fraction = perCentMeant(params);
      const mend =
        fraction === undefined
          ? ''
          : ` Rates and shares are written as fractions: ${params.found}% is ${fraction}.`;
      return `Found ${showNumber(params.found, params.unit, 'en')}; allowed is ${min} to ${max}.${mend}`;
    },
    zh: (params) => {
      const [min, max] = range('zh', params);
      const fraction = perCentMeant(params);
      const mend =
        fraction === undefined ? '' : `比率与占比以小数书写：${params.found}% 应写成 ${fraction}。`;
      return `此处为 ${showNumber(params.found, params.unit, 'zh')}；允许范围为 ${min} 至 ${max}。${mend}`;
    },
  },
  notWhole: {
    en: ({ found, unit }) =>
      `Found ${showNumber(found, unit, 'en')}; only whole numbers are allowed: ${Math.floor(found)} or ${Math.ceil(found)}.`,
    zh: ({ found, unit }) =>
      `此处为 ${showNumber(found, unit, 'zh')}；只允许整数：${Math.floor(found)} 或 ${Math.ceil(found)}。`,
  },
  badFormat: {
    en: ({ found, format }) => `Found ${found}. ${formats[format].en}`,
    zh: ({ found, format }) => `此处为 ${found}。${formats[format].zh}`,
  },
  listLength: {
    en: ({ found, least, most }) =>
      found < least
        ? `The list has ${found} entries; it needs at least ${least}.`
        : `The list has ${found} entries; at most ${most} are allowed. Join some of them.`,
    zh: ({ found, least, most }) =>
      found < least
        ? `列表有 ${found} 项，至少需要 ${least} 项。`
        : `列表有 ${found} 项，最多允许 ${most} 项。请合并其中一些。`,
  },
  textLength: {
    en: ({ found, least, most }) =>
      found < least
        ? `The text has ${found} characters; it needs at least ${least}.`
        : `The text has ${found} characters; at most ${most} are allowed.`,
    zh: ({ found, least, most }) =>
      found < least
        ? `文字有 ${found} 个字符，至少需要 ${least} 个。`
        : `文字有 ${found} 个字符，最多允许 ${most} 个。`,
  },
};
