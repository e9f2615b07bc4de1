import { inLanguage, type Language } from '../scenario/language';
import { isJsonObject } from '../scenario/mergePatch';
import { nodePresets } from '../scenario/nodePresets';
import { dotted, type Path } from '../scenario/path';
import { presetKinds } from '../scenario/presets';
import type { Provenance } from '../scenario/provenance';
import type { Localized, ProvenanceKind } from '../scenario/quantity';
import { sourceIn } from '../scenario/sources';
import { didYouMean } from './arguments';
import { textTable } from './textTable';
import { unfit } from './usageError';

export const provenanceKinds: Record<ProvenanceKind, Localized> = {
  published: { en: 'published', zh: '已公布' },
  derived: { en: 'derived', zh: '推算' },
  judgement: { en: 'judgement', zh: '判断' },
};

/** Every entry of provenance in a file, its path counted from where the file begins. */
function entriesOf(value: unknown, at: Path): Provenance[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => entriesOf(item, [...at, index]));
  if (!isJsonObject(value)) return [];
  const own = Array.isArray(value.provenance) ? (value.provenance as Provenance[]) : [];
  const within = dotted(at);
  return [
    ...own.map((entry) => ({ ...entry, path: within ? `${within}.${entry.path}` : entry.path })),
    ...Object.entries(value).flatMap(([key, inner]) => entriesOf(inner, [...at, key])),
  ];
}

/**
 * Where the numbers of a preset come from, under its title: place, kind and source, one entry to a line.
 * @throws {UsageError} where there is no such preset
 */
export function sourceTable(id: string, language: Language): string {
  const presets = nodePresets();
  const all = presetKinds.flatMap((kind) => presets.list(kind));
  const preset = all.find((one) => one.id === id);
  if (!preset) {
    const meant = didYouMean(
      id,
      all.map((one) => one.id),
    );
    throw unfit(
      ...(['sources', id] as const),
      `there is no such preset${meant.en || '; plimsoll list names them'}`,
      `没有这个预设${meant.zh || '；plimsoll list 列出全部'}`,
    );
  }
  const rows = entriesOf(presets.load(preset.kind, id), []).map(({ path, kind, source }) => [
    ...[path, provenanceKinds[kind][language]],
    sourceIn(source, language),
  ]);
  return `${inLanguage(preset.title, language)}\n${textTable(rows, 'left').replace(/^/gm, '  ')}`;
}
