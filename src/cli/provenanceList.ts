import { provenanceCoverage } from '../scenario/coverage';
import type { Language } from '../scenario/language';
import { nodePresets } from '../scenario/nodePresets';
import { presetKinds, type PresetKind } from '../scenario/presets';
import type { ProvenanceKind } from '../scenario/quantity';
import { levers } from '../scenario/walk';
import { provenanceKinds } from './sourceList';
import { textTable } from './textTable';

/** How many numbers of a preset, or of the defaults of a part, are published, derived and judgement. */
export interface ProvenanceCount extends Record<ProvenanceKind, number> {
  kind: PresetKind;
  /** The preset's id; absent for the defaults of the schema. */
  id?: string;
  /** Numbers that nothing is said of; none in the presets of this package. */
  unsaid: number;
}

/** The counts of every part's defaults and of every preset, kind by kind. */
export function provenanceCounts(presets = nodePresets()): ProvenanceCount[] {
  return presetKinds.flatMap((kind) => {
    const defaults = { kind, published: 0, derived: 0, judgement: 0, unsaid: 0 };
    for (const lever of levers())
      if (lever.kind === 'quantity' && lever.path.startsWith(`${kind}.`))
        defaults[lever.info.provenance]++;
    const files = presets.list(kind).map(({ id }) => {
      const { counts, uncovered } = provenanceCoverage(presets.load(kind, id));
      return { kind, id, ...counts, unsaid: uncovered.length };
    });
    const { published, derived, judgement } = defaults;
    return published + derived + judgement > 0 ? [defaults, ...files] : files;
  });
}

const numbersTitle: Record<Language, string> = { en: 'numbers', zh: '数值个数' };
const defaultsTitle: Record<Language, string> = {
  en: '(defaults of the schema)',
  zh: '（默认值）',
};

/** The counts as a table of shares, under the title of each kind. */
export function provenanceTable(
  language: Language,
  titles: Record<PresetKind, Record<Language, string>>,
): string {
  const counts = provenanceCounts();
  const share = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en', {
    style: 'percent',
    maximumFractionDigits: 0,
  });
  const whole = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en');
  return presetKinds
    .map((kind) => {
      const rows = counts
        .filter((one) => one.kind === kind)
        .map(({ id, published, derived, judgement, unsaid }) => {
          const all = published + derived + judgement + unsaid;
          const part = (count: number) => (all > 0 ? share.format(count / all) : '–');
          return [
            id ?? defaultsTitle[language],
            ...[published, derived, judgement].map(part),
            whole.format(all),
          ];
        });
      const kinds = Object.values(provenanceKinds).map((title) => title[language]);
      const heads = ['', ...kinds, numbersTitle[language]];
      const table = textTable([heads, ...rows], 'right').replace(/^/gm, '  ');
      return `${titles[kind][language]}\n${table}`;
    })
    .join('\n\n');
}
