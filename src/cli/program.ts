import { RunFailure } from '../engine/runner';
import { version } from '../engine/version';
import { didYouMean, readArguments } from './arguments';
import type { Command } from './command';
import { attributeCommand } from './attributeCommand';
import { compareCommand } from './compareCommand';
import { breakEvenCommand } from './breakEvenCommand';
import { frontierCommand } from './frontierCommand';
import { reverseCommand } from './reverseCommand';
import { commandHelp, programHelp } from './help';
import { listCommand } from './listCommand';
import { matrixCommand } from './matrixCommand';
import { complain, write } from './output';
import { runCommand } from './runCommand';
import { schemaCommand } from './schemaCommand';
import { sensitivityCommand } from './sensitivityCommand';
import { UsageError } from './usageError';
import { validateCommand } from './validateCommand';
import { verifyCommand } from './verifyCommand';

const commands: readonly Command[] = [
  runCommand,
  compareCommand,
  matrixCommand,
  attributeCommand,
  sensitivityCommand,
  reverseCommand,
  frontierCommand,
  breakEvenCommand,
  verifyCommand,
  validateCommand,
  listCommand,
  schemaCommand,
];

/** Carries out a command line and resolves with the exit code. */
async function main([name, ...typed]: string[]): Promise<number> {
  if (name === undefined) throw new UsageError(programHelp(commands));
  if (name === '--version') return answer(`${version}\n`, typed);
  if (name === '--help' || name === 'help') {
    if (name === 'help' && typed.length > 0) return main([typed[0], '--help', ...typed.slice(1)]);
    return answer(programHelp(commands), typed);
  }
  const command = commands.find((one) => one.name === name);
  if (!command) {
    const names = commands.map((one) => one.name);
    const what = name.startsWith('-') ? 'option' : 'command';
    const meant =
      what === 'option' ? didYouMean(name, ['--help', '--version']) : didYouMean(name, names);
    throw new UsageError(
      `unknown ${what} ${name}${meant || `: the commands are ${names.join(', ')}`}`,
    );
  }
  const given = readArguments(typed, { ...command.options, help: { help: 'this help' } });
  if (given.switches.has('help')) return answer(commandHelp(command), []);
  return command.run(given);
}

function answer(text: string, beyond: string[]): number {
  if (beyond.length > 0) throw new UsageError(`too much was given: ${beyond.join(' ')}`);
  write(text);
  return 0;
}

/** Carries out a command line; whatever goes wrong is said on standard error. Resolves with the exit code. */
export async function plimsoll(typed: string[]): Promise<number> {
  try {
    return await main(typed);
  } catch (error) {
    const { name, message, stack } = error as Error;
    if (name === 'AbortError') {
      complain('Cancelled.');
      return 130;
    }
    if (error instanceof UsageError) {
      complain(message);
      return 2;
    }
    // A full disk and the like; whatever else comes here is a mistake in the program.
    const expected = error instanceof RunFailure || 'syscall' in (error as Error);
    complain(expected ? `The run failed: ${message}` : (stack ?? message));
    return 1;
  }
}
