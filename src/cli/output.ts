import {
  accessSync,
  constants,
  createWriteStream,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { UsageError } from './usageError';

/**
 * Makes sure, before a long run, that files can be written where they are asked for.
 * @param inputs files that were read and may not be written over
 * @throws {UsageError}
 */
export function checkOutputs(outputs: Partial<Record<string, string>>, inputs: string[]): void {
  const taken = new Map(inputs.map((input) => [resolve(input), 'it is what is read']));
  for (const [option, file] of Object.entries(outputs)) {
    if (file === undefined) continue;
    const trouble = taken.get(resolve(file)) ?? writeTrouble(file);
    if (trouble) throw new UsageError(`--${option} ${file}: ${trouble}`);
    taken.set(resolve(file), `--${option} writes it already`);
  }
}

function writeTrouble(file: string): string | undefined {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat?.isDirectory()) return 'this is a folder';
  const folder = dirname(resolve(file));
  if (!statSync(folder, { throwIfNoEntry: false })) return 'there is no such folder';
  if (isSpecial(file)) return mayWrite(file) ? undefined : 'it may not be written to';
  return mayWrite(folder) ? undefined : 'its folder may not be written to';
}

function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether something is there that is no file, such as a pipe: `--paths-out >(gzip > paths.csv.gz)`. */
function isSpecial(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === false;
}

/** Writes to a file, or to standard output where none is given. */
export function write(text: string, file?: string): void {
  if (file === undefined) process.stdout.write(text);
  else writeFileSync(file, text);
}

/** Says something about the work, not its result: a line on standard error. */
export function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** A file that is written piece by piece beside its place, and takes its place only when it is whole. */
export class DraftFile {
  readonly #file: string;
  readonly #draft: string;

  constructor(file: string) {
    this.#file = file;
    this.#draft = isSpecial(file) ? file : `${file}.${process.pid}.part`;
  }

  /** Adds texts as they are made. */
  async append(texts: Iterable<string>): Promise<void> {
    await pipeline(Readable.from(texts), createWriteStream(this.#draft, { flags: 'a' }));
  }

  keep(): void {
    if (this.#draft !== this.#file) renameSync(this.#draft, this.#file);
  }

  /** Removes the draft, if there is one. */
  discard(): void {
    if (this.#draft !== this.#file) rmSync(this.#draft, { force: true });
  }
}
