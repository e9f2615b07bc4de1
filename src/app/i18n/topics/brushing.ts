/** Choosing paths in a distribution, and what the chosen ones have in common. */
const lower = (title: string) => title.charAt(0).toLowerCase() + title.slice(1);

const en = {
  title: 'Chosen paths',
  choose: (outcome: string) => `Choose paths by ${lower(outcome)}`,
  worst: 'Worst',
  hint: 'or drag across the drawing',
  from: 'From',
  to: 'To',
  open: 'no limit',
  clear: 'Clear',
  clearHint: 'Escape',
  none: (what: string) => `No path is among ${what}.`,
  kept: 'Chosen paths',
  worstBy: (share: string, outcome: string, side: 'upper' | 'lower') =>
    `the ${share} of paths with the ${side === 'upper' ? 'greatest' : 'least'} ${lower(outcome)}`,
  between: (outcome: string, low: string, high: string) =>
    `the paths with ${lower(outcome)} from ${low} to ${high}`,
  atLeast: (outcome: string, low: string) => `the paths with ${lower(outcome)} of ${low} or more`,
  upTo: (outcome: string, high: string) => `the paths with ${lower(outcome)} of ${high} or less`,
  all: (outcome: string) => `all paths on which there is a ${lower(outcome)}`,
  count: (what: string, paths: string, of: string, share: string) =>
    `${what.charAt(0).toUpperCase()}${what.slice(1)}: ${paths} of ${of} paths, ${share}.`,
  noneFail: 'None of them fails',
  fail: (share: string, cause: string) => `${share} of them fail${cause}`,
  allBy: (cause: string) => `, all through ${cause}`,
  mostBy: (cause: string) => `, most through ${cause}`,
  restFail: (share: string) => `; of the rest, ${share}.`,
  restNone: '; of the rest, none.',
  noRest: '.',
  defaultPeak: (at: { value: string; month: number; rest?: string; restMonth?: number }) =>
    `Their mean default rate peaks at ${at.value} a year in month ${at.month}` +
    (at.rest ? `; that of the rest at ${at.rest} in month ${at.restMonth}.` : '.'),
  confidenceLow: (at: { value: string; month: number; rest?: string }) =>
    `Mean confidence is lowest in month ${at.month}, at ${at.value}` +
    (at.rest ? `; among the rest it never falls below ${at.rest}.` : '.'),
  apart: 'What sets them apart',
  groups: { world: 'World', rules: 'Rules and conduct', funding: 'Funding and capital' },
  mean: 'mean of the paths',
  rest: 'The rest',
  untold: 'within noise',
  note: 'The macro path is the same on every path. What differs is what chance decides: credit factors, breaches found, incidents, failures of peers.',
  cleared: 'Every path is shown again.',
};

const zh: typeof en = {
  title: '所选路径',
  choose: (outcome) => `按${outcome}选择路径`,
  worst: '最差',
  hint: '或在图上拖选',
  from: '从',
  to: '至',
  open: '不限',
  clear: '清除',
  clearHint: 'Esc 键',
  none: (what) => `没有路径属于${what}。`,
  kept: '所选路径',
  worstBy: (share, outcome, side) =>
    `${outcome}${side === 'upper' ? '最高' : '最低'}的 ${share} 路径`,
  between: (outcome, low, high) => `${outcome}介于 ${low} 至 ${high} 的路径`,
  atLeast: (outcome, low) => `${outcome}不低于 ${low} 的路径`,
  upTo: (outcome, high) => `${outcome}不高于 ${high} 的路径`,
  all: (outcome) => `有${outcome}数值的全部路径`,
  count: (what, paths, of, share) => `${what}：${of} 条路径中的 ${paths} 条，占 ${share}。`,
  noneFail: '其中无一倒闭',
  fail: (share, cause) => `其中 ${share} 倒闭${cause}`,
  allBy: (cause) => `，均因${cause}`,
  mostBy: (cause) => `，多因${cause}`,
  restFail: (share) => `；其余路径为 ${share}。`,
  restNone: '；其余路径无一倒闭。',
  noRest: '。',
  defaultPeak: (at) =>
    `平均违约率于第 ${at.month} 月达到峰值，年化 ${at.value}` +
    (at.rest ? `；其余路径峰值为 ${at.rest}，在第 ${at.restMonth} 月。` : '。'),
  confidenceLow: (at) =>
    `平均信心于第 ${at.month} 月降至最低，为 ${at.value}` +
    (at.rest ? `；其余路径始终不低于 ${at.rest}。` : '。'),
  apart: '与其余路径有何不同',
  groups: { world: '外部世界', rules: '规则与行为', funding: '资金与资本' },
  mean: '路径均值',
  rest: '其余路径',
  untold: '在误差之内',
  note: '宏观走势在每条路径上相同，不同的是由偶然决定的部分：信用因子、被查出的违规、事件与同业倒闭。',
  cleared: '重新显示全部路径。',
};

export const brushing = { en, zh };
