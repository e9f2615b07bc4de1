import type { OutcomeInfo } from './outcomes';

/** One number for each path and month (or step); a failed path keeps its last level and has no more flows. */
export const series = {
  capitalRatio: {
    unit: 'share',
    better: 'higher',
    title: { en: 'Capital ratio', zh: '资本充足率' },
    definition: {
      en: 'Equity ÷ risk-weighted assets at the end of the month',
      zh: '月末净资产 ÷ 风险加权资产',
    },
  },
  defaultRate: {
    unit: 'perYear',
    better: 'lower',
    title: { en: 'Default rate', zh: '违约率' },
    definition: {
      en: 'Defaulted ÷ performing principal, per year',
      zh: '违约本金 ÷ 正常贷款本金，年化',
    },
  },
  lossRate: {
    unit: 'perYear',
    better: 'lower',
    title: { en: 'Loss rate', zh: '损失率' },
    definition: {
      en: 'Credit loss ÷ performing principal, per year',
      zh: '信用损失 ÷ 正常贷款本金，年化',
    },
  },
  loans: {
    unit: 'money',
    better: 'neither',
    title: { en: 'Outstanding loans', zh: '贷款余额' },
    definition: {
      en: 'Performing principal at the end of the month, on and off the balance sheet',
      zh: '月末正常贷款本金（表内与表外）',
    },
  },
  originations: {
    unit: 'money',
    better: 'higher',
    title: { en: 'New lending', zh: '新增贷款' },
    definition: { en: 'Principal lent in the month', zh: '当月发放本金' },
  },
  approvalRate: {
    unit: 'share',
    better: 'higher',
    title: { en: 'Approval rate', zh: '审批通过率' },
    definition: { en: 'Credit granted ÷ applied for in the month', zh: '当月发放 ÷ 申请金额' },
  },
  meanApr: {
    unit: 'perYear',
    better: 'lower',
    title: { en: 'Mean APR', zh: '平均年化利率' },
    definition: { en: 'Of new loans in the month, including fees', zh: '当月新增贷款含费年化利率' },
  },
  complianceCost: {
    unit: 'money',
    better: 'lower',
    title: { en: 'Compliance cost', zh: '合规成本' },
    definition: {
      en: 'Run, change, audit and penalties in the month',
      zh: '当月日常、变化、审计与处罚',
    },
  },
  profit: {
    unit: 'money',
    better: 'higher',
    title: { en: 'Profit after tax', zh: '税后利润' },
    definition: { en: 'In the month', zh: '当月' },
  },
  equity: {
    unit: 'money',
    better: 'higher',
    title: { en: 'Equity', zh: '净资产' },
    definition: { en: 'At the end of the month', zh: '月末' },
  },
  cash: {
    unit: 'money',
    better: 'higher',
    title: { en: 'Cash', zh: '现金' },
    definition: {
      en: 'At the end of the month, after the credit line',
      zh: '月末（含动用授信后）',
    },
  },
  confidence: {
    unit: 'share',
    better: 'higher',
    title: { en: 'Confidence', zh: '信心' },
    definition: { en: 'Of those who fund, at the end of the month', zh: '月末资金方信心' },
  },
  culture: {
    unit: 'share',
    better: 'higher',
    title: { en: 'Culture', zh: '合规文化' },
    definition: {
      en: 'State of compliance culture at the end of the month',
      zh: '月末合规文化状态',
    },
  },
} as const satisfies Record<string, OutcomeInfo>;

export type SeriesName = keyof typeof series;
export const seriesNames = Object.keys(series) as SeriesName[];
