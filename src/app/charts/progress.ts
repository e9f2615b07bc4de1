import type { Language } from '../i18n/catalogues';
import type { Progress } from './chart';
import { intl } from './locale';
import { strings } from './strings';

/** How many paths stand behind a chart, in words. */
export function progressText({ progress, locale }: { progress?: Progress; locale: Language }) {
  if (!progress) return '';
  const t = strings[locale];
  const number = (paths: number) => intl(locale, {}).format(paths);
  switch (progress.state) {
    case 'empty':
      return t.empty;
    case 'pending':
      return t.pending;
    case 'refining':
      return t.refining(number(progress.paths), number(progress.of));
    case 'done':
      return t.paths(number(progress.paths));
  }
}
