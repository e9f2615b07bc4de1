import { version } from '../engine/version';
import { didYouMean, readArguments } from './arguments';
import type { Command } from './command';
import { compareCommand } from './compareCommand';
import { commandHelp, programHelp } from './help';
import { listCommand } from './listCommand';
import { runCommand } from './runCommand';
import { schemaCommand } from './schemaCommand';
import { UsageError } from './usageError';
import { validateCommand } from './validateCommand';

const commands: readonly Command[] = [
  runCommand,
  compareCommand,
  validateCommand,
  listCommand,
  schemaCommand,
];

/** Carries out a command line and resolves with the exit code. */
async function main([name, ...typed]: string[]): Promise<number> {
  if (name === undefined) throw new UsageError(programHelp(commands));
  if (name === '--version') return say(`${version}\n`, typed);
  if (name === '--help' || name === 'help') {
    if (name === 'help' && typed.length > 0) return main([typed[0], '--help', ...typed.slice(1)]);
    return say(programHelp(commands), typed);
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
  if (given.switches.has('help')) return say(commandHelp(command), []);
  return command.run(given);
}

function say(text: string, beyond: string[]): number {
  if (beyond.length > 0) throw new UsageError(`too much was given: ${beyond.join(' ')}`);
  process.stdout.write(text);
  return 0;
}

// Whoever reads may have had enough: plimsoll list | head.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const { name, message } = error as Error;
  if (name === 'AbortError') {
    console.error('Cancelled.');
    process.exitCode = 130;
  } else if (error instanceof UsageError) {
    console.error(message);
    process.exitCode = 2;
  } else {
    console.error(name === 'RunFailure' ? `The run failed: ${message}` : error);
    process.exitCode = 1;
  }
}
