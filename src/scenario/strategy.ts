import * as v from 'valibot';
import { levelByArea } from './areas';
import { heading } from './heading';
import { choice, flag, idSchema, limit, list, localizedSchema, optionalSection, quantity, section, share } from './quantity';

/** What a trigger may watch; each is observed with the monitoring lag. */
export const triggerMetrics = {
  defaultRate: { en: 'Default rate (annualised)', zh: '违约率（年化）' },
  capitalRatio: { en: 'Capital ratio', zh: '资本充足率' },
  cashShare: { en: 'Cash ÷ loans', zh: '现金÷贷款' },
  confidence: { en: 'Confidence', zh: '信心' },
} as const;

/** What a trigger may do while it is pulled. */
export const triggerActions = {
  suspendLending: { en: 'Scale down new lending', zh: '压缩新增贷款' },
  raiseCutOff: { en: 'Decline the worst grades', zh: '拒绝最差等级' },
  raisePrices: { en: 'Raise prices', zh: '提高价格' },
  stepUpCollection: { en: 'Step up collection', zh: '加强催收' },
  drawCreditLine: { en: 'Draw the credit line', zh: '动用备用授信' },
} as const;

const trigger = section(
  { en: 'Trigger', zh: '触发器' },
  {
    id: idSchema,
    title: v.optional(localizedSchema, ''),
    metric: choice({ en: 'When', zh: '当' }, triggerMetrics, 'defaultRate'),
    direction: choice({ en: 'is', zh: '处于' }, { above: { en: 'above', zh: '高于' }, below: { en: 'below', zh: '低于' } }, 'above'),
    threshold: quantity({ title: { en: 'Threshold', zh: '阈值' }, unit: 'share', min: 0, max: 10, default: 0.1, step: 0.005, provenance: 'judgement', source: 'A rate or a ratio' }),
    forMonths: quantity({ title: { en: 'For months in a row', zh: '持续月数' }, unit: 'months', min: 1, max: 24, default: 2, integer: true, step: 1, provenance: 'judgement', source: 'Before the action starts' }),
    action: choice({ en: 'Do', zh: '则' }, triggerActions, 'raiseCutOff'),
    strength: quantity({ title: { en: 'Strength', zh: '强度' }, unit: 'ratio', min: 0, max: 10, default: 1, step: 0.01, provenance: 'judgement', source: 'Share of lending stopped; number of grades; rate added (0.02 is two points); rise of the collection level; share of the line' }),
    lastsMonths: quantity({ title: { en: 'Lasts for months', zh: '持续时间' }, unit: 'months', min: 1, max: 60, default: 6, integer: true, step: 1, provenance: 'judgement', source: 'After the trigger was pulled' }),
  },
);

const target = section(
  { en: 'Target', zh: '目标' },
  {
    dimension: choice({ en: 'Of', zh: '维度' }, { product: { en: 'product', zh: '产品' }, region: { en: 'region', zh: '地区' }, grade: { en: 'grade', zh: '等级' } }, 'product'),
    id: idSchema,
    share: share({ en: 'Target share of new lending', zh: '新增贷款目标占比' }, 0.5, 'Judgement'),
  },
);

