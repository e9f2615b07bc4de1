import { version } from '../engine/version';
import type { Language } from '../scenario/language';
import type { Options } from './arguments';
import type { Command } from './command';
import { displayWidth } from './textTable';

const words = {
  en: {
    about: 'a policy laboratory for online-lending platforms',
    colon: ': ',
    usage: 'Usage: plimsoll',
    anyCommand: '<command> [options]',
    commands: 'Commands:',
    options: 'Options:',
    help: 'help; plimsoll <command> --help for that of a command',
    version: 'version',
    exits: 'Exit codes: 0 done, 1 failed while running, 2 bad usage or input, 130 cancelled.',
    end: '.',
  },
  zh: {
    about: '网络借贷平台政策实验室',
    colon: '：',
    usage: '用法：plimsoll',
    anyCommand: '<命令> [选项]',
    commands: '命令：',
    options: '选项：',
    help: '帮助；plimsoll <命令> --help 显示该命令的帮助',
    version: '版本',
    exits: '退出码：0 完成，1 运行中失败，2 用法或输入有误，130 已取消。',
    end: '。',
  },
};

/** The help of the program as a whole. */
export function programHelp(commands: readonly Command[], language: Language): string {
  const said = words[language];
  return `Plimsoll ${version}${said.colon}${said.about}

${said.usage} ${said.anyCommand}

${said.commands}
${columns(commands.map(({ name, summary }) => [name, summary[language]]))}

${said.options}
${columns([
  ['--help', said.help],
  ['--version', said.version],
])}

${said.exits}
`;
}

/** The help of one command. */
export function commandHelp(
  { name, takes, summary, details, options }: Command,
  language: Language,
): string {
  const said = words[language];
  const text = summary[language];
  return `${said.usage} ${name} ${takes[language]}

${text[0].toUpperCase()}${text.slice(1)}${said.end}
${details ? `\n${details[language]}\n` : ''}
${said.options}
${columns(optionLines(options, language))}
`;
}

function optionLines(options: Options, language: Language): [string, string][] {
  return Object.entries(options).map(([name, { value, help }]) => [
    `--${name}${value ? ` ${value}` : ''}`,
    help[language],
  ]);
}

function columns(rows: [string, string][]): string {
  const width = Math.max(...rows.map(([left]) => displayWidth(left)));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n');
}
