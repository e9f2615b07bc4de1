import { accessSync, constants, createWriteStream, statSync, writeFileSync } from 'node:fs';
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
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) return 'this is a folder';
  const folder = dirname(resolve(file));
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    return statSync(folder, { throwIfNoEntry: false })
      ? 'its folder may not be written to'
      : 'there is no such folder';
  }
  return undefined;
}

/** Writes to a file, or to standard output where none is given. */
export function write(text: string, file: string | undefined): void {
  if (file === undefined) process.stdout.write(text);
  else writeFileSync(file, text);
}

/** Writes texts to a file as they are made, after what is there if `append` is set. */
export async function stream(texts: Iterable<string>, file: string, append = false): Promise<void> {
  await pipeline(Readable.from(texts), createWriteStream(file, { flags: append ? 'a' : 'w' }));
}
