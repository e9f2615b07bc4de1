import type { MappingTrouble } from '../../analysis/tape/mapping';
import type { Rejection } from '../../analysis/tape/rejections';
import type { FileTrouble } from '../../analysis/tape/textStream';
import type { Untold } from '../../analysis/calibration/oneFactor';
import type { Estimate } from '../../analysis/calibration/estimate';
import { macroVariables, type MacroVariable } from '../../scenario/world';
import type { Format } from '../charts/format';
import { intl } from '../charts/locale';
import type { Language } from '../i18n/catalogues';
import { data } from '../i18n/topics/data';

/** A whole number, or one to six digits, in the habits of a language. */
export const sayNumber = (value: number, language: Language): string =>
  intl(language, { maximumSignificantDigits: 12 }).format(value).replace('-', '−');

export const sayList = (items: readonly string[], language: Language): string =>
  items.join(language === 'zh' ? '、' : ', ');

/** An estimate's interval; `–` where it is open or unknown. */
export const sayInterval = (interval: Estimate['interval'] | undefined, format: Format): string =>
  interval ? `${format.value(interval[0])} – ${format.value(interval[1])}` : '';

/** Why a file could not be read. */
export function sayFileTrouble(trouble: FileTrouble, language: Language): string {
  const say = data[language].refusal;
  const number = (value: number) => sayNumber(value, language);
  switch (trouble.code) {
    case 'noHeader':
    case 'oneColumn':
      return say[trouble.code](trouble.found);
    case 'duplicateHeaders':
      return say.duplicateHeaders(sayList(trouble.names, language));
    case 'wideHeader':
      return say.wideHeader(number(trouble.found), number(trouble.most));
    case 'tooManyRows':
      return say.tooManyRows(number(trouble.most));
    case 'tornQuotes':
      return say.tornQuotes(number(trouble.line), number(trouble.most));
    case 'empty':
    case 'binary':
    case 'workbook':
    case 'picture':
    case 'noRows':
      return say[trouble.code];
  }
}

/** What keeps a mapping from being read by. */
export function sayMappingTrouble(trouble: MappingTrouble, language: Language): string {
  const { trouble: say, fields } = data[language].mapping;
  switch (trouble.code) {
    case 'noAmount':
      return say.noAmount;
    case 'twice':
      return say.twice(trouble.column, fields[trouble.fields[0]], fields[trouble.fields[1]]);
    case 'noStatusMeaning':
      return say.noStatusMeaning(trouble.column);
  }
}

/** What was wrong with a cell or row, and what would be right. */
export function sayRejection({ reason, field }: Rejection, language: Language): string {
  const say = data[language].report.reason;
  const number = (value: number) => sayNumber(value, language);
  switch (reason.code) {
    case 'cells':
      return say.cells(number(reason.found), number(reason.right));
    case 'outOfRange': {
      const unit = field === 'rate' && reason.max > 2 ? '%' : '';
      return say.outOfRange(number(reason.min) + unit, number(reason.max) + unit);
    }
    case 'dateRange':
      return say.dateRange(String(reason.from), String(reason.to));
    case 'beforeOrigination':
      return say.beforeOrigination(reason.origination);
    case 'afterLast':
      return say.afterLast(reason.last);
    case 'moreThanLent':
      return say.moreThanLent(number(reason.amount));
    case 'tooManyValues':
      return say.tooManyValues(number(reason.most));
    case 'quotes':
    case 'empty':
    case 'notNumber':
    case 'notDate':
    case 'notPositive':
    case 'negative':
    case 'unknownStatus':
    case 'undecodable':
      return say[reason.code];
  }
}

/** Why correlation or sensitivities can't be told. */
export function sayUntold(
  why: Untold,
  variables: readonly MacroVariable[],
  language: Language,
): string {
  const say = data[language].factor.untold;
  const number = (value: number) => sayNumber(value, language);
  switch (why.code) {
    case 'fewPeriods':
    case 'fewForVariables':
      return say[why.code](number(why.found), number(why.least));
    case 'constant':
      return say.constant(macroVariables[variables[why.variable]][language]);
    case 'noTimes':
    case 'noDefaults':
    case 'allDefault':
    case 'collinear':
    case 'noMacro':
    case 'notFound':
      return say[why.code];
  }
}

/** The name of a group: `…` is all others, a term in months has its unit, nothing is the whole. */
export function sayGroup(name: string, isTerm: boolean, language: Language): string {
  const say = data[language].book;
  if (name === '') return say.all;
  if (name === '…') return say.other;
  return isTerm ? say.term(name) : name;
}
