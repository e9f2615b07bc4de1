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
import type { Localized } from '../scenario/quantity';
import { unfit } from './usageError';

/**
 * Makes sure, before a long run, that files can be written where they are asked for.
 * @param inputs files that were read and may not be written over
 * @throws {UsageError}
 */
export function checkOutputs(outputs: Partial<Record<string, string>>, inputs: string[]): void {
  const read: Localized = { en: 'it is what is read', zh: '它正是被读取的文件' };
  const taken = new Map(inputs.map((input) => [resolve(input), read]));
  for (const [option, file] of Object.entries(outputs)) {
    if (file === undefined) continue;
    const trouble = taken.get(resolve(file)) ?? writeTrouble(file);
    if (trouble) throw unfit(option, file, trouble.en, trouble.zh);
    taken.set(resolve(file), {
      en: `--${option} writes it already`,
      zh: `--${option} 已写入该文件`,
    });
  }
}

function writeTrouble(file: string): Localized | undefined {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat?.isDirectory()) return { en: 'this is a folder', zh: '这是文件夹' };
  const folder = dirname(resolve(file));
  if (!statSync(folder, { throwIfNoEntry: false }))
    return { en: 'there is no such folder', zh: '没有这个文件夹' };
  if (mayWrite(isSpecial(file) ? file : folder)) return undefined;
  return isSpecial(file)
    ? { en: 'it may not be written to', zh: '没有写入权限' }
    : { en: 'its folder may not be written to', zh: '所在文件夹没有写入权限' };
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
