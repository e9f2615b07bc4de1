import { parseArgs, type ParseArgsConfig } from 'node:util';
import { nearest } from '../scenario/nearest';
import type { Localized } from '../scenario/quantity';
import { unfit, UsageError } from './usageError';

/** An option of a command. Without `value` it is a switch. */
export interface Option {
  /** What stands for its value in the help: `N`, `FILE`. */
  value?: string;
  /** The values it may have, where they are few. */
  among?: readonly string[];
  help: Localized;
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
    if (name in values || switches.has(name))
      throw new UsageError({ en: `--${name} is given twice`, zh: `--${name} 给了两次` });
    const { among } = options[name];
    if (value === undefined) switches.add(name);
    else if (among && !among.includes(value)) throw notAmong(name, value, among);
    else values[name] = value;
  }
  return { positionals: parsed.positionals, values, switches };
}

function complaint({ message }: Error, options: Options): Localized {
  const [, unknown] = /^Unknown option '(-{1,2}[^']+)'/.exec(message) ?? [];
  if (!unknown) {
    const [line] = message.split('\n');
    const [, needy] = /^Option '(?:-\w, )?(--[\w-]+).*argument missing/.exec(line) ?? [];
    const [, idle] = /^Option '(?:-\w, )?(--[\w-]+).*does not take an argument/.exec(line) ?? [];
    return { en: line, zh: needy ? `${needy} 缺少取值` : idle ? `${idle} 不带取值` : line };
  }
  const names = Object.keys(options);
  const meant = didYouMean(unknown.replace(/^-+/, ''), names, '--');
  const known = names.map((name) => `--${name}`).join(', ');
  return {
    en: `unknown option ${unknown}${meant.en || `: the options are ${known}`}`,
    zh: `未知选项 ${unknown}${meant.zh || `：可用选项为 ${known}`}`,
  };
}

function notAmong(name: string, value: string, among: readonly string[]): UsageError {
  const meant = didYouMean(value, among);
  return unfit(
    ...([name, value, `it is one of ${among.join(', ')}${meant.en}`] as const),
    `可取 ${among.join('、')}${meant.zh}`,
  );
}

/** `: did you mean x?`, or nothing where no candidate is near. */
export function didYouMean(typed: string, candidates: Iterable<string>, prefix = ''): Localized {
  const meant = nearest(typed, candidates);
  if (meant === undefined) return { en: '', zh: '' };
  return { en: `: did you mean ${prefix}${meant}?`, zh: `：是否要写 ${prefix}${meant}？` };
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
    const [from, to] = [least.toLocaleString('en'), most.toLocaleString('en')];
    throw unfit(
      ...([name, text, `it is a whole number from ${from} to ${to}`] as const),
      `应为 ${from} 至 ${to} 的整数`,
    );
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
    throw unfit(
      ...([name, text, `it is a number from ${least} to ${most}`] as const),
      `应为 ${least} 至 ${most} 的数值`,
    );
  return number;
}
