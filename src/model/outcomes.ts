import type { Localized } from '../scenario/quantity';

/** Units of outcomes; `share` and `perYear` are fractions, money is in the platform's currency. */
export type OutcomeUnit = 'share' | 'perYear' | 'money' | 'ratio' | 'count' | 'months';

/** What an outcome is called, in what unit it comes, how it is defined, and which way is better for its bearer. */
export interface OutcomeInfo {
  unit: OutcomeUnit;
  title: Localized;
  definition: Localized;
  better: 'higher' | 'lower' | 'neither';
}

/** One number for each path, over the whole horizon or at its end. */
export const outcomes = {
  defaultRate: {
    unit: 'perYear',
    better: 'lower',
    title: { en: 'Default rate', zh: '违约率' },
    definition: {
      en: 'Defaulted principal ÷ performing principal at the start of each month, per year',
      zh: '违约本金 ÷ 每月初正常贷款本金，年化',
    },
  },
  lossRate: {
    unit: 'perYear',
    better: 'lower',
    title: { en: 'Loss rate', zh: '损失率' },
    definition: {
      en: 'Credit loss, whoever bears it, ÷ performing principal at the start of each month, per year',
      zh: '信用损失（不论由谁承担）÷ 每月初正常贷款本金，年化',
    },
  },
  creditLoss: {
    unit: 'money',
    better: 'lower',
    title: { en: 'Credit loss', zh: '信用损失' },
    definition: {
      en: 'Defaulted principal less expected recoveries, whoever bears it',
      zh: '违约本金减预期回收，不论由谁承担',
    },
  },
  platformLoss: {
    unit: 'money',
    better: 'lower',
    title: { en: 'Loss borne by the platform', zh: '平台承担损失' },
    definition: {
      en: 'Credit loss on own and guaranteed loans, after insurance',
      zh: '自有及担保贷款的信用损失，扣除保险赔付',
    },
  },
  investorLoss: {
    unit: 'money',
    better: 'lower',
    title: { en: "Investors' loss", zh: '投资人损失' },
    definition: {
      en: 'Credit loss on loans of investors and partners that the platform does not make good, and debt left uncovered by a failed platform',
      zh: '平台未补偿的投资人与合作机构贷款损失，以及平台倒闭未能偿付的债务',
    },
  },
  insurerLoss: {
    unit: 'money',
    better: 'neither',
    title: { en: 'Paid by the insurer', zh: '保险赔付' },
    definition: { en: 'Claims paid by the credit insurer', zh: '信用保险人的赔付' },
  },
  complianceCost: {
    unit: 'money',
    better: 'lower',
    title: { en: 'Compliance cost', zh: '合规成本' },
    definition: {
      en: 'Run cost, change cost, audits and inspections, localisation and penalties',
      zh: '日常合规、规则变化、审计与检查、本地化与处罚之和',
    },
  },
  complianceRunCost: {
    unit: 'money',
    better: 'lower',
    title: { en: 'Compliance: run cost', zh: '合规成本：日常' },
    definition: { en: 'Cost of the programme in every area', zh: '各领域合规体系的日常成本' },
  },
  complianceChangeCost: {
    unit: 'money',
    better: 'lower',
    title: { en: 'Compliance: change cost', zh: '合规成本：规则变化' },
    definition: {
      en: 'Legal advice, systems and training for rule changes',
      zh: '规则变化引起的法律、系统与培训成本',
    },
  },
  complianceLegalCost: {
    unit: 'money',
    better: 'lower',
    title: { en: 'Compliance: changes, legal', zh: '合规成本：变化（法律）' },
    definition: { en: 'Legal advice for rule changes', zh: '规则变化的法律咨询' },
  },
  complianceTechnologyCost: {
    unit: 'money',
    better: 'lower',
    title: { en: 'Compliance: changes, technology', zh: '合规成本：变化（系统）' },
    definition: { en: 'Systems for rule changes', zh: '规则变化的系统改造' },
  },
  complianceTrainingCost: {
    unit: 'money',
    better: 'lower',
    title: { en: 'Compliance: changes, training', zh: '合规成本：变化（培训）' },
    definition: { en: 'Training for rule changes', zh: '规则变化的培训' },
  },
  complianceLocalisationCost: {
    unit: 'money',
    better: 'lower',
    title: { en: 'Compliance: localisation', zh: '合规成本：本地化' },
    definition: { en: 'Legal localisation of further jurisdictions', zh: '其他法域的法律本地化' },
  },
  complianceAuditCost: {
    unit: 'money',
    better: 'lower',
    title: { en: 'Compliance: audits and inspections', zh: '合规成本：审计与检查' },
    definition: {
      en: 'Internal audits, and what inspections cost the platform',
      zh: '内部审计与接受检查的成本',
    },
  },
  penalties: {
    unit: 'money',
    better: 'lower',
    title: { en: 'Compliance: penalties', zh: '合规成本：处罚' },
    definition: {
      en: 'Penalties for breaches that inspections found and for leaks of data',
      zh: '检查发现违规及数据泄露的处罚',
    },
  },
  complianceCostShare: {
    unit: 'share',
    better: 'lower',
    title: { en: 'Compliance cost ÷ revenue', zh: '合规成本 ÷ 收入' },
    definition: { en: 'Compliance cost as a share of revenue', zh: '合规成本占收入比例' },
  },
  complianceCostPerLoan: {
    unit: 'money',
    better: 'lower',
    title: { en: 'Compliance cost per loan and year', zh: '每笔贷款年合规成本' },
    definition: {
      en: 'Compliance cost ÷ (active loans × years)',
      zh: '合规成本 ÷（存量贷款笔数 × 年数）',
    },
  },
  revenue: {
    unit: 'money',
    better: 'higher',
    title: { en: 'Revenue', zh: '收入' },
    definition: {
      en: 'Interest and fees kept by the platform after paying investors and partners their yield, before the cost of debt',
      zh: '平台留存的利息与费用（已扣除付给投资人与合作机构的收益，未扣债务成本）',
    },
  },
  profit: {
    unit: 'money',
    better: 'higher',
    title: { en: 'Profit after tax', zh: '税后利润' },
    definition: { en: 'Over the horizon, until failure', zh: '模拟期内（至倒闭为止）' },
  },
  returnOnEquity: {
    unit: 'perYear',
    better: 'higher',
    title: { en: 'Return on equity', zh: '净资产收益率' },
    definition: {
      en: 'Profit after tax ÷ opening equity, per year',
      zh: '税后利润 ÷ 期初净资产，年化',
    },
  },
  capitalRatioMinimum: {
    unit: 'share',
    better: 'higher',
    title: { en: 'Lowest capital ratio', zh: '最低资本充足率' },
    definition: {
      en: 'Least month-end equity ÷ risk-weighted assets',
      zh: '各月末净资产 ÷ 风险加权资产的最低值',
    },
  },
  capitalRatioEnd: {
    unit: 'share',
    better: 'higher',
    title: { en: 'Capital ratio at the horizon', zh: '期末资本充足率' },
    definition: {
      en: 'Equity ÷ risk-weighted assets in the last month, or at failure',
      zh: '最后一月（或倒闭时）净资产 ÷ 风险加权资产',
    },
  },
  liquidityMinimum: {
    unit: 'share',
    better: 'higher',
    title: { en: 'Lowest liquidity', zh: '最低流动性' },
    definition: {
      en: 'Least month-end (cash + undrawn credit line) ÷ opening loans',
      zh: '各月末（现金＋未用授信）÷ 期初贷款的最低值',
    },
  },
  confidenceMinimum: {
    unit: 'share',
    better: 'higher',
    title: { en: 'Lowest confidence', zh: '最低信心' },
    definition: {
      en: 'Least month-end confidence of those who fund',
      zh: '各月末资金方信心的最低值',
    },
  },
  approvalRate: {
    unit: 'share',
    better: 'higher',
    title: { en: 'Approval rate', zh: '审批通过率' },
    definition: { en: 'Credit granted ÷ credit applied for', zh: '发放金额 ÷ 申请金额' },
  },
  originations: {
    unit: 'money',
    better: 'higher',
    title: { en: 'New lending', zh: '新增贷款' },
    definition: { en: 'Principal lent over the horizon', zh: '模拟期内发放本金' },
  },
  borrowersServed: {
    unit: 'count',
    better: 'higher',
    title: { en: 'Loans made', zh: '服务借款笔数' },
    definition: { en: 'Number of loans made over the horizon', zh: '模拟期内发放笔数' },
  },
  meanApr: {
    unit: 'perYear',
    better: 'lower',
    title: { en: 'Mean APR', zh: '平均年化利率' },
    definition: {
      en: 'Annual percentage rate of new loans including fees, weighted by amount',
      zh: '新增贷款含费年化利率，按金额加权',
    },
  },
  concentrationIndex: {
    unit: 'share',
    better: 'lower',
    title: { en: 'Concentration (HHI)', zh: '集中度（HHI）' },
    definition: {
      en: 'Herfindahl–Hirschman index of the balances of segment and grade at the horizon',
      zh: '期末各客群与等级余额的赫芬达尔指数',
    },
  },
  effectiveBorrowers: {
    unit: 'count',
    better: 'higher',
    title: { en: 'Effective number of borrowers', zh: '有效借款人数' },
    definition: {
      en: '(Σ exposure)² ÷ Σ exposure² at the horizon',
      zh: '期末（敞口之和）² ÷ 敞口平方和',
    },
  },
  largestShare: {
    unit: 'share',
    better: 'lower',
    title: { en: 'Largest share', zh: '最大单一占比' },
    definition: {
      en: 'Largest share of one segment and grade, or large exposure, of all balances at the horizon',
      zh: '期末单一客群等级或大额敞口占全部余额的最大比例',
    },
  },
  loansEnd: {
    unit: 'money',
    better: 'neither',
    title: { en: 'Outstanding at the horizon', zh: '期末贷款余额' },
    definition: {
      en: 'Performing principal in the last month, or at failure',
      zh: '最后一月（或倒闭时）正常贷款本金',
    },
  },
  peerFailures: {
    unit: 'count',
    better: 'neither',
    title: { en: 'Failures of peers', zh: '同业倒闭次数' },
    definition: {
      en: 'Peer platforms that failed over the horizon',
      zh: '模拟期内同业平台倒闭次数',
    },
  },
  breaches: {
    unit: 'count',
    better: 'lower',
    title: { en: 'Breaches', zh: '违规次数' },
    definition: { en: 'Breaches that arose, found or not', zh: '发生的违规，不论是否被发现' },
  },
  inspections: {
    unit: 'count',
    better: 'neither',
    title: { en: 'Inspections', zh: '检查次数' },
    definition: {
      en: 'Inspections by all authorities in all regions',
      zh: '所有监管机构在各地区的检查',
    },
  },
  suspendedMonths: {
    unit: 'months',
    better: 'lower',
    title: { en: 'Months suspended', zh: '暂停新业务月数' },
    definition: {
      en: 'Months in which new business was suspended by an authority',
      zh: '被监管机构暂停新业务的月数',
    },
  },
  incidents: {
    unit: 'count',
    better: 'lower',
    title: { en: 'Cyber and data incidents', zh: '网络与数据事件' },
    definition: { en: 'Cyber attacks and leaks', zh: '网络攻击与数据泄露次数' },
  },
  operationalLoss: {
    unit: 'money',
    better: 'lower',
    title: { en: 'Operational loss', zh: '操作损失' },
    definition: {
      en: 'Cost of cyber incidents, insider fraud and legal claims',
      zh: '网络事件、内部舞弊与法律诉讼的成本',
    },
  },
  cyberLoss: {
    unit: 'money',
    better: 'lower',
    title: { en: 'Cyber loss', zh: '网络事件损失' },
    definition: {
      en: 'Cost of cyber attacks and leaks, without penalties',
      zh: '网络攻击与泄露的成本（不含处罚）',
    },
  },
  insiderLoss: {
    unit: 'money',
    better: 'lower',
    title: { en: 'Insider fraud', zh: '内部舞弊损失' },
    definition: { en: 'Losses by insider fraud', zh: '内部舞弊造成的损失' },
  },
  legalClaims: {
    unit: 'money',
    better: 'lower',
    title: { en: 'Legal claims', zh: '法律诉讼成本' },
    definition: {
      en: 'Cost of claims under contract, securities and consumer law',
      zh: '合同法、证券法与消费者保护法下的诉讼成本',
    },
  },
  cultureEnd: {
    unit: 'share',
    better: 'higher',
    title: { en: 'Culture at the horizon', zh: '期末合规文化' },
    definition: {
      en: 'State of compliance culture in the last month, or at failure',
      zh: '最后一月（或倒闭时）的合规文化',
    },
  },
  ruleChanges: {
    unit: 'share',
    better: 'neither',
    title: { en: 'Surprise rule changes', zh: '意外规则变化' },
    definition: {
      en: 'Sum of the sizes of rule changes that came without warning',
      zh: '无预警规则变化幅度之和',
    },
  },
  businessShift: {
    unit: 'share',
    better: 'neither',
    title: { en: 'Business shifted between regions', zh: '地区间业务转移' },
    definition: {
      en: "Half the sum of absolute differences between regions' shares of new lending and of applications today",
      zh: '各地区新增贷款占比与当前申请占比之差绝对值之和的一半',
    },
  },
} as const satisfies Record<string, OutcomeInfo>;

export type OutcomeName = keyof typeof outcomes;
/** In the order of the engine's columns. */
export const outcomeNames = Object.keys(outcomes) as OutcomeName[];
