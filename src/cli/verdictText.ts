import type { RunVerdict, Verdict } from '../analysis/verify';
import { inLanguage, type Language } from '../scenario/language';
import { textTable } from './textTable';

const words = {
  en: {
    made: (version: string, runs: number) => `made by Plimsoll ${version}, ${runs} run(s)`,
    other: (made: string, here: string) =>
      `Made by version ${made}, run again by version ${here}: another version may give other figures.`,
    confirmed: (figures: string, paths: string) =>
      `confirmed: ${figures} figures and every outcome of ${paths} paths, to the last bit`,
    differ: (count: number, figures: string) => `${count} of ${figures} figures differ`,
    pathsDiffer: 'outcomes of single paths differ from those recorded',
    head: ['figure', 'recorded', 'run again'],
    more: (count: number) => `and ${count} more`,
    none: '(none)',
    seals: {
      scenario: 'the settings are not those that were fingerprinted: they were changed afterwards',
      record: 'the figures are not those that were fingerprinted: they were changed afterwards',
      file: 'the file was changed after it was written',
    },
    yes: 'Confirmed.',
    no: 'Not confirmed.',
    colon: ': ',
  },
  zh: {
    made: (version: string, runs: number) => `由 Plimsoll ${version} 生成，共 ${runs} 次运行`,
    other: (made: string, here: string) =>
      `由版本 ${made} 生成，以版本 ${here} 重新运行：不同版本的数值可能不同。`,
    confirmed: (figures: string, paths: string) =>
      `已核实：${figures} 个数值及 ${paths} 条路径的全部结果逐位一致`,
    differ: (count: number, figures: string) => `${figures} 个数值中有 ${count} 个不一致`,
    pathsDiffer: '单条路径的结果与记录不一致',
    head: ['数值', '记录', '重新运行'],
    more: (count: number) => `另有 ${count} 项`,
    none: '（无）',
    seals: {
      scenario: '设置与其指纹不符：记录之后被改动过',
      record: '数值与其指纹不符：记录之后被改动过',
      file: '文件写成之后被改动过',
    },
    yes: '已核实。',
    no: '未能核实。',
    colon: '：',
  },
};

/** Differences that are shown of each run. */
const most = 20;

/** A verdict for a person at a terminal. */
export function verdictText(file: string, verdict: Verdict, language: Language): string {
  const { madeBy, rerunBy, broken, runs, confirmed } = verdict;
  const t = words[language];
  const lines = [
    `${file}${t.colon}${t.made(madeBy, runs.length)}`,
    ...(madeBy === rerunBy ? [] : [t.other(madeBy, rerunBy)]),
    ...broken.map(({ seal, run }) =>
      run === undefined
        ? t.seals[seal]
        : `${nameOf(runs[run], language)}${t.colon}${t.seals[seal]}`,
    ),
    ...runs.flatMap((run) => runLines(run, language)),
    confirmed ? t.yes : t.no,
  ];
  return `${lines.join('\n')}\n`;
}

const nameOf = ({ id, title }: RunVerdict, language: Language) => inLanguage(title, language) || id;

function runLines(run: RunVerdict, language: Language): string[] {
  const t = words[language];
  const { figures, differences, pathsAgree, paths } = run;
  const count = (number: number) => number.toLocaleString('en');
  const said: string[] = [];
  if (differences.length > 0) said.push(t.differ(differences.length, count(figures)));
  if (!pathsAgree) said.push(t.pathsDiffer);
  if (said.length === 0) said.push(t.confirmed(count(figures), count(paths)));
  const shown = (value: unknown) => (value === undefined ? t.none : JSON.stringify(value));
  const rows = differences
    .slice(0, most)
    .map(({ at, recorded, rerun }) => [`  ${at}`, shown(recorded), shown(rerun)]);
  const [first, ...head] = t.head;
  return [
    ...said.map((line) => `${nameOf(run, language)}${t.colon}${line}`),
    ...(rows.length > 0 ? [textTable([[`  ${first}`, ...head], ...rows], 'right')] : []),
    ...(differences.length > most ? [`  ${t.more(differences.length - most)}`] : []),
  ];
}
