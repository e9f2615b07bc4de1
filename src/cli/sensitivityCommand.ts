import { sobolDocument, tornadoDocument } from '../analysis/comparativeDocuments';
import { leverRange, leversUnder, type LeverRange, type Reach } from '../analysis/leverRange';
import { leverIndices } from '../analysis/sobol';
import type { Statistic } from '../analysis/statistic';
import { movesOf, tornado, type LeverMoves } from '../analysis/tornado';
import { jsonText } from '../engine/jsonText';
import type { Language } from '../scenario/language';
import type { Scenario } from '../scenario/scenario';
import { wholeNumber } from './arguments';
import type { Command } from './command';
import {
  comparativeOptions,
  precisely,
  precisionOption,
  statisticsOption,
  widestHalf,
} from './comparativeOptions';
import { Engine } from './engine';
import {
  axesOption,
  besides,
  numberOption,
  settingsTrouble,
  statisticHelp,
} from './explorationOptions';
import { checkOutputs, write } from './output';
import { onlyPositional, runOptions, type RunOptions } from './runOptions';
import { sobolCsv, sobolTable, tornadoCsv, tornadoTable } from './sensitivityTable';
import { caseTitle, chooseCase, readSubject } from './subject';
import { unfit, UsageError } from './usageError';

const usualStatistics = 'profit,failure';
const usualPoints = 64;

/** What both methods need to know. */
interface Asked extends Pick<RunOptions, 'language' | 'format' | 'out'> {
  name: string;
  title: string;
  scenario: Scenario;
  statistics: Statistic[];
}

export const sensitivityCommand: Command = {
  name: 'sensitivity',
  takes: {
    en: '<scenario.json | study.json | id of a preset> --levers LIST [options]',
    zh: '<scenario.json | study.json | 预设 id> --levers LIST [选项]',
  },
  summary: {
    en: 'which levers matter: one at a time over their ranges, or Sobol’ indices',
    zh: '哪些参数重要：逐个在其范围内移动，或 Sobol’ 指数',
  },
  details: {
    en: `Levers are places in a scenario, in a list with commas: strategy.pricing.surcharge, or strategy.pricing for all
under it; with a range of their own as in strategy.growth=0.5..1.5.
One at a time: each lever goes to both ends of its range (a switch to its other position, a choice to each other one)
while all others stay. Sobol': how much of what a figure varies over all ranges together each lever brings about, by
itself (first order) and with all that it does together with others (total); (levers + 2) × points scenarios.`,
    zh: `参数为情景中的位置，以逗号分隔：strategy.pricing.surcharge，或以 strategy.pricing 表示其下全部；
也可自带范围，如 strategy.growth=0.5..1.5。
逐个移动：每个参数移到其范围两端（开关移到另一状态，选项移到每个其他选项），其余不变。
Sobol’ 指数：全部参数在各自范围内同时变化时，每个参数单独（一阶）及连同交互作用（总效应）引起多少变动；
共（参数个数 + 2）× 点数个情景。`,
  },
  options: {
    levers: { value: 'LIST', help: { en: 'the levers to move', zh: '要移动的参数' } },
    method: {
      value: 'METHOD',
      among: ['one-at-a-time', 'sobol'],
      help: { en: 'one-at-a-time (usual) or sobol', zh: 'one-at-a-time（逐个，默认）或 sobol' },
    },
    around: {
      value: 'X',
      help: {
        en: 'move levers by this share of where they stand (0.2: by 20%), not over stated ranges',
        zh: '按当前值的此比例移动参数（0.2 即 20%），而非按所列范围',
      },
    },
    points: {
      value: 'N',
      help: {
        en: 'base points of the Sobol’ indices (64 usually)',
        zh: 'Sobol’ 指数的基点数（默认 64）',
      },
    },
    statistics: {
      value: 'LIST',
      help: besides(statisticHelp, `; ${usualStatistics} usually`, `；默认 ${usualStatistics}`),
    },
    precision: {
      ...precisionOption,
      help: besides(precisionOption.help, ', of the first statistic', '（就第一个统计量）'),
    },
    ...comparativeOptions,
  },

  async run(given) {
    const name = onlyPositional(given, {
      en: 'the scenario whose levers are moved',
      zh: '要移动参数的情景',
    });
    const options = runOptions(given);
    const { language, overrides, workers, out } = options;
    const { values } = given;
    if (values.levers === undefined)
      throw new UsageError({
        en: '--levers is missing: name places such as strategy.pricing',
        zh: '缺少 --levers：请写出位置，如 strategy.pricing',
      });
    const around = numberOption(given, 'around');
    if (around !== undefined && !(around > 0))
      throw unfit('around', around, 'it is a share above 0', '应为大于 0 的比例');
    const precision = numberOption(given, 'precision');
    const points = wholeNumber(given, 'points', 8, 4096) ?? usualPoints;
    const sobol = values.method === 'sobol';
    if (sobol && precision !== undefined)
      throw new UsageError({
        en: '--precision is for one lever at a time; give more --points to sobol',
        zh: '--precision 只用于逐个移动；sobol 请增加 --points',
      });
    checkOutputs({ out }, [name]);
    const subject = readSubject(name, overrides, language);
    const chosen = chooseCase(subject, values.scenario);
    const { scenario } = chosen;
    const title = caseTitle(subject, chosen, language);
    const levers = leversOption(name, scenario, values.levers, around ?? 'stated', language);

    const engine = await Engine.open(workers);
    try {
      const { columns } = engine.plan(scenario);
      const text = values.statistics ?? usualStatistics;
      const statistics = statisticsOption('statistics', text, columns);
      const asked = { ...options, name, title, scenario, statistics };
      if (sobol) await indices(engine, asked, numbers(levers), points);
      else await oneAtATime(engine, asked, levers, precision);
    } finally {
      engine.close();
    }
    return 0;
  },
};

