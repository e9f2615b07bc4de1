import type { Localized } from '../scenario/quantity';
import type { Arguments, Options } from './arguments';

/** One command of the program. */
export interface Command {
  name: string;
  /** What stands after the name: `<scenario> [options]`. */
  takes: Localized;
  /** One line for the list of commands. */
  summary: Localized;
  /** More for its own help. */
  details?: Localized;
  options: Options;
  /** Carries it out and resolves with the exit code. */
  run(given: Arguments): Promise<number>;
}

const languageOption = {
  value: 'LANGUAGE',
  among: ['en', 'zh'],
  help: {
    en: 'language of titles and messages: en (usual) or zh',
    zh: '标题与消息的语言：en（默认）或 zh',
  },
};

/** Options that several commands share. */
export const shared = {
  lang: languageOption,
  paths: {
    value: 'N',
    help: {
      en: "number of paths, instead of the scenario's own",
      zh: '路径数，取代情景自身的设定',
    },
  },
  seed: {
    value: 'TEXT',
    help: { en: "seed, instead of the scenario's own", zh: '随机种子，取代情景自身的设定' },
  },
  months: {
    value: 'N',
    help: {
      en: "horizon in months, instead of the scenario's own",
      zh: '模拟期限（月），取代情景自身的设定',
    },
  },
  sampling: {
    value: 'WAY',
    among: ['sobol', 'random'],
    help: {
      en: 'how systematic factors are drawn: sobol (quasi-random) or random',
      zh: '系统性因子的抽样方式：sobol（准随机）或 random（随机）',
    },
  },
  'tail-shift': {
    value: 'S',
    help: {
      en: 'draw a quarter of the paths from times S standard deviations worse, and weigh all; 0 to 6',
      zh: '四分之一的路径取自恶劣 S 个标准差的时期，并对全部路径加权；0 至 6',
    },
  },
  workers: {
    value: 'N',
    help: {
      en: 'number of threads; as many as processors unless given',
      zh: '线程数；默认与处理器数相同',
    },
  },
  format: {
    value: 'FORMAT',
    among: ['table', 'json', 'csv'],
    help: {
      en: 'table (usual), json (everything, at full precision) or csv (outcomes)',
      zh: 'table（表格，默认）、json（全部内容，完整精度）或 csv（各项结果）',
    },
  },
  out: {
    value: 'FILE',
    help: { en: 'write to a file instead of standard output', zh: '写入文件而非标准输出' },
  },
  'paths-out': {
    value: 'FILE',
    help: {
      en: 'also write every outcome of every path, as CSV',
      zh: '另将每条路径的全部结果写为 CSV',
    },
  },
  evidence: {
    value: 'FILE',
    help: {
      en: 'also write evidence that plimsoll verify can run again',
      zh: '另写证据文件，可用 plimsoll verify 重新运行核实',
    },
  },
} satisfies Options;
