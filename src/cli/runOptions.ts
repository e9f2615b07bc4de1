import { decimalNumber, wholeNumber, type Arguments } from './arguments';
import type { Language } from '../scenario/language';
import type { Localized } from '../scenario/quantity';
import type { Run } from '../scenario/run';
import type { Overrides } from './subject';
import { tooMuch, UsageError } from './usageError';

/** What `run` and `compare` have in common. */
export interface RunOptions {
  language: Language;
  overrides: Overrides;
  workers: number | undefined;
  format: 'table' | 'json' | 'csv';
  out: string | undefined;
  pathsOut: string | undefined;
  evidence: string | undefined;
}

/** @throws {UsageError} */
export function runOptions(given: Arguments): RunOptions {
  const { values } = given;
  const overrides: Overrides = {};
  const paths = wholeNumber(given, 'paths', 1, 10_000_000);
  const months = wholeNumber(given, 'months', 1, 120);
  if (paths !== undefined) overrides.paths = paths;
  if (months !== undefined) overrides.months = months;
  if (values.seed !== undefined) overrides.seed = values.seed;
  if (values.sampling !== undefined) overrides.sampling = values.sampling as Run['sampling'];
  const tailShift = decimalNumber(given, 'tail-shift', 0, 6);
  if (tailShift !== undefined) overrides.tailShift = tailShift;
  return {
    language: languageOf(given),
    overrides,
    workers: wholeNumber(given, 'workers', 1, 64),
    format: (values.format ?? 'table') as RunOptions['format'],
    out: values.out,
    pathsOut: values['paths-out'],
    evidence: values.evidence,
  };
}

export function languageOf({ values }: Arguments): Language {
  return (values.lang ?? 'en') as Language;
}

/**
 * The one thing that a command is about.
 * @throws {UsageError} where there is none, or more
 */
export function onlyPositional({ positionals }: Arguments, what: Localized): string {
  const [name, ...rest] = positionals;
  if (name === undefined)
    throw new UsageError({ en: `${what.en} is missing`, zh: `缺少${what.zh}` });
  if (rest.length > 0) throw tooMuch(rest);
  return name;
}
