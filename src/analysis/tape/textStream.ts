/** What can keep a file from being read as text at all. */
export type FileTrouble =
  | { code: 'empty' }
  | { code: 'binary' }
  | { code: 'workbook' }
  | { code: 'picture' }
  | { code: 'noHeader'; found: string }
  | { code: 'noRows' }
  | { code: 'oneColumn'; found: string }
  | { code: 'duplicateHeaders'; names: string[] }
  | { code: 'wideHeader'; found: number; most: number }
  | { code: 'tooManyRows'; most: number }
  | { code: 'tornQuotes'; line: number; most: number };

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

const startsWith = (bytes: Uint8Array, ...signs: number[]) =>
  signs.every((sign, index) => bytes[index] === sign);

/**
 * What the first bytes of a file say against its being a table of text: a workbook of a spreadsheet program (a ZIP or an
 * OLE container), a picture or print, or bytes that no text has.
 */
export function troubleOfBytes(head: Uint8Array): FileTrouble | undefined {
  if (head.length === 0) return { code: 'empty' };
  if (startsWith(head, 0x50, 0x4b, 0x03, 0x04) || startsWith(head, 0xd0, 0xcf, 0x11, 0xe0))
    return { code: 'workbook' };
  if (startsWith(head, 0x25, 0x50, 0x44, 0x46) || startsWith(head, 0x89, 0x50, 0x4e, 0x47))
    return { code: 'picture' };
  if (startsWith(head, 0xff, 0xfe) || startsWith(head, 0xfe, 0xff)) return undefined;
  // Text has tabs and line breaks of what lies below the space, and nothing else to speak of.
  let controls = 0;
  for (const byte of head) {
    if (byte === 0) return { code: 'binary' };
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) controls++;
  }
  return controls > head.length / 100 ? { code: 'binary' } : undefined;
}

/**
 * Turns the bytes of a file into text, chunk by chunk, with line feeds alone between lines. A byte order mark tells the
 * encoding; without one it is UTF-8 until bytes come that can't be, and then GB18030 where all bytes before were ASCII,
 * which both write alike. Elsewhere such bytes become U+FFFD and the rows that have them can be told.
 */
export class TextStream {
  #encoding: Encoding | undefined;
  #decoder: TextDecoder | undefined;
  #ascii = true;
  #marked = false;
  #brokenLine = false;

  /** How the file is written, as far as has been read. */
  get encoding(): Encoding {
    return this.#encoding ?? 'utf-8';
  }

  /** The text of the next bytes; `last`: none come after. */
  decode(bytes: Uint8Array, last: boolean): string {
    if (!this.#encoding) this.#begin(bytes);
    let text: string;
    try {
      text = this.#decoder!.decode(bytes, { stream: !last });
    } catch {
      // A decoder that has thrown is of no more use; what it held back was part of a character.
      this.#encoding = this.#ascii ? 'gb18030' : 'utf-8';
      this.#decoder = new TextDecoder(this.#encoding);
      this.#marked = true;
      text = this.#decoder.decode(this.#held.length > 0 ? joined(this.#held, bytes) : bytes, {
        stream: !last,
      });
    }
    if (!this.#marked) this.#remember(bytes);
    // A carriage return at the end may be half of a line's end.
    const joins = this.#brokenLine && text.startsWith('\n');
    if (text !== '') this.#brokenLine = text.endsWith('\r');
    if (joins) text = text.slice(1);
    return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  }

  #held = new Uint8Array();

  /** Keeps the bytes of a character that has only begun, and whether anything but ASCII has come. */
  #remember(bytes: Uint8Array): void {
    let from = bytes.length;
    for (let back = 1; back <= 3 && back <= bytes.length; back++) {
      const byte = bytes[bytes.length - back];
      if (byte < 0x80) break;
      if (byte < 0xc0) continue;
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      if (length > back) from = bytes.length - back;
      break;
    }
    this.#held = bytes.slice(from);
    if (this.#ascii) this.#ascii = bytes.subarray(0, from).every((byte) => byte < 0x80);
  }

  #begin(bytes: Uint8Array): void {
    const marks: [Encoding, number[]][] = [
      ['utf-8', [0xef, 0xbb, 0xbf]],
      ['utf-16le', [0xff, 0xfe]],
      ['utf-16be', [0xfe, 0xff]],
    ];
    const mark = marks.find(([, signs]) => startsWith(bytes, ...signs))?.[0];
    this.#marked = mark !== undefined;
    this.#encoding = mark ?? 'utf-8';
    this.#decoder = new TextDecoder(this.#encoding, { fatal: !this.#marked });
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
