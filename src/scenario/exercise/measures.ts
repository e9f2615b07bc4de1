import type { Localized, Unit } from '../quantity';

/** What of a round is predicted, how it is called and measured; `share` and `perYear` are fractions. */
export interface MeasureInfo {
  unit: Extract<Unit, 'share' | 'perYear' | 'money'>;
  title: Localized;
  definition: Localized;
}

/** What a team predicts before a round is revealed: a probability of failure, and ranges of the rest. */
export const measures = {
  failure: {
    unit: 'share',
    title: { en: 'Probability of failing in this round', zh: '本轮倒闭概率' },
    definition: {
      en: 'Of platforms that stand where yours stands and decide as you do, the share that fails before the round is over',
      zh: '处境与你们相同、决策也相同的平台中，本轮结束前倒闭的比例',
    },
  },
  capitalRatio: {
    unit: 'share',
    title: { en: 'Capital ratio at the end of the round', zh: '轮末资本充足率' },
    definition: { en: 'Equity ÷ risk-weighted assets', zh: '净资产 ÷ 风险加权资产' },
  },
  profit: {
    unit: 'money',
    title: { en: 'Profit after tax in the round', zh: '本轮税后利润' },
    definition: { en: 'Sum over the months of the round', zh: '本轮各月之和' },
  },
  lossRate: {
    unit: 'perYear',
    title: { en: 'Loss rate in the round', zh: '本轮损失率' },
    definition: {
      en: 'Credit loss ÷ performing principal, per year, mean of the months',
      zh: '信用损失 ÷ 正常贷款本金，年化，各月平均',
    },
  },
  newLending: {
    unit: 'money',
    title: { en: 'New lending in the round', zh: '本轮新增贷款' },
    definition: { en: 'Principal lent over the months of the round', zh: '本轮各月发放本金之和' },
  },
  complianceCost: {
    unit: 'money',
    title: { en: 'Compliance cost in the round', zh: '本轮合规成本' },
    definition: {
      en: 'Run, change, audit and penalties over the months of the round',
      zh: '本轮各月日常、变化、审计与处罚之和',
    },
  },
  confidence: {
    unit: 'share',
    title: { en: 'Confidence at the end of the round', zh: '轮末资金方信心' },
    definition: { en: 'Of those who fund', zh: '资金方的信心' },
  },
} as const satisfies Record<string, MeasureInfo>;

export type Measure = keyof typeof measures;
export type RangeMeasure = Exclude<Measure, 'failure'>;
export const measureNames = Object.keys(measures) as Measure[];
