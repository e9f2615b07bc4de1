/** Both sides of an outcome. */
interface Sides {
  title: string;
  value: string;
  scenario: string;
  other: string;
  baseline: string;
}

/** The place where scenarios stand side by side. */
const en = {
  title: 'Scenarios side by side',
  splitTitle: (scenario: string) => `${scenario}, taken apart`,
  views: 'What is compared',
  study: 'The scenarios of the study',
  split: (scenario: string) => `Four-way split: ${scenario}`,
  takeApart: 'Take apart',
  worldOnly: 'World only',
  choicesOnly: 'Rules and strategy only',
  alone: 'This study has a baseline alone. Add a scenario in the Lab to compare with it.',
  most: (count: number) => `The first ${count} scenarios are shown; no more can be told apart.`,
  done: (scenarios: string, paths: string) =>
    `${scenarios} scenarios over the same ${paths} paths each`,
  notRun: (title: string) => `${title} can’t be run; the others are shown without it.`,
  differs: (baseline: string) => `What each scenario changes in ${baseline}, and what that does`,
  nothing: 'Nothing: every setting is the baseline’s.',
  does: 'Effect',
  table: 'Outcomes',
  which: 'Which outcomes',
  keyOnly: 'Main',
  all: 'All',
  scenario: 'Scenario',
  signs: (baseline: string) =>
    `A difference is the scenario less ${baseline}: + is more in the scenario. Red lead is worse for whoever bears the outcome, sea is better.`,
  both: ({ title, value, scenario, other, baseline }: Sides) =>
    `${title}: ${value} in ${scenario}, ${other} in ${baseline}`,
  same: (both: string) => `${both}; no difference on any path.`,
  untold: (both: string, interval: string) =>
    `${both}; the paths can’t tell the difference from chance (${interval}).`,
  told: (both: string, difference: string, interval: string, bearing: string) =>
    `${both}: ${difference} (95%: ${interval}), ${bearing}.`,
  bearing: { better: 'for the better', worse: 'for the worse', neither: 'neither good nor bad' },
  failed: 'Paths that have failed, by month',
  failedUnit: 'share of paths',
  overTime: (title: string) => `${title}, month by month`,
  interaction: (world: string, choices: string, both: string, beyond: string) =>
    `Paths that fail: the world alone ${world}, rules and strategy alone ${choices}, both ${both}${beyond}`,
  beyond: {
    told: (extra: string, interval: string) =>
      `; together they do ${extra} beyond their sum (95%: ${interval}).`,
    untold: (extra: string, interval: string) =>
      `; the paths can’t tell whether together they do more than their sum (${extra}; ${interval}).`,
    identical: '; together they do what they do one by one.',
  },
  extra: 'Beyond their sum',
  extraNote:
    'Beyond their sum: both less the world alone, less rules and strategy alone, plus the baseline, path by path. Not zero: the two act on each other.',
};

const zh: typeof en = {
  title: '情景对比',
  splitTitle: (scenario) => `${scenario}：四分拆解`,
  views: '对比内容',
  study: '本研究的情景',
  split: (scenario) => `四分拆解：${scenario}`,
  takeApart: '拆解哪个情景',
  worldOnly: '仅外部环境',
  choicesOnly: '仅规则与策略',
  alone: '此研究只有基准情景。请先在实验室中添加一个情景再作对比。',
  most: (count) => `仅显示前 ${count} 个情景，再多则难以区分。`,
  done: (scenarios, paths) => `${scenarios} 个情景，各在相同的 ${paths} 条路径上运行`,
  notRun: (title) => `「${title}」无法运行，其余情景照常显示。`,
  differs: (baseline) => `各情景对「${baseline}」的改动及其效果`,
  nothing: '没有改动：所有设置均与基准情景相同。',
  does: '效果',
  table: '结果一览',
  which: '显示哪些指标',
  keyOnly: '主要指标',
  all: '全部指标',
  scenario: '情景',
  signs: (baseline) =>
    `差异为情景减去「${baseline}」：正号表示情景更高。红色表示对承担者更不利，蓝绿色表示更有利。`,
  both: ({ title, value, scenario, other, baseline }) =>
    `${title}：${scenario}为 ${value}，${baseline}为 ${other}`,
  same: (both) => `${both}；各路径均无差异。`,
  untold: (both, interval) => `${both}；这些路径尚不足以将差异与偶然区分（${interval}）。`,
  told: (both, difference, interval, bearing) =>
    `${both}：${difference}（95%：${interval}），${bearing}。`,
  bearing: { better: '变好', worse: '变差', neither: '无所谓好坏' },
  failed: '累计倒闭路径，逐月',
  failedUnit: '路径占比',
  overTime: (title) => `${title}，逐月`,
  interaction: (world, choices, both, beyond) =>
    `倒闭路径：仅外部环境 ${world}，仅规则与策略 ${choices}，二者合计 ${both}${beyond}`,
  beyond: {
    told: (extra, interval) => `；二者叠加比各自之和多出 ${extra}（95%：${interval}）。`,
    untold: (extra, interval) =>
      `；这些路径尚不足以判断二者叠加是否超出各自之和（${extra}；${interval}）。`,
    identical: '；二者叠加恰为各自之和。',
  },
  extra: '超出各自之和',
  extraNote:
    '超出各自之和：逐路径以二者兼有减去仅外部环境，减去仅规则与策略，再加基准。不为零说明二者相互作用。',
};

export const compare = { en, zh };
