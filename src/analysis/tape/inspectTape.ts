import { guessMapping, type Guess } from './guessMapping';
import { readDay } from './tapeDate';
import { readNumber } from './tapeNumber';
import { TapeRows, type TapeRow } from './tapeRows';
import { TextStream, troubleOfBytes, type Encoding, type FileTrouble } from './textStream';

/** What the beginning of a file tells of it. */
export interface TapeHead {
  encoding: Encoding;
  delimiter: string;
  header: string[];
  /** The first rows, as they stand. */
  sample: string[][];
  guess: Guess;
}

/** Bytes of a file that are looked at before it is read. */
export const headBytes = 1 << 19;
const mostColumns = 400;
const sampled = 2000;

/** Looks at the first bytes of a file; `whole`: it has no others. */
export function inspectTape(
  head: Uint8Array,
  whole: boolean,
): { ok: true; head: TapeHead } | { ok: false; trouble: FileTrouble } {
  const refused = (trouble: FileTrouble) => ({ ok: false as const, trouble });
  const bytes = troubleOfBytes(head);
  if (bytes) return refused(bytes);
  const stream = new TextStream();
  const text = stream.decode(head, whole).replace(/^\uFEFF/, '');
  if (text.trim() === '') return refused({ code: 'empty' });
  const delimiter = delimiterOf(text);
  const rows: TapeRow[] = [];
  for (const row of new TapeRows(delimiter, () => {}).read(text, whole)) {
    if (isBlank(row)) continue;
    rows.push(row);
    if (rows.length > sampled) break;
  }
  if (rows.length === 0) return refused({ code: 'noHeader', found: text.slice(0, 60).trim() });
  const [first, ...rest] = rows;
  const header = first.cells.map((name) => name.trim());
  if (header.length > mostColumns)
    return refused({ code: 'wideHeader', found: header.length, most: mostColumns });
  if (!isHeader(header))
    return refused({ code: 'noHeader', found: header.slice(0, 4).join(' ').slice(0, 60) });
  const names = header.filter((name) => name !== '');
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  if (twice.length > 0)
    return refused({ code: 'duplicateHeaders', names: [...new Set(twice)].slice(0, 5) });
  if (rest.length === 0) return refused({ code: 'noRows' });
  if (header.length === 1) return refused({ code: 'oneColumn', found: header[0].slice(0, 60) });
  const sample = rest.map(({ cells }) => cells);
  const guess = guessMapping(header, sample, delimiter);
  return { ok: true, head: { encoding: stream.encoding, delimiter, header, sample, guess } };
}

/** Whether a row has nothing in it: lines at the end, or commas that a spreadsheet left. */
export const isBlank = ({ cells }: TapeRow): boolean => cells.every((cell) => cell.trim() === '');

/** Names are texts: a first row in which numbers or dates stand is no header. */
function isHeader(names: readonly string[]): boolean {
  const data = names.filter(
    (name) => name !== '' && (Number.isFinite(readNumber(name)) || Number.isFinite(readDay(name))),
  );
  return names.some((name) => name !== '') && data.length <= names.length / 10;
}

/** The sign that parts the first line into most columns, quoted parts left out. */
function delimiterOf(text: string): string {
  const [line] = text.split('\n', 1);
  const bare = line.replace(/"(?:[^"]|"")*"/g, '');
  const counts = [',', ';', '\t', '|'].map((sign) => ({ sign, count: bare.split(sign).length }));
  return counts.sort((a, b) => b.count - a.count)[0].sign;
}
