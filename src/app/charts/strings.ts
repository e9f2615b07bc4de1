import type { Language } from '../i18n/catalogues';

/** How a fan begins and ends, in words. */
interface FanEnd {
  label: string;
  month: number;
  start: string;
  median: string;
  low: string;
  high: string;
}

/** Where a load line ends, in words. */
interface LoadLineEnd extends Omit<FanEnd, 'start'> {
  required: string;
  failed: string;
  cause: string | undefined;
}

/** A difference, in words. */
interface DifferenceWords {
  label: string;
  middle: string;
  from: string;
  to: string;
  verdict: string;
}

/** Titles begin with a capital; within a sentence they don't. */
const lower = (title: string) => title.charAt(0).toLowerCase() + title.slice(1);

const en = {
  // The frame around every chart.
  tableAndFiles: 'Table and files',
  table: 'As a table',
  save: (kind: string) => `Save ${kind}`,
  empty: 'Nothing has been run yet.',
  pending: 'Computing…',
  paths: (paths: string) => `${paths} paths`,
  refining: (paths: string, of: string) => `${paths} of ${of} paths so far`,
  noise: '± one standard error of the simulation',
  seed: 'Seed',
  scenario: 'Scenario',
  baseline: 'Baseline',
  unit: 'Unit',
  colon: ': ',
  comma: ', ',
  stop: '.',
  // Time.
  month: 'Month',
  byMonth: 'Values by month',
  atMonth: (month: number) => `Month ${month}`,
  monthZero: 'month 0',
  // Fans.
  median: 'median',
  middleHalf: '25–75%',
  mostPaths: '5–95%',
  ofPaths: (range: string) => `${range} of paths`,
  quantile: (percent: string) => `${percent} quantile`,
  medianError: 'standard error of the median',
  fanSummary: (at: FanEnd) =>
    `${at.label}: the median goes from ${at.start} to ${at.median} in month ${at.month}; ` +
    `nine paths in ten end between ${at.low} and ${at.high}.`,
  fanBaseline: ({ label, median }: { label: string; median: string }) =>
    ` ${label}: median ${median}.`,
  // The load line.
  required: 'Required',
  loadLine: (ratio: string) => `Load line: ${ratio} required`,
  line: (ratio: string) => `Load line ${ratio}`,
  failedSoFar: 'Failed so far, share of paths',
  failed: 'failed',
  belowLine: 'below the line',
  announced: 'announced',
  inForce: 'in force',
  takesEffect: 'takes effect',
  events: 'Changes of rules and strategy',
  ratioUnit: 'capital ratio: equity ÷ risk-weighted assets',
  loadLineSummary: (at: LoadLineEnd) =>
    `${at.label}: in month ${at.month} the median capital ratio is ${at.median}, nine paths in ten lie ` +
    `between ${at.low} and ${at.high}, and ${at.required} is required. ` +
    (at.cause
      ? `${at.failed} of paths have failed, mostly ${lower(at.cause)}.`
      : 'No path has failed.'),
  // Distributions.
  byBin: 'Shares of paths by value',
  allPaths: 'All paths',
  mean: 'mean',
  valueAtRisk: (level: string) => `VaR ${level}`,
  shortfall: (level: string) => `ES ${level}`,
  shareOfPaths: 'share of paths',
  from: 'From',
  to: 'To',
  worse: (value: string) => `worse than ${value}`,
  exactly: (share: string, value: string) => `${share} exactly ${value}`,
  beyond: (count: number, side: 'left' | 'right') =>
    side === 'left' ? `‹ ${count} further` : `${count} further ›`,
  fewInTail: (paths: number) => `only ${paths} path${paths === 1 ? '' : 's'} in the tail`,
  byValue: 'Shares of paths that do as badly',
  value: 'Value',
  orWorse: (value: string) => `${value} or worse`,
  shareAsBad: 'share of paths at least as bad',
  shareReaches: (share: string, value: string) => `${share} of paths reach ${value} or worse`,
  bandInterval: 'Band: 95% interval of the simulation; ±: one standard error.',
  // Costs.
  byKind: 'Values by kind',
  kind: 'Kind',
  total: 'In all',
  standardError: 'standard error',
  costSummary: (at: { label: string; total: string; low: string; high: string; parts: string }) =>
    `${at.label}: ${at.total} in all on average (5–95% of paths: ${at.low} to ${at.high}); ${at.parts}.`,
  spreadWhisker: 'Whiskers: 5–95% of paths; ±: one standard error.',
  // Failures.
  failedAtAll: 'Failed, by any cause',
  // Grades.
  grade: 'Grade',
  byGrade: 'Values by grade',
  byGradeUnit: 'mean over paths, per cent',
  meanApr: 'Mean APR',
  approvalRate: 'Approval rate',
  notServed: 'not served',
  allServed: 'none: every grade is served',
  cap: (rate: string) => `cap ${rate}`,
  offer: (price: string, approval: string) => `${price} APR, ${approval} approved`,
  rangeWhisker: 'Whiskers: 5–95% of paths.',
  // Bars by region, area or segment.
  byRow: (kind: string) => `Values by ${lower(kind)}`,
  highest: (label: string) => `Highest: ${label}`,
  allZero: 'Zero in every row, on nine paths in ten and on average',
  // Differences.
  verdicts: {
    unclear: 'not told from zero',
    better: 'for the better',
    worse: 'for the worse',
    neither: 'told from zero',
  },
  differenceSummary: (at: DifferenceWords) =>
    `${at.label}: ${at.middle} (95%: ${at.from} to ${at.to}), ${at.verdict}.`,
  intervals: 'Whiskers: 95% intervals of the simulation; ±: one standard error.',
};