export const strategySchema = v.strictObject({
  ...heading,
  pricing: optionalSection(
    { en: 'Pricing', zh: '定价' },
    {
      method: choice(
        { en: 'Method', zh: '定价方法' },
        {
          asToday: { en: "Today's rates", zh: '维持当前利率' },
          flat: { en: 'One rate for all', zh: '统一利率' },
          marketFollowing: { en: 'Follow the policy rate', zh: '跟随市场利率' },
          riskBased: { en: 'Risk-based', zh: '风险定价' },
        },
        'asToday',
      ),
      flatRate: quantity({ title: { en: 'Flat rate (annual)', zh: '统一年利率' }, unit: 'perYear', min: 0, max: 1, default: 0.15, step: 0.005, provenance: 'judgement', source: 'Used by the method “one rate for all”' }),
      passThrough: share({ en: 'Share of policy-rate changes passed on', zh: '政策利率变动传导比例' }, 0.7, 'Judgement; used by the method “follow the policy rate”'),
      riskLoading: quantity({ title: { en: 'Multiple of expected loss charged', zh: '预期损失加成倍数' }, unit: 'ratio', min: 0, max: 4, default: 1.2, step: 0.05, provenance: 'judgement', source: 'λ of risk-based pricing' }),
      margin: quantity({ title: { en: 'Margin (annual)', zh: '目标利差（年）' }, unit: 'perYear', min: -0.1, max: 0.5, default: 0.03, step: 0.005, provenance: 'judgement', source: 'Over funding, operating cost and loaded expected loss' }),
      surcharge: quantity({ title: { en: 'Surcharge on all prices (annual)', zh: '统一加价（年）' }, unit: 'perYear', min: -0.2, max: 0.3, default: 0, step: 0.005, provenance: 'judgement', source: 'Added under every method' }),
      floor: quantity({ title: { en: 'Floor (annual)', zh: '利率下限' }, unit: 'perYear', min: 0, max: 1, default: 0.03, step: 0.005, provenance: 'judgement', source: 'No loan below it' }),
      hurdleMargin: quantity({ title: { en: 'Least margin accepted (annual)', zh: '最低可接受利差' }, unit: 'perYear', min: -0.3, max: 0.3, default: 0, step: 0.005, provenance: 'judgement', source: 'Where the cap leaves less, the grade is not served' }),
      lendBelowHurdle: flag({ en: 'Lend even below the least margin', zh: '低于最低利差仍放款' }, false),
      learning: share({ en: 'Re-pricing on observed defaults', zh: '依据观察违约调整定价的程度' }, 0, 'Judgement: weight of experience against the model in the default rate that is priced'),
    },
  ),
  underwriting: optionalSection(
    { en: 'Underwriting', zh: '授信审批' },
    {
      gradesDeclined: quantity({ title: { en: 'Worst grades declined', zh: '拒绝的最差等级数' }, unit: 'count', min: 0, max: 11, default: 0, step: 0.5, provenance: 'judgement', source: 'A half declines half of the next grade' }),
      scoringPower: quantity({ title: { en: 'Scoring power of a new model (Gini ÷ that of perfect grading)', zh: '新评分模型区分能力（基尼系数 ÷ 完美评级基尼系数）' }, unit: 'share', min: 0, max: 1, default: 0.9, step: 0.01, provenance: 'judgement', source: 'At 1 the grades are seen as they are; at 0 grading is blind' }),
      driftPerYear: quantity({ title: { en: 'Scoring power lost per year', zh: '区分能力年衰减' }, unit: 'perYear', min: 0, max: 0.5, default: 0.05, step: 0.005, provenance: 'judgement', source: 'Since the last re-estimation' }),
      reestimationMonths: quantity({ title: { en: 'Months between re-estimations', zh: '模型重估间隔' }, unit: 'months', min: 1, max: 120, default: 12, integer: true, step: 1, provenance: 'judgement', source: 'Yearly review' }),
      reestimationCost: quantity({ title: { en: 'Cost of a re-estimation', zh: '模型重估成本' }, unit: 'money', min: 0, max: 1e8, default: 100_000, scale: 'log', provenance: 'judgement', source: 'Analysts, validation, roll-out' }),
      fraudControl: share({ en: 'Share of fraud stopped', zh: '欺诈拦截率' }, 0.7, 'Judgement'),
    },
  ),
  growth: quantity({ title: { en: 'Marketing effort (multiple of today’s applications)', zh: '营销力度（当前申请量倍数）' }, unit: 'ratio', min: 0, max: 5, default: 1, step: 0.05, provenance: 'judgement', source: 'Beyond 1, acquisition costs rise with the square of the effort' }),
  mix: optionalSection(
    { en: 'Mix', zh: '资产组合' },
    {
      targets: v.optional(list({ en: 'Targets', zh: '目标' }, target, 40), []),
      adjustment: share({ en: 'Strength of the pull towards targets', zh: '向目标调整的力度' }, 0.5, 'Judgement'),
      productCap: limit({ title: { en: 'Own cap: one product', zh: '自设上限：单一产品' }, unit: 'share', min: 0.05, max: 1, step: 0.01, provenance: 'judgement', source: 'Of new lending' }),
      regionCap: limit({ title: { en: 'Own cap: one region', zh: '自设上限：单一地区' }, unit: 'share', min: 0.05, max: 1, step: 0.01, provenance: 'judgement', source: 'Of new lending' }),
      gradeCap: limit({ title: { en: 'Own cap: one grade', zh: '自设上限：单一等级' }, unit: 'share', min: 0.05, max: 1, step: 0.01, provenance: 'judgement', source: 'Of new lending' }),
      borrowerLimit: limit({ title: { en: 'Own limit per borrower', zh: '自设单一借款人限额' }, unit: 'money', min: 1, max: 1e12, scale: 'log', provenance: 'judgement', source: 'Cuts the largest loans down to this size' }),
    },
  ),
  monitoring: optionalSection(
    { en: 'Monitoring and early warning', zh: '监测与风险预警' },
    {
      lagMonths: quantity({ title: { en: 'Lag of what is observed', zh: '观察时滞' }, unit: 'months', min: 0, max: 12, default: 2, integer: true, step: 1, provenance: 'judgement', source: 'Decisions see the book as it was' }),
      detection: share({ en: 'Would-be defaults flagged', zh: '潜在违约识别率' }, 0, 'Judgement: no early warning unless given'),
      precision: quantity({ title: { en: 'Share of alerts that are true', zh: '预警准确率' }, unit: 'share', min: 0.01, max: 1, default: 0.3, step: 0.01, provenance: 'judgement', source: 'The rest are false alarms that cost as much' }),
      cure: share({ en: 'Flagged defaults that are averted', zh: '预警后成功化解率' }, 0.3, 'Judgement'),
      costPerAlert: quantity({ title: { en: 'Cost per alert', zh: '每次预警处理成本' }, unit: 'money', min: 0, max: 1e4, default: 25, scale: 'log', provenance: 'judgement', source: 'A call, an offer, a file' }),
    },
  ),
  collection: optionalSection(
    { en: 'Collection', zh: '催收' },
    {
      level: share({ en: 'Collection level', zh: '催收力度' }, 0.5, 'Judgement: 0.5 gives the loss given default and the lag as stated'),
      effectOnLoss: share({ en: 'Loss given default taken off between level 0.5 and 1', zh: '力度由 0.5 升至 1 时损失率下降' }, 0.1, 'Judgement', { max: 0.5 }),
      costPerDefault: quantity({ title: { en: 'Cost at level 1 (share of the balance collected on)', zh: '力度为 1 时的成本（占催收余额）' }, unit: 'share', min: 0, max: 0.5, default: 0.06, step: 0.005, provenance: 'judgement', source: 'Convex in the level' }),
    },
  ),
  insurance: optionalSection(
    { en: 'Credit insurance', zh: '信用保险' },
    {
      coverage: share({ en: 'Share of losses covered', zh: '赔付比例' }, 0, 'None unless given'),
      attachment: quantity({ title: { en: 'Attachment (yearly loss, share of loans)', zh: '起赔点（年损失占贷款）' }, unit: 'share', min: 0, max: 0.5, default: 0.04, step: 0.005, provenance: 'judgement', source: 'Losses below it stay with the platform' }),
      limit: quantity({ title: { en: 'Limit (yearly payment, share of loans)', zh: '赔付限额（年赔付占贷款）' }, unit: 'share', min: 0, max: 1, default: 0.1, step: 0.005, provenance: 'judgement', source: 'The most that is paid in a year' }),
      premium: quantity({ title: { en: 'Premium (yearly, share of loans)', zh: '保费（年，占贷款）' }, unit: 'perYear', min: 0, max: 0.2, default: 0.01, step: 0.0005, provenance: 'judgement', source: 'Per unit of coverage' }),
      insurerDefaultRate: quantity({ title: { en: 'Probability of default of the insurer (annual)', zh: '保险人年违约概率' }, unit: 'perYear', min: 0, max: 0.5, default: 0.0018, step: 0.0005, provenance: 'published', source: 'S&P one-year default rate of BBB: 0.18 %' }),
      insurerCorrelation: share({ en: 'Asset correlation of the insurer with the global factor', zh: '保险人与全局因子的资产相关性' }, 0.24, 'Basel Committee (2006), ¶272: upper end of corporates', { provenance: 'published', max: 0.95 }),
    },
  ),
  compliance: optionalSection(
    { en: 'Compliance programme', zh: '合规体系' },
    {
      level: levelByArea({ en: 'Level paid for, by area', zh: '各领域投入水平' }, 0.6, 'Judgement'),
      automation: share({ en: 'Automation of compliance work', zh: '合规自动化程度' }, 0.2, 'Judgement: saves up to half of the cost per loan, and adds to the fixed cost'),
      auditsPerYear: quantity({ title: { en: 'Internal audits per year', zh: '每年内部审计次数' }, unit: 'countPerYear', min: 0, max: 12, default: 1, step: 0.5, provenance: 'judgement', source: 'Find and cure breaches before the authority does' }),
      auditDepth: share({ en: 'Share of breaches an audit finds', zh: '审计发现违规比例' }, 0.5, 'Judgement'),
      auditCost: quantity({ title: { en: 'Cost of an audit at full depth', zh: '一次全面审计成本' }, unit: 'money', min: 0, max: 1e8, default: 120_000, scale: 'log', provenance: 'judgement', source: 'In proportion to depth' }),
    },
  ),
  disclosure: share({ en: 'Disclosure to those who fund', zh: '对资金方的信息披露' }, 0.5, 'Judgement: damps every fall of confidence'),
  provisioning: quantity({ title: { en: 'Allowance as a multiple of one-year expected loss', zh: '拨备（一年期预期损失的倍数）' }, unit: 'ratio', min: 0, max: 4, default: 1, step: 0.05, provenance: 'judgement', source: 'IFRS 9 stage 1: twelve-month expected credit loss' }),
  capital: optionalSection(
    { en: 'Capital and liquidity', zh: '资本与流动性' },
    {
      dividendShare: share({ en: 'Share of profit paid out', zh: '分红比例' }, 0, 'Judgement: only while capital is above its target'),
      targetRatio: quantity({ title: { en: 'Capital ratio aimed at', zh: '目标资本充足率' }, unit: 'share', min: 0, max: 1, default: 0.12, step: 0.005, provenance: 'judgement', source: 'Four points above the minimum of 8 %' }),
      liquidityBuffer: quantity({ title: { en: 'Cash kept (share of loans on the balance sheet)', zh: '流动性缓冲（占表内贷款）' }, unit: 'share', min: 0, max: 1, default: 0.05, step: 0.005, provenance: 'judgement', source: 'New lending stops short of it' }),
    },
  ),
  triggers: v.optional(list({ en: 'Contingency plan', zh: '应急预案' }, trigger, 12), []),
});

export type Strategy = v.InferOutput<typeof strategySchema>;
export type Trigger = Strategy['triggers'][number];
