import { headBytes, isBlank, type TapeHead } from './inspectTape';
import { LoanReader } from './loanReader';
import type { TapeMapping } from './mapping';
import type { Field } from './fields';
import { Rejections } from './rejections';
import type { Tape } from './tape';
import { mostTorn, TapeRows, type TapeRow } from './tapeRows';
import { TextStream, type FileTrouble } from './textStream';

/** Loans that are held at once, some 60 bytes each and more with more columns. */
export const mostRows = 3_000_000;

/** Where a file's bytes come from: a `Blob`, or what stands for one. */
export interface ByteSource {
  size: number;
  /** The bytes from one place to another. */
  read: (from: number, to: number) => Promise<Uint8Array>;
}

/** A tape as it was read, with what could not be. */
export interface TapeReading {
  tape: Tape;
  rejections: Rejections;
  /** Rows below the header that are not blank. */
  rowsSeen: number;
  /** Rows whose status says that they are no loans. */
  leftOut: number;
  blank: number;
  /** Cells that were empty in rows that were used. */
  empty: Partial<Record<Field, number>>;
}

export interface ReadingOptions {
  /** Told after each stretch of the file: bytes read, of how many. */
  onProgress?: (bytes: number, of: number) => void;
  signal?: AbortSignal;
}

/**
 * Reads the loans of a file, a stretch of bytes at a time: what is held is the columns and one stretch.
 * @throws the signal's reason where it was aborted
 */
export async function readTape(
  source: ByteSource,
  { delimiter, header }: Pick<TapeHead, 'delimiter' | 'header'>,
  mapping: TapeMapping,
  { onProgress, signal }: ReadingOptions = {},
): Promise<{ ok: true; reading: TapeReading } | { ok: false; trouble: FileTrouble }> {
  const rejections = new Rejections();
  const torn = ({ line, cells }: TapeRow) =>
    rejections.add({ line, column: '', found: cells[0].slice(0, 120), reason: { code: 'quotes' } });
  const rows = new TapeRows(delimiter, torn);
  const text = new TextStream();
  const loans = new LoanReader(mapping, header, rejections);
  let headed = false;
  let rowsSeen = 0;
  let blank = 0;
  let line = 0;
  for (let from = 0; from < source.size; from += headBytes) {
    const to = Math.min(source.size, from + headBytes);
    const bytes = await source.read(from, to);
    signal?.throwIfAborted();
    const last = to === source.size;
    const decoded = text.decode(bytes, last);
    for (const row of rows.read(from === 0 ? decoded.replace(/^\uFEFF/, '') : decoded, last)) {
      line = row.line;
      if (isBlank(row)) {
        if (headed) blank++;
      } else if (!headed) headed = true;
      else {
        rowsSeen++;
        loans.read(row);
      }
    }
    if (rows.givenUp) return { ok: false, trouble: { code: 'tornQuotes', line, most: mostTorn } };
    if (loans.rows > mostRows)
      return { ok: false, trouble: { code: 'tooManyRows', most: mostRows } };
    onProgress?.(to, source.size);
  }
  rowsSeen += rejections.counts.quotes ?? 0;
  const { leftOut, empty } = loans;
  return {
    ok: true,
    reading: { tape: loans.done(), rejections, rowsSeen, leftOut, blank, empty },
  };
}

/** A file as a source of bytes. */
export const bytesOf = (file: Blob): ByteSource => ({
  size: file.size,
  read: async (from, to) => new Uint8Array(await file.slice(from, to).arrayBuffer()),
});
