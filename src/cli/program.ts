import { RunFailure } from '../engine/runner';
import { version } from '../engine/version';
import type { Language } from '../scenario/language';
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
import { tooMuch, UsageError } from './usageError';
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
async function main([name, ...typed]: string[], language: Language): Promise<number> {
  if (name === undefined)
    throw new UsageError({ en: programHelp(commands, 'en'), zh: programHelp(commands, 'zh') });
  if (name === '--version') return answer(`${version}\n`, typed);
  if (name === '--help' || name === 'help') {
    if (name === 'help' && typed.length > 0 && !typed[0].startsWith('--lang'))
      return main([typed[0], '--help', ...typed.slice(1)], language);
    return answer(programHelp(commands, language), withoutLanguage(typed));
  }
  const command = commands.find((one) => one.name === name);
  if (!command) {
    const names = commands.map((one) => one.name);
    const isOption = name.startsWith('-');
    const meant = didYouMean(name, isOption ? ['--help', '--version'] : names);
    throw new UsageError({
      en: `unknown ${isOption ? 'option' : 'command'} ${name}${meant.en || `: the commands are ${names.join(', ')}`}`,
      zh: `未知${isOption ? '选项' : '命令'} ${name}${meant.zh || `：可用命令为 ${names.join('、')}`}`,
    });
  }
  const given = readArguments(typed, {
    ...command.options,
    help: { help: { en: 'this help', zh: '此帮助' } },
  });
  if (given.switches.has('help')) return answer(commandHelp(command, language), []);
  return command.run(given);
}

function answer(text: string, beyond: string[]): number {
  if (beyond.length > 0) throw tooMuch(beyond);
  write(text);
  return 0;
}

/** Where the language stands in what was typed, which may be unreadable otherwise; -1 where it says none. */
const languageAt = (typed: readonly string[]) =>
  typed.findIndex((one, at) => one === '--lang=zh' || (one === '--lang' && typed[at + 1] === 'zh'));

function withoutLanguage(typed: readonly string[]): string[] {
  const at = languageAt(typed);
  return at < 0 ? [...typed] : typed.toSpliced(at, typed[at] === '--lang' ? 2 : 1);
}

const words = {
  en: { cancelled: 'Cancelled.', failed: (why: string) => `The run failed: ${why}` },
  zh: { cancelled: '已取消。', failed: (why: string) => `运行失败：${why}` },
};

/** Carries out a command line; whatever goes wrong is said on standard error. Resolves with the exit code. */
export async function plimsoll(typed: string[]): Promise<number> {
  const language = languageAt(typed) < 0 ? 'en' : 'zh';
  const { cancelled, failed } = words[language];
  try {
    return await main(typed, language);
  } catch (error) {
    const { name, message, stack } = error as Error;
    if (name === 'AbortError') {
      complain(cancelled);
      return 130;
    }
    if (error instanceof UsageError) {
      complain(error.in(language));
      return 2;
    }
    // A full disk and the like; whatever else comes here is a mistake in the program.
    const expected = error instanceof RunFailure || 'syscall' in (error as Error);
    complain(expected ? failed(message) : (stack ?? message));
    return 1;
  }
}
