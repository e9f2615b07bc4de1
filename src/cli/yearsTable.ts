import { columnInfo, type Results } from '../engine/results';
import { overTime, type Dimension } from '../model/breakdowns';
import { outcomes } from '../model/outcomes';
import type { Language } from '../scenario/language';
import type { Platform } from '../scenario/platform';
import { figures } from './figures';
import { memberName } from './memberName';
import { textTable } from './textTable';

const words = {
  en: {
    head: 'Mean of the year',
    months: (from: number, to: number) => `Months ${from}–${to}`,
    note: 'Rates are of the platforms that lived in the year; amounts of all, 0 after a failure.',
  },
  zh: {
    head: '当年均值',
    months: (from: number, to: number) => `第 ${from}–${to} 月`,
    note: '比率仅计当年仍存续的平台；金额计全部平台，倒闭后为 0。',
  },
};

/** The main outcomes of the members of a dimension, year by year: mean and standard error. */
export function yearsTable(
  results: Results,
  language: Language,
  { by, platform }: { by: Dimension; platform: Platform },
): string {
  const show = figures(language);
  const { head, months, note } = words[language];
  const ends = results.years;
  const rows = overTime[by].flatMap((name) =>
    results.members(name, by).map((member) => {
      const column = `${name}/${by}/${member}` as const;
      const { unit } = columnInfo(column);
      const { mean, standardError } = results.yearly(column);
      return [
        `${outcomes[name].title[language]} · ${memberName(member, by, platform, language)}`,
        ...ends.flatMap((_, year) => [
          show.value(mean[year], unit),
          `± ${show.error(standardError[year], unit)}`,
        ]),
      ];
    }),
  );
  const heads = ends.flatMap((end, year) => [months((ends[year - 1] ?? 0) + 1, end), '']);
  return `${textTable([[head, ...heads], ...rows], 'right')}\n\n${note}\n`;
}