const zh: typeof en = {
  tableAndFiles: '数据表与下载',
  table: '数据表',
  save: (kind) => `保存 ${kind}`,
  empty: '尚未运行。',
  pending: '计算中…',
  paths: (paths) => `${paths} 条路径`,
  refining: (paths, of) => `已完成 ${paths} / ${of} 条路径`,
  noise: '± 为一个模拟标准误',
  seed: '随机种子',
  scenario: '情景',
  baseline: '基准',
  unit: '单位',
  colon: '：',
  comma: '，',
  stop: '。',
  month: '月份',
  byMonth: '按月读数',
  atMonth: (month) => `第 ${month} 月`,
  monthZero: '第 0 月',
  median: '中位数',
  middleHalf: '25–75%',
  mostPaths: '5–95%',
  ofPaths: (range) => `${range} 的路径`,
  quantile: (percent) => `${percent} 分位数`,
  medianError: '中位数标准误',
  fanSummary: (at) =>
    `${at.label}：中位数从 ${at.start} 变为第 ${at.month} 月的 ${at.median}；` +
    `九成路径期末在 ${at.low} 至 ${at.high} 之间。`,
  fanBaseline: ({ label, median }) => `${label}：中位数 ${median}。`,
  required: '监管要求',
  loadLine: (ratio) => `载重线：要求 ${ratio}`,
  line: (ratio) => `载重线 ${ratio}`,
  failedSoFar: '累计倒闭路径占比',
  failed: '倒闭',
  belowLine: '低于载重线',
  announced: '公布',
  byBin: '按数值分布的路径占比',
  allPaths: '全部路径',
  mean: '均值',
  valueAtRisk: (level) => `VaR ${level}`,
  shortfall: (level) => `ES ${level}`,
  shareOfPaths: '路径占比',
  from: '从',
  to: '至',
  worse: (value) => `劣于 ${value}`,
  exactly: (share, value) => `${share} 恰为 ${value}`,
  beyond: (count, side) => (side === 'left' ? `‹ 另有 ${count} 条` : `另有 ${count} 条 ›`),
  fewInTail: (paths) => `尾部仅 ${paths} 条路径`,
  byValue: '不优于该值的路径占比',
  value: '数值',
  orWorse: (value) => `${value} 或更差`,
  shareAsBad: '不优于该值的路径占比',
  shareReaches: (share, value) => `${share} 的路径达到 ${value} 或更差`,
  bandInterval: '色带为 95% 模拟置信区间；± 为一个标准误。',
  byKind: '按类别读数',
  kind: '类别',
  total: '合计',
  standardError: '标准误',
  costSummary: (at) =>
    `${at.label}：平均合计 ${at.total}（5–95% 的路径：${at.low} 至 ${at.high}）；${at.parts}。`,
  spreadWhisker: '须线为 5–95% 的路径；± 为一个标准误。',
  failedAtAll: '倒闭（全部原因）',
  grade: '等级',
  byGrade: '按等级读数',
  byGradeUnit: '路径均值，百分比',
  meanApr: '平均年化利率',
  approvalRate: '审批通过率',
  notServed: '不再服务',
  allServed: '无：各等级均有服务',
  cap: (rate) => `上限 ${rate}`,
  offer: (price, approval) => `年化 ${price}，通过 ${approval}`,
  rangeWhisker: '须线为 5–95% 的路径。',
  byRow: (kind) => `按${kind}读数`,
  highest: (label) => `最高：${label}`,
  allZero: '各项的均值与 5–95% 区间均为零',
  verdicts: {
    unclear: '与零无法区分',
    better: '变好',
    worse: '变差',
    neither: '与零有别',
  },
  differenceSummary: (at) =>
    `${at.label}：${at.middle}（95%：${at.from} 至 ${at.to}），${at.verdict}。`,
  intervals: '须线为 95% 模拟置信区间；± 为一个标准误。',
  inForce: '生效',
  takesEffect: '开始执行',
  events: '规则变化与策略调整',
  ratioUnit: '资本充足率：净资产 ÷ 风险加权资产',
  loadLineSummary: (at) =>
    `${at.label}：第 ${at.month} 月资本充足率中位数为 ${at.median}，九成路径在 ${at.low} 至 ${at.high} 之间，` +
    `监管要求为 ${at.required}。` +
    (at.cause ? `${at.failed} 的路径已倒闭，多因${at.cause}。` : '没有路径倒闭。'),
};

/** What charts say, in both languages. */
export const strings: Record<Language, typeof en> = { en, zh };
