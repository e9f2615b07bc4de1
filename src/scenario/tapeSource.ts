/** What a number of a platform was made of: of a loan tape, in so many rows, or of the preset that it stands upon. */
export const ofTape = (file: string, rows: number, how: string): string =>
  `Derived from ${file}, ${rows} rows: ${how}`;
export const ofPreset = (id: string, how: string): string => `As in the preset ${id}${how}`;

/** How numbers come of a tape, in Chinese; what stands for `(…)` is put in place of `$1`. */
const hows: [english: RegExp, chinese: string][] = [
  [/^sums and means by product, region and grade$/, '按产品、地区与信用等级的合计与均值'],
  [/^lending of its last (\d+) months$/, '最近 $1 个月的放款'],
  [/^all its loans, taken to have been made over (.+) months$/, '全部贷款，假定在 $1 个月内放出'],
  [/^balances of performing loans$/, '存续贷款的余额'],
  [
    /^an even history of the lending stated here over each term, less defaults and early repayment$/,
    '按此处放款额在各期限内均匀放款推算，扣除违约与提前还款',
  ],
  [
    /^defaults by loan-years at risk, as a probability over a year(; grades out of order are pooled)?$/,
    '违约笔数除以贷款风险暴露年数，换算为一年内的概率',
  ],
  [
    /^share in default, taken to have come about evenly over (.+?) years(; grades out of order are pooled)?$/,
    '违约占比，假定在 $1 年内均匀发生',
  ],
  [/^recoveries of (\d+) loans in default, by amount lent$/, '$1 笔违约贷款的回收，按借款金额'],
  [
    /^recoveries of (\d+) loans in default, by exposure at default$/,
    '$1 笔违约贷款的回收，按违约风险敞口',
  ],
  [
    /^maximum likelihood of the one-factor model over (\d+) periods \(calendar years\)$/,
    '单因子模型的最大似然估计，共 $1 个日历年',
  ],
  [
    /^maximum likelihood of the one-factor model over (\d+) periods \(quarterly cohorts over twelve months\)$/,
    '单因子模型的最大似然估计，共 $1 个季度放款批次，各跟踪十二个月',
  ],
  [
    /^maximum likelihood of the one-factor model over (\d+) periods \(calendar quarters\)$/,
    '单因子模型的最大似然估计，共 $1 个日历季度',
  ],
  [
    /^mixed probit of default rates on chosen macro variables over (\d+) periods; others are part of the factor$/,
    '违约率对所选宏观变量的混合 probit 估计，共 $1 期；其他变量归入因子',
  ],
  [/^terms by amount$/, '按金额计的期限'],
  [/^(\d+) loans repaid early$/, '$1 笔提前结清的贷款'],
];

/** How numbers come of the preset. */
const keeping: Record<string, string> = {
  ', at the same rank of lending; the tape does not tell them': '，取同一放款位次；数据未能说明',
  ', averaged': '，取平均',
  ', averaged; the tape has no recoveries': '，取平均；数据没有回收记录',
  ', averaged; the tape has too few periods to tell': '，取平均；数据的时期太少',
  ', in proportion to the book': '，按贷款组合规模缩放',
};

/** The source of a number that came of a loan tape, in Chinese; `undefined` for any other. */
export function tapeSourceInChinese(source: string): string | undefined {
  const [, file, rows, how] = /^Derived from (.+), (\d+) rows: (.+)$/s.exec(source) ?? [];
  if (how !== undefined) {
    const found = hows.find(([english]) => english.test(how));
    if (!found) return undefined;
    const pooled = how.endsWith('; grades out of order are pooled');
    const said = how.replace(...found) + (pooled ? '；次序颠倒的等级合并' : '');
    return `由 ${file} 推得，${rows} 行：${said}`;
  }
  const [, id, kept] = /^As in the preset ([A-Za-z0-9-]+)(,.*)$/.exec(source) ?? [];
  return kept !== undefined && Object.hasOwn(keeping, kept)
    ? `同预设 ${id}${keeping[kept]}`
    : undefined;
}
