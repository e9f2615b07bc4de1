import {
  breakEven,
  crossingHalfWidth,
  usualCloseness,
  usualPlaces,
  type BreakEvenMeasure,
} from '../analysis/breakEven';
import { breakEvenDocument } from '../analysis/explorationDocuments';
import { closenessText, leverTitle } from '../analysis/sentences/words';
import { unitOf } from '../analysis/statistic';
import { columnInfo } from '../engine/results';
import { jsonText } from '../engine/jsonText';
import { wholeNumber } from './arguments';
import type { Command } from './command';
import { precisely } from './comparativeOptions';
import { csvTable } from '../engine/csv';
import { Engine } from './engine';
import {
  axesOption,
  columnOption,
  explorationOptions,
  findingLines,
  numberOption,
  settingsTrouble,
  statisticHelp,
  statisticOption,
} from './explorationOptions';
import { figures } from './figures';
import { checkOutputs, write } from './output';
import { onlyPositional, runOptions } from './runOptions';
import { caseTitle, chooseCase, readSubject } from './subject';
import { textTable } from './textTable';
import { missing, UsageError } from './usageError';

const words = {
  en: { difference: 'Difference', costOfAvoided: 'Cost ÷ loss avoided' },
  zh: { difference: '差异', costOfAvoided: '成本 ÷ 所避免的损失' },
};

