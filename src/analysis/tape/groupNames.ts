import type { Localized } from '../../scenario/quantity';
import { others } from './grouping';

/** An id of letters and digits; names in other scripts are numbered. */
export function idsOf(names: readonly string[], word: string): string[] {
  const taken = new Set<string>();
  return names.map((name, at) => {
    const letters = name.normalize('NFKD').replace(/\p{M}/gu, '');
    const plain = letters
      .replace(/[^A-Za-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 12);
    const foreign = /[^ -~]/.test(letters);
    const id =
      plain === '' || foreign || taken.has(plain.toLowerCase()) ? `${word}-${at + 1}` : plain;
    taken.add(id.toLowerCase());
    return id;
  });
}

const otherTitle: Localized = { en: 'Other', zh: '其他' };
/** A name as the tape has it, in both languages. */
export const titleOf = (name: string): Localized =>
  name === others ? otherTitle : { en: name.slice(0, 120), zh: name.slice(0, 120) };
export const termTitle = (months: string): Localized => ({
  en: `${months} months`,
  zh: `${months} 个月`,
});
