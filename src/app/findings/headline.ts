import type { Comparison } from '../../analysis/compare';
import type { Results } from '../../engine/results';
import { formatOf } from '../charts/format';
import type { Language, Messages } from '../i18n/catalogues';
import { mainCause } from './mainCause';
import { sameOutcomes } from './same';

/** What a headline speaks of. */
export interface Headlined {
  results: Results;
  months: number;
  /** What it is compared with, and how that is called. */
  against?: { comparison: Comparison; title: string };
}

/**
 * The finding of a run in a sentence: how many paths fail and why, beside what it is compared
 * with. It claims no cause and no difference that the paths can't tell from chance.
 */
export function headline({ results, months, against }: Headlined, t: Messages, language: Language) {
  const { failure } = results;
  const { finding } = t;
  const format = formatOf('share', language);
  if (against && sameOutcomes(against.comparison.a, against.comparison.b)) {
    return finding.nothing(against.title);
  }
  const head =
    failure.count === 0
      ? finding.none(months)
      : finding.fail(
          format.value(failure.probability, failure.standardError),
          months,
          causeOf(results, t),
        );
  return against ? head + beside(against, t, language) : head;
}

/** `, most by …` where more than half of all failures surely are. */
function causeOf(results: Results, { finding }: Messages): string {
  const found = mainCause(results);
  if (!found) return '';
  return (found.all ? finding.allBy : finding.mostBy)(finding.causes[found.cause]);
}

function beside(
  { comparison, title }: NonNullable<Headlined['against']>,
  { finding }: Messages,
  language: Language,
): string {
  const { a, b, failure } = comparison;
  const base = a.failure;
  if (failure.onlyA + failure.onlyB === 0) return finding.same(title);
  if (base.count === 0) return finding.againstNone(title);
  const share = formatOf('share', language).value(base.probability, base.standardError);
  if (!failure.distinguishable && b.failure.count > 0) return finding.undecided(title, share);
  return finding.against(title, share);
}
