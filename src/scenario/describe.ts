import type { Issue, IssueCode } from './issue';
import type { Language } from './language';
import { agreementSentences } from './sentences/agreement';
import { exerciseSentences } from './sentences/exercise';
import { formSentences } from './sentences/form';
import { readingSentences } from './sentences/reading';
import { sharingSentences } from './sentences/sharing';
import type { Sentences } from './sentences/words';
import { leverAt } from './walk';

const sentences: Sentences<IssueCode> = {
  ...readingSentences,
  ...sharingSentences,
  ...formSentences,
  ...agreementSentences,
  ...exerciseSentences,
};

/** Every code that an issue can have. */
export const issueCodes = Object.keys(sentences) as IssueCode[];

/** An issue as a sentence: what was found, what is allowed, how to mend it. Where it stands is left out. */
export function describe({ code, params }: Issue, language: Language): string {
  return (sentences[code][language] as (given: Issue['params']) => string)(params);
}

/** An issue as a line: where it stands, what the place is called, where it was written, and the sentence. */
export function describeAt(one: Issue, language: Language): string {
  const title = titleAt(one)?.[language];
  const [open, close] = language === 'zh' ? ['（', '）'] : [' (', ')'];
  const colon = language === 'zh' ? '：' : ': ';
  const written = { en: 'written at', zh: '写于' }[language];
  const notes = [...(title ? [title] : []), ...(one.from ? [`${written} ${one.from}`] : [])];
  const place = `${one.at}${notes.length > 0 ? `${open}${notes.join('; ')}${close}` : ''}`;
  return place === '' ? describe(one, language) : `${place}${colon}${describe(one, language)}`;
}

/** What the place of an issue is called, if it is a lever of a scenario or of a scenario within a study. */
function titleAt({ at, params }: Issue) {
  if ('title' in params && params.title) return params.title;
  return leverAt(at.replace(/^(baseline|scenarios\[\d+\])\./, ''))?.title;
}
