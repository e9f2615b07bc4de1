import type { Arguments, Options } from './arguments';

/** One command of the program. */
export interface Command {
  name: string;
  /** What stands after the name: `<scenario> [options]`. */
  takes: string;
  /** One line for the list of commands. */
  summary: string;
  /** More for its own help. */
  details?: string;
  options: Options;
  /** Carries it out and resolves with the exit code. */
  run(given: Arguments): Promise<number>;
}

const languageOption = {
  value: 'LANGUAGE',
  among: ['en', 'zh'],
  help: 'language of titles and messages: en (usual) or zh',
};

/** Options that several commands share. */
export const shared = {
  lang: languageOption,
  paths: { value: 'N', help: "number of paths, instead of the scenario's own" },
  seed: { value: 'TEXT', help: "seed, instead of the scenario's own" },
  months: { value: 'N', help: "horizon in months, instead of the scenario's own" },
  sampling: {
    value: 'WAY',
    among: ['sobol', 'random'],
    help: 'how systematic factors are drawn: sobol (quasi-random) or random',
  },
  'tail-shift': {
    value: 'S',
    help: 'draw a quarter of the paths from times S standard deviations worse, and weigh all; 0 to 6',
  },
  workers: { value: 'N', help: 'number of threads; as many as processors unless given' },
  format: {
    value: 'FORMAT',
    among: ['table', 'json', 'csv'],
    help: 'table (usual), json (everything, at full precision) or csv (outcomes)',
  },
  out: { value: 'FILE', help: 'write to a file instead of standard output' },
  'paths-out': { value: 'FILE', help: 'also write every outcome of every path, as CSV' },
  evidence: { value: 'FILE', help: 'also write evidence that plimsoll verify can run again' },
} satisfies Options;
