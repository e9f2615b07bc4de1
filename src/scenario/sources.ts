import type { Language } from './language';
import { ownParts } from './ownData';
import defaults from './sources/defaults.zh.json';
import exercises from './sources/exercises.zh.json';
import model from './sources/model.zh.json';
import ownData from './sources/ownData.zh.json';
import platforms from './sources/platforms.zh.json';
import rules from './sources/rules.zh.json';
import studies from './sources/studies.zh.json';
import worlds from './sources/worlds.zh.json';
import { tapeSourceInChinese } from './tapeSource';

const chinese = new Map(
  [defaults, platforms, worlds, rules, studies, exercises, model, ownData].flatMap((texts) =>
    Object.entries(texts),
  ),
);

/**
 * Where a number comes from, in a language. Sources are written in English; one without a translation, as in a
 * person's own file, is given as it is written.
 */
export function sourceIn(source: string, language: Language): string {
  if (language === 'en') return source;
  const found = chinese.get(source);
  if (found !== undefined) return found;
  const ofTape = tapeSourceInChinese(source);
  if (ofTape !== undefined) return ofTape;
  const own = ownParts(source);
  if (!own) return source;
  const [name, rest] = own;
  return `自有数据：${[name, chinese.get(rest) ?? rest].filter(Boolean).join('；')}`;
}
