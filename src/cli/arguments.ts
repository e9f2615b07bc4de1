import { parseArgs, type ParseArgsConfig } from 'node:util';
import { nearest } from '../scenario/nearest';
import { UsageError } from './usageError';

/** An option of a command. Without `value` it is a switch. */
export interface Option {
  /** What stands for its value in the help: `N`, `FILE`. */
  value?: string;
  /** The values it may have, where they are few. */
  among?: readonly string[];
  help: string;
}

export type Options = Record<string, Option>;

/** What was typed after a command. */
export interface Arguments {
  positionals: string[];
  /** Options with a value. */
  values: Partial<Record<string, string>>;
  /** Switches that were given. */
  switches: Set<string>;
}

/**
 * Reads what was typed after a command. Nothing is passed over: an option that is unknown, given twice or without its
 * value is refused.
 * @throws {UsageError}
 */
export function readArguments(typed: string[], options: Options): Arguments {
  const config = {
    args: typed,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(
      Object.entries(options).map(([name, { value }]) => [
        name,
        { type: value ? ('string' as const) : ('boolean' as const) },
      ]),
    ),
  } satisfies ParseArgsConfig;
  let parsed;
  try {
    parsed = parseArgs(config);
  } catch (error) {
    throw new UsageError(complaint(error as Error, options));
  }

  const values: Arguments['values'] = {};
  const switches = new Set<string>();
  for (const token of parsed.tokens) {
    if (token.kind !== 'option') continue;
    const { name, value } = token;
    if (name in values || switches.has(name)) throw new UsageError(`--${name} is given twice`);
    const { among } = options[name];
    if (value === undefined) switches.add(name);
    else if (among && !among.includes(value)) throw new UsageError(notAmong(name, value, among));
    else values[name] = value;
  }
  return { positionals: parsed.positionals, values, switches };
}

function complaint({ message }: Error, options: Options): string {
  const [, unknown] = /^Unknown option '(-{1,2}[^']+)'/.exec(message) ?? [];
  if (!unknown) return message.split('\n')[0];
  const names = Object.keys(options);
  const meant = didYouMean(unknown.replace(/^-+/, ''), names, '--');
  const known = names.map((name) => `--${name}`).join(', ');
  return `unknown option ${unknown}${meant || `: the options are ${known}`}`;
}

function notAmong(name: string, value: string, among: readonly string[]): string {
  return `--${name} ${value}: it is one of ${among.join(', ')}${didYouMean(value, among)}`;
}

/** `: did you mean x?`, or nothing where no candidate is near. */
export function didYouMean(typed: string, candidates: Iterable<string>, prefix = ''): string {
  const meant = nearest(typed, candidates);
  return meant === undefined ? '' : `: did you mean ${prefix}${meant}?`;
}

/**
 * A whole number from an option.
 * @throws {UsageError} where it is none, or outside its limits
 */
export function wholeNumber(
  { values }: Arguments,
  name: string,
  least: number,
  most: number,
): number | undefined {
  const text = values[name];
  if (text === undefined) return undefined;
  const number = /^\d{1,15}$/.test(text) ? Number(text) : NaN;
  if (!(number >= least && number <= most)) {
    const limits = `${least.toLocaleString('en')} to ${most.toLocaleString('en')}`;
    throw new UsageError(`--${name} ${text}: it is a whole number from ${limits}`);
  }
  return number;
}

/**
 * A number from an option, written with digits and a point.
 * @throws {UsageError} where it is none, or outside its limits
 */
export function decimalNumber(
  { values }: Arguments,
  name: string,
  least: number,
  most: number,
): number | undefined {
  const text = values[name];
  if (text === undefined) return undefined;
  const number = /^\d{1,9}(\.\d{1,9})?$/.test(text) ? Number(text) : NaN;
  if (!(number >= least && number <= most))
    throw new UsageError(`--${name} ${text}: it is a number from ${least} to ${most}`);
  return number;
}