export const breakEvenCommand: Command = {
  name: 'break-even',
  takes: {
    en: '<study.json | id of a study> --scenario ID --lever PATH=FROM..TO --statistic WHAT [options]',
    zh: '<study.json | 研究 id> --scenario ID --lever PATH=FROM..TO --statistic WHAT [选项]',
  },
  summary: {
    en: 'the value of a lever at which a scenario comes out like another, or a rule is worth its cost',
    zh: '参数取何值时，一个情景与另一个结果相同，或一项规则物有所值',
  },
  details: {
    en: `The scenario is held against the baseline of its study, or against that of --against, on the same shocks.
With --cost and --loss: where what the scenario costs more equals the loss that it avoids; the cost of each
unit of loss avoided has Fieller's interval.`,
    zh: `在相同冲击下，将情景与其研究的基准情景（或 --against 所指情景）对照。
使用 --cost 与 --loss 时：求情景多付的成本等于其所避免损失之处；每单位所避免损失的成本给出 Fieller 区间。`,
  },
  options: {
    against: {
      value: 'ID',
      help: {
        en: 'the scenario to hold it against, instead of the baseline',
        zh: '对照的情景，取代基准情景',
      },
    },
    lever: {
      value: 'RANGE',
      help: {
        en: 'the lever and its range: strategy.pricing.surcharge=0..0.1',
        zh: '参数及其范围：strategy.pricing.surcharge=0..0.1',
      },
    },
    moves: {
      value: 'WHERE',
      among: ['both', 'scenario'],
      help: {
        en: 'whether the lever is moved in both (usual) or in the scenario alone',
        zh: '参数在两个情景中都移动（both，默认），或只在该情景中移动（scenario）',
      },
    },
    statistic: { value: 'WHAT', help: statisticHelp },
    cost: {
      value: 'OUTCOME',
      help: { en: 'what the scenario costs: complianceCost', zh: '情景的成本：complianceCost' },
    },
    loss: {
      value: 'OUTCOME',
      help: { en: 'the loss that it avoids: creditLoss', zh: '所避免的损失：creditLoss' },
    },
    price: {
      value: 'X',
      help: {
        en: 'what a unit of avoided loss is worth (1 usually)',
        zh: '每单位所避免损失的价值（默认 1）',
      },
    },
    levels: {
      value: 'N',
      help: {
        en: 'values of the lever that are looked at first (9 usually)',
        zh: '首先考察的参数取值个数（默认 9）',
      },
    },
    precision: {
      value: 'X',
      help: {
        en: 'double the paths until half the interval of each crossing is at most X',
        zh: '路径数逐次加倍，直至每个交点区间的一半不超过 X',
      },
    },
    ...explorationOptions,
  },

  async run(given) {
    const name = onlyPositional(given, {
      en: 'the study whose scenario is held against another',
      zh: '要对照情景的研究',
    });
    const { language, overrides, workers, format, out } = runOptions(given);
    const { values } = given;
    if (values.lever === undefined) throw missing('lever');
    const [axis, ...others] = axesOption('lever', values.lever);
    if (others.length > 0)
      throw new UsageError({ en: '--lever: one lever is moved', zh: '--lever：只能移动一个参数' });
    const price = numberOption(given, 'price') ?? 1;
    const precision = numberOption(given, 'precision');
    const grid = wholeNumber(given, 'levels', 2, 101) ?? usualPlaces;
    const worth = values.cost !== undefined || values.loss !== undefined;
    if (worth === (values.statistic !== undefined))
      throw new UsageError({
        en: 'give --statistic, or --cost and --loss',
        zh: '请给出 --statistic，或 --cost 与 --loss',
      });
    if (worth && (values.cost === undefined || values.loss === undefined))
      throw new UsageError({
        en: '--cost and --loss go together',
        zh: '--cost 与 --loss 须一同给出',
      });
    checkOutputs({ out }, [name]);
    const subject = readSubject(name, overrides, language);
    const b = chooseCase(subject, values.scenario ?? subject.cases[1]?.id);
    const a = chooseCase(subject, values.against);
    const moves = values.moves === 'scenario' ? 'b' : 'both';
    if (a.id === b.id && moves === 'both')
      throw new UsageError({
        en: `${name}: ${a.id} is held against itself; name another --scenario`,
        zh: `${name}：${a.id} 与自身对照；请另选 --scenario`,
      });
    const { paths } = b.scenario.run;

    const engine = await Engine.open(workers);
    const title = `${caseTitle(subject, b, language)} / ${caseTitle(subject, a, language)}`;
    try {
      const { columns } = engine.plan(b.scenario);
      const measure: BreakEvenMeasure = worth
        ? {
            kind: 'worth',
            cost: columnOption('cost', values.cost!, columns),
            loss: columnOption('loss', values.loss!, columns),
            price,
          }
        : { kind: 'equal', statistic: statisticOption('statistic', values.statistic!, columns) };
      const { signal } = engine;
      const evaluator = engine.evaluator();
      const { result } = await precisely(
        { title, language },
        paths,
        precision,
        async (now, onProgress) => {
          const answer = await breakEven(evaluator, a.scenario, b.scenario, {
            ...{ measure, axis, moves, grid, tolerance: usualCloseness, paths: now },
            ...{ signal, onProgress },
          });
          if (!answer.ok) throw settingsTrouble(name, answer.issues, language);
          return answer.result;
        },
        crossingHalfWidth,
      );
      const document = breakEvenDocument(a.scenario, b.scenario, result);
      const rows = result.places.map(({ value, difference, interval, costOfAvoided }) => [
        ...[value, difference, ...interval],
        ...(costOfAvoided ? [costOfAvoided.value, ...(costOfAvoided.interval ?? [NaN, NaN])] : []),
      ]);
      if (format === 'json') write(`${jsonText(document)}\n`, out);
      else if (format === 'csv') {
        const ratioHead = worth ? ['costOfAvoided', 'ratio 2.5%', 'ratio 97.5%'] : [];
        write(csvTable([axis.path, 'difference', '2.5%', '97.5%', ...ratioHead], rows), out);
      } else {
        const show = figures(language);
        const unit =
          measure.kind === 'equal' ? unitOf(measure.statistic) : columnInfo(measure.loss).unit;
        const shown = rows.map((row) =>
          row.map((cell, i) =>
            i === 0
              ? String(Number(cell.toPrecision(6)))
              : show.value(cell, i < 4 ? unit : 'ratio'),
          ),
        );
        const lines = findingLines(document.findings, language);
        const { difference, costOfAvoided } = words[language];
        const head = [leverTitle(axis.path, language), difference, '2.5%', '97.5%'];
        const ratioHead = worth ? [costOfAvoided, '2.5%', '97.5%'] : [];
        const table = textTable([[...head, ...ratioHead], ...shown], 'right');
        const closeness =
          result.crossings.length > 0
            ? `${closenessText([axis], result.tolerance, language)}\n`
            : '';
        write(`${title}\n\n${lines}${closeness}\n${table}\n`, out);
      }
    } finally {
      engine.close();
    }
    return 0;
  },
};
