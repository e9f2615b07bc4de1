import type { Lever } from '../../scenario/walk';
import type { Preferences } from '../state/preferences.svelte';
import { numberStyle } from './units';

/** The value of a lever in words: `15.4%`, `none`, `on`, `Risk-based`, `3 items`. */
export function sayValue(
  lever: Lever,
  value: unknown,
  { t, language, say }: Pick<Preferences, 't' | 'language' | 'say'>,
  currency: string,
): string {
  switch (lever.kind) {
    case 'quantity':
    case 'limit':
      return typeof value === 'number'
        ? numberStyle(lever.info, language, currency).say(value)
        : t.levers.none;
    case 'flag':
      return value === true ? t.levers.on : t.levers.off;
    case 'choice':
      return say(lever.labels[value as string] ?? String(value));
    case 'list':
      return t.levers.items(Array.isArray(value) ? value.length : 0);
    case 'steps':
    case 'seed':
      return String(value);
  }
}
