import type { describe, describeAt } from '../../scenario/describe';
import type { Issue } from '../../scenario/issue';
import type { Language } from '../i18n/catalogues';

let sentences = $state.raw<{ describe: typeof describe; describeAt: typeof describeAt }>();

/** Fetches what turns issues into sentences; the first figures do without. */
export async function fetchIssueTexts(): Promise<void> {
  sentences ??= await import('../../scenario/describe');
}

const text = (how: 'describe' | 'describeAt') => (issue: Issue, language: Language) => {
  if (!sentences) void fetchIssueTexts();
  return sentences?.[how](issue, language) ?? '';
};

/** An issue as a sentence; nothing for the moment that it takes to fetch sentences. */
export const issueText = text('describe');

/** The same, led by where in the scenario the issue is. */
export const issueTextAt = text('describeAt');