async function oneAtATime(
  engine: Engine,
  { title, scenario, statistics, language, format, out }: Asked,
  levers: readonly LeverMoves[],
  precision: number | undefined,
): Promise<void> {
  const evaluator = engine.evaluator();
  const { signal } = engine;
  const { result } = await precisely(
    { title, language },
    scenario.run.paths,
    precision,
    (paths, onProgress) =>
      tornado(evaluator, scenario, levers, statistics, { paths, signal, onProgress }),
    (found) =>
      widestHalf(
        found.levers.flatMap(({ moved }) => moved.map(({ differences: [d] }) => d.interval)),
      ),
  );
  const document = tornadoDocument(scenario, result);
  const lead = { title, seed: scenario.run.seed, findings: document.findings };
  if (format === 'json') write(`${jsonText(document)}\n`, out);
  else if (format === 'csv') write(tornadoCsv(result), out);
  else write(tornadoTable(lead, result, language), out);
}

async function indices(
  engine: Engine,
  { name, title, scenario, statistics, language, format, out }: Asked,
  ranges: readonly LeverRange[],
  points: number,
): Promise<void> {
  const { result } = await precisely(
    { title, language },
    scenario.run.paths,
    undefined,
    async (paths, onProgress) => {
      const request = { paths, signal: engine.signal, onProgress };
      const evaluator = engine.evaluator();
      const found = await leverIndices(evaluator, scenario, ranges, statistics, points, request);
      if (!found.ok) throw settingsTrouble(name, found.issues, language);
      return found.value;
    },
    () => 0,
  );
  const document = sobolDocument(scenario, ranges, result);
  const lead = { title, seed: scenario.run.seed, findings: document.findings };
  if (format === 'json') write(`${jsonText(document)}\n`, out);
  else if (format === 'csv') write(sobolCsv(ranges, result), out);
  else write(sobolTable(lead, ranges, result, language), out);
}

/** The levers to be moved: those that are named with a range, and those under places that are named without. */
function leversOption(
  name: string,
  scenario: Scenario,
  text: string,
  reach: Reach,
  language: Language,
): (LeverMoves & { range?: LeverRange })[] {
  return text.split(',').flatMap((part) => {
    if (part.includes('=')) {
      const [{ path, from, to }] = axesOption('levers', part);
      const given = { low: Math.min(from, to), high: Math.max(from, to) };
      const range = leverRange(scenario, path, reach, given)!;
      const moves = movesOf(scenario, path, reach)!;
      return [{ ...moves, to: [range.low, range.high], range }];
    }
    const found = leversUnder(scenario, [part]);
    if (!found.ok) throw settingsTrouble(name, found.issues, language);
    return found.paths.map((path) => ({
      ...movesOf(scenario, path, reach)!,
      range: leverRange(scenario, path, reach),
    }));
  });
}

/** Levers that are numbers: only these have a range to be drawn from. */
function numbers(levers: readonly (LeverMoves & { range?: LeverRange })[]): LeverRange[] {
  const ranges = levers.flatMap(({ range }) => (range && range.low < range.high ? [range] : []));
  if (ranges.length === 0)
    throw new UsageError({
      en: '--levers: none of these is a number with a range',
      zh: '--levers：其中没有带范围的数值',
    });
  if (ranges.length > mostLevers)
    throw new UsageError({
      en: `--levers: ${ranges.length} levers are too many: at most ${mostLevers}`,
      zh: `--levers：${ranges.length} 个参数过多，最多 ${mostLevers} 个`,
    });
  return ranges;
}

const mostLevers = 20;
