import { breakdowns, dimensionNames, overTime, type Dimension } from '../model/breakdowns';
import { dimensions } from '../model/dimensions';
import { failureCauses, failureTitles, type FailureCause } from '../model/failureCauses';
import { outcomes, type OutcomeInfo, type OutcomeName } from '../model/outcomes';
import { series } from '../model/series';
import { inLanguage, type Language } from '../scenario/language';
import { nodePresets } from '../scenario/nodePresets';
import { presetKinds, type PresetKind } from '../scenario/presets';
import type { Localized } from '../scenario/quantity';
import { shared, type Command } from './command';
import { write } from './output';
import { provenanceCounts, provenanceTable } from './provenanceList';
import { languageOf } from './runOptions';
import { sourceTable } from './sourceList';
import { textTable } from './textTable';
import { tooMuch, UsageError } from './usageError';

const kindTitles: Record<PresetKind, Localized> = {
  platform: { en: 'Platforms', zh: '平台' },
  world: { en: 'Worlds', zh: '外部环境' },
  rules: { en: 'Rules', zh: '监管规则' },
  strategy: { en: 'Strategies', zh: '策略' },
  study: { en: 'Studies (can be run and compared)', zh: '研究（可运行、可比较）' },
  validation: { en: 'Validation (can be run and compared)', zh: '验证（可运行、可比较）' },
  exercise: { en: 'Exercises (for the place Train)', zh: '演练（用于“演练”页）' },
};

export const listCommand: Command = {
  name: 'list',
  takes: { en: '[options]', zh: '[选项]' },
  summary: {
    en: 'name the presets of each kind, document every outcome, or say where numbers come from',
    zh: '列出各类预设，说明每项结果，或统计数值来源',
  },
  options: {
    outcomes: {
      help: {
        en: 'the outcomes, series and causes of failure, with unit and definition, and what outcomes are told apart by',
        zh: '全部结果、时间序列与倒闭原因，附单位、定义及分项维度',
      },
    },
    provenance: {
      help: {
        en: 'how many numbers of each preset are published, derived or judgement',
        zh: '各预设的数值中已公布、推算与判断各占多少',
      },
    },
    sources: {
      value: 'ID',
      help: {
        en: 'where each number of a preset comes from, and how it came to be',
        zh: '一个预设的各数值出自何处、性质如何',
      },
    },
    format: {
      value: 'FORMAT',
      among: ['table', 'json'],
      help: { en: 'of --provenance: table or json', zh: '--provenance 的格式：table 或 json' },
    },
    lang: shared.lang,
  },

  async run(given) {
    if (given.positionals.length > 0) throw tooMuch(given.positionals);
    const language = languageOf(given);
    if (given.switches.has('provenance')) {
      const json = given.values.format === 'json';
      write(
        `${json ? JSON.stringify(provenanceCounts(), null, 2) : provenanceTable(language, kindTitles)}\n`,
      );
      return 0;
    }
    if (given.values.format !== undefined)
      throw new UsageError({
        en: '--format goes with --provenance alone',
        zh: '--format 只与 --provenance 合用',
      });
    if (given.values.sources !== undefined) {
      write(`${sourceTable(given.values.sources, language)}\n`);
      return 0;
    }
    write(`${given.switches.has('outcomes') ? outcomeList(language) : presetList(language)}\n`);
    return 0;
  },
};

function presetList(language: Language): string {
  const presets = nodePresets();
  return presetKinds
    .map((kind) => {
      const rows = presets.list(kind).map(({ id, title }) => [id, inLanguage(title, language)]);
      return section(kindTitles[kind][language], rows);
    })
    .join('\n\n');
}

const outcomeHeads: Record<Language, string[]> = {
  en: [
    'Outcomes, one number for each path',
    'Series, one number for each path and step',
    'Causes of failure',
    'Outcomes told apart, in columns named outcome/dimension/member (*: year by year too)',
  ],
  zh: [
    '结果（每条路径一个数值）',
    '时间序列（每条路径每期一个数值）',
    '倒闭原因',
    '分项结果（列名为 结果/维度/成员；带 * 者另有逐年数据）',
  ],
};

function outcomeList(language: Language): string {
  const [outcomesHead, seriesHead, causesHead, apartHead] = outcomeHeads[language];
  const rows = (all: Record<string, OutcomeInfo>) =>
    Object.entries(all).map(([name, { unit, title, definition }]) => [
      ...[name, unit],
      `${title[language]}${language === 'zh' ? '：' : ': '}${definition[language]}`,
    ]);
  const causes = (failureCauses.slice(1) as FailureCause[]).map((cause) => [
    cause,
    failureTitles[cause][language],
  ]);
  const told = dimensionNames.map((dimension) => {
    const { title, definition } = dimensions[dimension];
    return [
      ...[dimension, breakdowns[dimension].map((name) => starred(name, dimension)).join(', ')],
      `${title[language]}${language === 'zh' ? '：' : ': '}${definition[language]}`,
    ];
  });
  return [
    section(outcomesHead, rows(outcomes)),
    section(seriesHead, rows(series)),
    section(causesHead, causes),
    section(apartHead, told),
  ].join('\n\n');
}

/** The name of an outcome, with a star where it is told year by year too. */
function starred(name: OutcomeName, dimension: Dimension): string {
  const by: readonly OutcomeName[] = overTime[dimension];
  return by.includes(name) ? `${name}*` : name;
}

function section(title: string, rows: string[][]): string {
  return `${title}\n${textTable(rows, 'left').replace(/^/gm, '  ')}`;
}
