import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import magnitudes from '../../../scenarios/evidence/magnitudes.json';
import { equations } from '../../../src/app/explain/equations';
import { isJsonObject } from '../../../src/scenario/mergePatch';
import { nodePresets } from '../../../src/scenario/nodePresets';
import { isOwn, ownSource } from '../../../src/scenario/ownData';
import { presetKinds } from '../../../src/scenario/presets';
import { sourceIn } from '../../../src/scenario/sources';
import { levers } from '../../../src/scenario/walk';

/** Sources that name a publication and say nothing besides: they are the same in any language. */
const citations = ['J. F. C. Kingman (1993), Poisson Processes'];

const folder = join(import.meta.dirname, '../../../src/scenario/sources');
const dictionaries = readdirSync(folder).map((file) => ({
  file,
  entries: Object.entries(
    JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, string>,
  ),
}));

/** Every source in the lists of provenance of a file, however deep. */
function sourcesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(sourcesOf);
  if (!isJsonObject(value)) return [];
  const said = Array.isArray(value.provenance) ? (value.provenance as { source: string }[]) : [];
  return [...said.map(({ source }) => source), ...Object.values(value).flatMap(sourcesOf)];
}

const presets = nodePresets();
const shown = new Set([
  ...levers().flatMap((lever) => ('info' in lever ? [lever.info.source] : [])),
  ...presetKinds.flatMap((kind) =>
    presets.list(kind).flatMap(({ id }) => sourcesOf(presets.load(kind, id))),
  ),
  ...magnitudes.map(({ source }) => source),
  ...equations.flatMap(({ source }) => source ?? []),
]);

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September'],
  ...['October', 'November', 'December'],
];
const scales: Record<string, number> = { m: 1e6, million: 1e6, bn: 1e9, 万: 1e4, 亿: 1e8 };

/** The numbers of a text in ascending order, those of months included, in whatever units of ten they are written. */
function numbers(text: string): number[] {
  const named = text.matchAll(new RegExp(`\\b(?:${months.join('|')})\\b`, 'g'));
  const written = text
    .replaceAll('P2P', '')
    .matchAll(/(\d[\d,]*(?:\.\d+)?)(?:–(\d[\d,]*(?:\.\d+)?))?\s*(m\b|bn\b|million\b|万|亿)?/g);
  return [
    ...[...named].map(([month]) => months.indexOf(month) + 1),
    ...[...written].flatMap(([, from, to, scale]) =>
      [from, to]
        .filter((one) => one !== undefined)
        .map((one) => Number(one.replaceAll(',', '')) * (scale ? scales[scale] : 1))
        .map((one) => Number(one.toPrecision(9))),
    ),
  ].sort((a, b) => a - b);
}

describe('every source is said in Chinese', () => {
  test('of defaults, presets, equations and magnitudes, but for pure citations', () => {
    const unsaid = [...shown].filter((source) => {
      const said = sourceIn(source, 'zh');
      return said === source || !/\p{Script=Han}/u.test(said);
    });
    expect(unsaid).toEqual(citations);
  });

  test('and in English as it is written', () => {
    for (const source of shown) expect(sourceIn(source, 'en')).toBe(source);
  });

  test.each(dictionaries)('$file gives the numbers of the English, and no other', ({ entries }) => {
    for (const [english, chinese] of entries)
      expect(numbers(chinese), `${english} / ${chinese}`).toEqual(numbers(english));
  });

  test('numbers are found as they are written in either language', () => {
    expect(numbers('USD 4.4–4.9m (2 May 2025), RMB 200,000')).toEqual(
      numbers('440–490 万美元（2025 年 5 月 2 日），20 万元'),
    );
    expect(numbers('4.4m')).not.toEqual(numbers('44 万'));
  });

  test('nothing is said of a source that is no longer there, or twice', () => {
    const said = dictionaries
      .filter(({ file }) => file !== 'ownData.zh.json')
      .flatMap(({ entries }) => entries.map(([english]) => english));
    expect(said.filter((english) => !shown.has(english))).toEqual([]);
    expect(new Set(said).size).toBe(said.length);
  });
});

describe("a person's own source", () => {
  test('is given as it is written', () => {
    expect(sourceIn('Our book, June 2025', 'zh')).toBe('Our book, June 2025');
  });

  test('of data that were brought along is theirs in name and ours in what is said of it', () => {
    const source = ownSource('a; b.csv', 'the baseline is in the table');
    expect(isOwn({ path: '**', kind: 'judgement', source })).toBe(true);
    expect(sourceIn(source, 'en')).toBe('Own data: a; b.csv; the baseline is in the table');
    expect(sourceIn(source, 'zh')).toBe('自有数据：a; b.csv；预期取自表格');
    expect(sourceIn(ownSource('drawn by hand'), 'zh')).toBe('自有数据：手动绘制');
  });
});
