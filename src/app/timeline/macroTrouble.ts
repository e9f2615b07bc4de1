import type { MacroTableTrouble } from '../../scenario/macroTable';
import { macroVariables } from '../../scenario/world';
import type { Language } from '../i18n/catalogues';
import { macroImport } from '../i18n/topics/macroImport';
import { intl } from '../charts/locale';

/** What is wrong with a table of macro paths, as a sentence. */
export function sayTrouble(trouble: MacroTableTrouble, language: Language): string {
  const say = macroImport[language].trouble;
  const number = (value: number) =>
    intl(language, {
      maximumSignificantDigits: 12,
      notation: Math.abs(value) < 1e15 ? 'standard' : 'scientific',
    })
      .format(value)
      .replaceAll('-', '−');
  // What is no table at all may be of any length.
  const list = (names: readonly string[]) =>
    names.map((name) => name.slice(0, 40)).join(language === 'zh' ? '、' : ', ');
  const row = 'row' in trouble ? String(trouble.row) : '';
  switch (trouble.code) {
    case 'empty':
      return say.empty;
    case 'tooManyRows':
      return say.tooManyRows(number(trouble.found), number(trouble.most));
    case 'tooFewRows':
      return say.tooFewRows(number(trouble.found), number(trouble.least));
    case 'noHeader':
      return say.noHeader(trouble.found.slice(0, 80));
    case 'noVariable':
      return say.noVariable(
        list(trouble.found),
        list(Object.values(macroVariables).map((title) => title[language])),
      );
    case 'columnTwice':
      return say.columnTwice(trouble.column, trouble.first);
    case 'badQuotes':
      return say.badQuotes(row);
    case 'cellEmpty':
      return say.cellEmpty(row, trouble.column);
    case 'notNumber':
      return say.notNumber(row, trouble.column, trouble.found.slice(0, 40));
    case 'outOfRange': {
      const { column, found, min, max } = trouble;
      return say.outOfRange(row, column, number(found), number(min), number(max));
    }
    case 'notIndex':
      return say.notIndex(row, trouble.column, number(trouble.found));
    case 'fractions':
      return say.fractions(trouble.column, number(trouble.largest));
    case 'badDate':
      return say.badDate(row, trouble.found.slice(0, 40));
    case 'gap':
      return say.gap(row, trouble.expected, trouble.found.slice(0, 40));
    case 'scenarios':
      return say.scenarios(list(trouble.found));
    case 'lengths':
      return say.lengths(number(trouble.baseline), number(trouble.path));
    case 'dates':
      return say.dates(trouble.baseline, trouble.path);
  }
}
