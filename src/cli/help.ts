import { version } from '../engine/version';
import type { Options } from './arguments';
import type { Command } from './command';

/** The help of the program as a whole. */
export function programHelp(commands: readonly Command[]): string {
  return `Plimsoll ${version}: a policy laboratory for online-lending platforms

Usage: plimsoll <command> [options]

Commands:
${columns(commands.map(({ name, summary }) => [name, summary]))}

Options:
${columns([
  ['--help', 'help; plimsoll <command> --help for that of a command'],
  ['--version', 'version'],
])}

Exit codes: 0 done, 1 failed while running, 2 bad usage or input, 130 cancelled.
`;
}

/** The help of one command. */
export function commandHelp({ name, takes, summary, details, options }: Command): string {
  return `Usage: plimsoll ${name} ${takes}

${summary[0].toUpperCase()}${summary.slice(1)}.
${details ? `\n${details}\n` : ''}
Options:
${columns(optionLines(options))}
`;
}

function optionLines(options: Options): [string, string][] {
  return Object.entries(options).map(([name, { value, help }]) => [
    `--${name}${value ? ` ${value}` : ''}`,
    help,
  ]);
}

function columns(rows: [string, string][]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n');
}
