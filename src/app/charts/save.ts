import type { Language } from '../i18n/catalogues';
import type { Imprint } from './chart';
import { toCsv } from './csv';
import { strings } from './strings';
import { pictureOf, pngOf, svgText } from './svgExport';
import type { ChartTable } from './table';

/** What is known about a chart when it is saved. */
export interface SavedChart {
  locale: Language;
  /** Stem of the file's name. */
  name: string;
  title: string;
  unit: string;
  summary: string;
  table: () => ChartTable;
  currency?: string;
  imprint?: Imprint;
  /** How many paths, and what whiskers and ± are. */
  paths: string;
  note: string;
}

/** Hands a file to the browser's downloads. */
export function download(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** A file's name: what, and from which seed. */
export function fileName({ name, imprint }: Pick<SavedChart, 'name' | 'imprint'>, ending: string) {
  const seed = imprint?.seed.replace(/[^\p{L}\p{N}-]+/gu, '-').slice(0, 40);
  return `plimsoll-${name}${seed ? `-${seed}` : ''}.${ending}`;
}

/** The lines below a picture: which scenarios, how many paths, from which seed and model. */
export function footerOf({ locale, imprint, paths, note }: SavedChart): string[] {
  const t = strings[locale];
  const which = [
    imprint?.scenario && `${t.scenario}${t.colon}${imprint.scenario}`,
    imprint?.baseline && `${t.baseline}${t.colon}${imprint.baseline}`,
  ];
  const rests = [
    paths,
    imprint && `${t.seed}${t.colon}${imprint.seed}`,
    imprint && `Plimsoll ${imprint.version}`,
    note,
  ];
  return [which, rests]
    .map((parts) => parts.filter(Boolean).join(' · '))
    .filter((line) => line !== '');
}

/** Saves a chart's data as CSV. */
export function saveTable(chart: SavedChart): void {
  const csv = toCsv(chart.table(), chart.currency);
  download(fileName(chart, 'csv'), new Blob([csv], { type: 'text/csv;charset=utf-8' }));
}

/** Saves a chart's drawing as it stands on the page. */
export async function savePicture(svg: SVGSVGElement, chart: SavedChart, kind: 'svg' | 'png') {
  const picture = pictureOf(svg, { ...chart, footer: footerOf(chart) });
  const content =
    kind === 'png' ? await pngOf(picture) : new Blob([svgText(picture)], { type: 'image/svg+xml' });
  download(fileName(chart, kind), content);
}
