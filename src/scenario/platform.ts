import * as v from 'valibot';
import { heading } from './heading';
import {
  choice,
  flag,
  idSchema,
  list,
  localizedSchema,
  optionalSection,
  quantity,
  section,
  share,
} from './quantity';
import { macroVariableIds, type MacroVariable } from './world';

/** One grade of one segment: a cell of the book. */
const gradeOfSegment = section(
  { en: 'Grade', zh: '信用等级' },
  {
    grade: idSchema,
    share: quantity({
      title: { en: 'Share of applications', zh: '申请占比' },
      unit: 'share',
      min: 0,
      max: 1,
      default: 1,
      step: 0.01,
      provenance: 'judgement',
      source: 'Shares of a segment sum to one',
    }),
    annualDefaultRate: quantity({
      title: { en: 'Probability of default (annual)', zh: '年违约概率' },
      unit: 'perYear',
      min: 0,
      max: 0.9,
      default: 0.04,
      step: 0.001,
      provenance: 'judgement',
      source:
        'Middle of consumer lending; a grade at 0 never defaults, in the worst of times either',
    }),
    lossGivenDefault: quantity({
      title: { en: 'Loss given default', zh: '违约损失率' },
      unit: 'share',
      min: 0,
      max: 1,
      default: 0.85,
      step: 0.01,
      provenance: 'judgement',
      source: 'Unsecured consumer loans; on balance at charge-off',
    }),
    rate: quantity({
      title: { en: 'Rate charged today (annual)', zh: '当前年利率' },
      unit: 'perYear',
      min: 0,
      max: 2,
      default: 0.15,
      step: 0.001,
      provenance: 'judgement',
      source: 'Middle of consumer lending',
    }),
    meanLoan: quantity({
      title: { en: 'Mean loan', zh: '平均借款金额' },
      unit: 'money',
      min: 1,
      max: 1e9,
      default: 10_000,
      scale: 'log',
      provenance: 'judgement',
      source: 'A usual personal loan',
    }),
    loanVariation: quantity({
      title: { en: 'Variation of loan sizes (standard deviation ÷ mean)', zh: '借款金额变异系数' },
      unit: 'ratio',
      min: 0,
      max: 5,
      default: 0.6,
      step: 0.05,
      provenance: 'judgement',
      source: 'Lognormal sizes',
    }),
  },
);

const sensitivityTitle = {
  en: 'Shift of the probit of default per point',
  zh: '违约概率 probit 每点变动',
};

const segment = section(
  { en: 'Segment', zh: '客群' },
  {
    id: idSchema,
    title: v.optional(localizedSchema, ''),
    product: idSchema,
    region: idSchema,
    demandPerMonth: quantity({
      title: { en: 'Credit applied for per month', zh: '每月申请金额' },
      unit: 'moneyPerMonth',
      min: 0,
      max: 1e12,
      default: 1_000_000,
      scale: 'log',
      provenance: 'judgement',
      source: "At today's rates",
    }),
    openingBalance: quantity({
      title: { en: 'Outstanding at the start', zh: '期初贷款余额' },
      unit: 'money',
      min: 0,
      max: 1e13,
      default: 0,
      scale: 'log',
      provenance: 'judgement',
      source: 'An even history of lending over the term of the product',
    }),
    priceElasticity: quantity({
      title: { en: 'Price elasticity of demand', zh: '需求价格弹性' },
      unit: 'elasticity',
      min: 0,
      max: 6,
      default: 1.1,
      step: 0.1,
      provenance: 'published',
      source: 'Karlan & Zinman, CEPR DP 9503: 1.1 in the first year, 2.9 in the third (Mexico)',
    }),
    adverseSelection: quantity({
      title: {
        en: 'Adverse selection (log-odds of default per 1.00 of rate)',
        zh: '逆向选择（利率每提高 100 个百分点的违约对数几率）',
      },
      unit: 'ratio',
      min: 0,
      max: 30,
      default: 1.5,
      step: 0.1,
      provenance: 'judgement',
      source:
        'Ten points of price raise the odds of default by about a sixth, near the 7–16 % of default that Karlan & Zinman put down to asymmetric information',
    }),
    assetCorrelation: quantity({
      title: { en: 'Asset correlation', zh: '资产相关性' },
      unit: 'share',
      min: 0,
      max: 0.9,
      default: 0.04,
      step: 0.005,
      provenance: 'published',
      source:
        'Basel Committee (2006), ¶329: 4 % for qualifying revolving retail; other retail 3–16 %. Of default rates of a year: each month has what gives a year this variance',
    }),
    meanAnnualIncome: quantity({
      title: { en: "Borrowers' mean annual income", zh: '借款人平均年收入' },
      unit: 'money',
      min: 1,
      max: 1e9,
      default: 60_000,
      scale: 'log',
      provenance: 'judgement',
      source: 'Sets what a limit as a share of income comes to',
    }),
    sensitivities: optionalSection(
      { en: 'Sensitivity to the economy', zh: '对宏观经济的敏感度' },
      {
        ...(Object.fromEntries(
          macroVariableIds.map((id) => [
            id,
            quantity({
              title: { en: `${sensitivityTitle.en}: ${id}`, zh: `${sensitivityTitle.zh}：${id}` },
              unit: 'probitPerPoint',
              min: -0.5,
              max: 0.5,
              step: 0.005,
              default: id === 'unemployment' ? 0.05 : id === 'gdpGrowth' ? -0.005 : 0,
              provenance: 'judgement',
              source:
                'Five points more unemployment raise a 4 % default rate to about 6.7 %; US card charge-offs rose by 132–704 bp with rises of 243–550 bp',
            }),
          ]),
        ) as Record<MacroVariable, ReturnType<typeof quantity>>),
      },
    ),
    grades: list({ en: 'Grades', zh: '信用等级' }, gradeOfSegment, 12, 1),
  },
);

const product = section(
  { en: 'Product', zh: '产品' },
  {
    id: idSchema,
    title: v.optional(localizedSchema, ''),
    termMonths: quantity({
      title: { en: 'Term', zh: '期限' },
      unit: 'months',
      min: 1,
      max: 84,
      default: 36,
      integer: true,
      step: 1,
      provenance: 'judgement',
      source: 'Annuity loans',
    }),
    prepaymentPerYear: quantity({
      title: { en: 'Prepayment rate (annual)', zh: '年提前还款率' },
      unit: 'perYear',
      min: 0,
      max: 0.95,
      default: 0.12,
      step: 0.01,
      provenance: 'judgement',
      source: 'Conditional prepayment rate of the balance',
    }),
    originationFee: share(
      { en: 'Origination fee (share of the loan)', zh: '放款手续费率' },
      0,
      'Judgement: none unless given',
      { max: 0.3, step: 0.005 },
    ),
    seasoningPeakMonth: quantity({
      title: { en: 'Month on book with most defaults', zh: '违约高峰账龄' },
      unit: 'months',
      min: 1,
      max: 60,
      default: 12,
      integer: true,
      step: 1,
      provenance: 'judgement',
      source: 'Hazards rise, peak and fall; the lifetime probability stays the same',
    }),
    seasoningStrength: share(
      { en: 'Strength of seasoning', zh: '账龄效应强度' },
      0.5,
      'Judgement: 0 is a flat hazard',
    ),
  },
);

const fundingSource = section(
  { en: 'Source of funds', zh: '资金来源' },
  {
    id: idSchema,
    title: v.optional(localizedSchema, ''),
    treatment: choice(
      { en: 'Treatment', zh: '会计处理' },
      {
        ownFunds: { en: 'Own funds', zh: '自有资金' },
        debt: { en: 'Borrowed, on the balance sheet', zh: '表内负债' },
        offBalanceSheet: {
          en: 'Investors or partners, off the balance sheet',
          zh: '投资人或合作机构（表外）',
        },
      },
      'ownFunds',
    ),
    share: share(
      { en: 'Share of new lending', zh: '新增贷款占比' },
      1,
      'Shares of all sources sum to one',
    ),
    remuneration: choice(
      { en: 'How it is paid', zh: '收益方式' },
      {
        fixed: { en: 'A yield: the policy rate and a spread', zh: '固定收益：政策利率加利差' },
        passThrough: {
          en: "The borrowers' interest less a servicing fee",
          zh: '借款利息扣除服务费',
        },
      },
      'fixed',
    ),
    spread: quantity({
      title: { en: 'Return asked above the policy rate', zh: '要求的高于政策利率的回报' },
      unit: 'perYear',
      min: -0.05,
      max: 0.5,
      default: 0.03,
      step: 0.0025,
      provenance: 'judgement',
      source:
        'A yield that is paid, or, where interest is passed through, the return after losses below which a grade finds no investors',
    }),
    servicingFee: quantity({
      title: { en: 'Servicing fee (annual, of the balance)', zh: '服务费率（年，按余额）' },
      unit: 'perYear',
      min: 0,
      max: 0.2,
      default: 0.01,
      step: 0.001,
      provenance: 'judgement',
      source: 'Kept by the platform where interest is passed through',
    }),
    platformLossShare: share(
      { en: 'Share of losses borne by the platform', zh: '平台承担损失比例' },
      1,
      'Judgement; applies to off-balance-sheet sources',
    ),
    stickiness: share(
      { en: 'Stickiness in a loss of confidence', zh: '信心下降时的稳定性' },
      0.5,
      'Judgement: 1 never leaves',
    ),
  },
);

const largeExposure = section(
  { en: 'Large exposure', zh: '大额风险敞口' },
  {
    id: idSchema,
    title: v.optional(localizedSchema, ''),
    segment: idSchema,
    amount: quantity({
      title: { en: 'Amount', zh: '金额' },
      unit: 'money',
      min: 0,
      max: 1e12,
      default: 1_000_000,
      scale: 'log',
      provenance: 'judgement',
      source: 'Repaid at the end of its term',
    }),
    termMonths: quantity({
      title: { en: 'Months to repayment', zh: '剩余期限' },
      unit: 'months',
      min: 1,
      max: 120,
      default: 24,
      integer: true,
      step: 1,
      provenance: 'judgement',
      source: 'Bullet repayment',
    }),
    rate: quantity({
      title: { en: 'Rate (annual)', zh: '年利率' },
      unit: 'perYear',
      min: 0,
      max: 1,
      default: 0.1,
      step: 0.005,
      provenance: 'judgement',
      source: 'Interest paid monthly',
    }),
    annualDefaultRate: quantity({
      title: { en: 'Probability of default (annual)', zh: '年违约概率' },
      unit: 'perYear',
      min: 0,
      max: 0.9,
      default: 0.03,
      step: 0.001,
      provenance: 'judgement',
      source: 'A small company',
    }),
    lossGivenDefault: share({ en: 'Loss given default', zh: '违约损失率' }, 0.6, 'Judgement'),
    assetCorrelation: share(
      { en: 'Asset correlation', zh: '资产相关性' },
      0.12,
      'Basel Committee (2006), ¶272: 12–24 % for corporates; its lower end',
      { provenance: 'published', max: 0.95 },
    ),
  },
);

const conduct = optionalSection(
  { en: 'Economics of compliance', zh: '合规经济参数' },
  {
    fixedCostPerYear: quantity({
      title: {
        en: 'Fixed cost of a full programme (per year, all areas)',
        zh: '完整合规体系固定成本（每年，全部领域）',
      },
      unit: 'money',
      min: 0,
      max: 1e10,
      default: 1_000_000,
      scale: 'log',
      provenance: 'judgement',
      source: 'At level 1 in every area; divided evenly between areas',
    }),
    costPerLoanPerYear: quantity({
      title: {
        en: 'Cost per active loan of a full programme (per year)',
        zh: '完整合规体系每笔贷款成本（每年）',
      },
      unit: 'money',
      min: 0,
      max: 1e5,
      default: 12,
      scale: 'log',
      provenance: 'judgement',
      source: 'Checks, disclosure and records of one loan',
    }),
    convexity: quantity({
      title: { en: 'Convexity of cost in the level', zh: '成本随水平上升的凸性' },
      unit: 'ratio',
      min: 1,
      max: 4,
      default: 1.8,
      step: 0.1,
      provenance: 'judgement',
      source: 'The last steps cost most: cost ∝ level to this power',
    }),
    openingMaturity: share({ en: 'Maturity at the start', zh: '期初合规成熟度' }, 0.6, 'Judgement'),
    adjustmentMonths: quantity({
      title: { en: 'Time to build maturity', zh: '合规建设所需时间' },
      unit: 'months',
      min: 1,
      max: 60,
      default: 9,
      step: 1,
      provenance: 'judgement',
      source: 'Time constant of the approach to the level paid for',
    }),
    changeCost: optionalSection(
      { en: 'Cost of a full rule change in one area', zh: '一个领域一次重大规则变化的成本' },
      {
        legal: quantity({
          title: { en: 'Legal advice', zh: '法律咨询' },
          unit: 'money',
          min: 0,
          max: 1e9,
          default: 150_000,
          scale: 'log',
          provenance: 'judgement',
          source: 'Scaled by the size of the change',
        }),
        technology: quantity({
          title: { en: 'Systems', zh: '系统改造' },
          unit: 'money',
          min: 0,
          max: 1e9,
          default: 400_000,
          scale: 'log',
          provenance: 'judgement',
          source: 'Scaled by the size of the change',
        }),
        training: quantity({
          title: { en: 'Training', zh: '培训' },
          unit: 'money',
          min: 0,
          max: 1e9,
          default: 80_000,
          scale: 'log',
          provenance: 'judgement',
          source: 'Scaled by the size of the change',
        }),
      },
    ),
    localisationCostPerYear: quantity({
      title: {
        en: 'Legal localisation of each further jurisdiction (per year)',
        zh: '每新增法域的法律本地化成本（每年）',
      },
      unit: 'money',
      min: 0,
      max: 1e9,
      default: 400_000,
      scale: 'log',
      provenance: 'judgement',
      source: 'Licence, local officers, contracts',
    }),
    cultureEffect: share(
      {
        en: 'Breaches and insider fraud that a perfect culture prevents',
        zh: '完美合规文化可避免的违规与内部舞弊',
      },
      0.5,
      'Judgement',
    ),
    openingCulture: share({ en: 'Culture at the start', zh: '期初合规文化' }, 0.5, 'Judgement'),
    cultureMonths: quantity({
      title: { en: 'Time in which culture changes', zh: '文化转变所需时间' },
      unit: 'months',
      min: 3,
      max: 120,
      default: 24,
      step: 1,
      provenance: 'judgement',
      source: 'Culture is slow',
    }),
    growthPressure: share(
      {
        en: 'Culture lost a year to growth pressure (each 1.0 of marketing effort beyond 1)',
        zh: '增长压力每年侵蚀文化（营销力度超过 1 的每 1.0）',
      },
      0.15,
      'Judgement',
    ),
    impunity: share(
      {
        en: 'Culture lost with each breach that stays unpunished for a year',
        zh: '每项违规一年未受处罚侵蚀的文化',
      },
      0.01,
      'Judgement',
      { step: 0.005 },
    ),
    coordinationSaving: share(
      {
        en: 'Run cost that full coordination of compliance and risk saves',
        zh: '合规与风险完全协调可节省的日常成本',
      },
      0.15,
      'Judgement: duplicated checks and files',
    ),
    coordinationPower: share(
      {
        en: 'Missed breaches and defaults that full coordination finds',
        zh: '完全协调可额外发现的违规与潜在违约',
      },
      0.3,
      'Judgement: shared information',
    ),
    coordinationSpeed: share(
      { en: 'Reaction time that full coordination saves', zh: '完全协调可缩短的反应时间' },
      0.4,
      'Judgement: to rule changes and to the market',
    ),
    breachesPerYear: quantity({
      title: {
        en: 'Breaches per year and area at a gap of 1',
        zh: '合规差距为 1 时每领域每年违规次数',
      },
      unit: 'countPerYear',
      min: 0,
      max: 100,
      default: 6,
      step: 0.5,
      provenance: 'judgement',
      source: 'Poisson rate = this × gap between what is asked and what is done',
    }),
  },
);

// @__NO_SIDE_EFFECTS__
const money = (en: string, zh: string, byDefault: number, source: string) =>
  quantity({
    title: { en, zh },
    unit: 'money',
    min: 0,
    max: 1e11,
    default: byDefault,
    scale: 'log',
    provenance: 'judgement',
    source,
  });
// @__NO_SIDE_EFFECTS__
const yearly = (en: string, zh: string, byDefault: number, source: string, max = 50) =>
  quantity({
    title: { en, zh },
    unit: 'countPerYear',
    min: 0,
    max,
    default: byDefault,
    step: 0.01,
    provenance: 'judgement',
    source,
  });
const spread = (
  byDefault: number,
  source: string,
  provenance: 'published' | 'derived' | 'judgement' = 'judgement',
) =>
  quantity({
    title: { en: 'Spread of the size (σ of the log)', zh: '金额离散度（对数标准差）' },
    unit: 'ratio',
    min: 0,
    max: 4,
    default: byDefault,
    step: 0.1,
    provenance,
    source,
  });

/** Events of conduct: how often they come without any control, and how large they are (lognormal). */
const events = optionalSection(
  { en: 'Operational and legal events', zh: '操作与法律事件' },
  {
    cyber: optionalSection(
      { en: 'Cyber attacks and data leaks', zh: '网络攻击与数据泄露' },
      {
        perYear: yearly(
          'Per year without security',
          '无安全措施时每年次数',
          0.6,
          'A platform of middling size',
        ),
        median: money(
          'Median cost',
          '成本中位数',
          300_000,
          'Response, notification, lost business; the mean breach costs USD 4.4–4.9m at large firms (IBM 2024, 2025)',
        ),
        spread: spread(1.6, 'Below the 2.76 of the log of records lost in published breaches'),
      },
    ),
    insiderFraud: optionalSection(
      { en: 'Insider fraud', zh: '内部舞弊' },
      {
        perYear: yearly(
          'Per year without control',
          '无内控时每年次数',
          0.4,
          'A platform of middling size',
        ),
        median: money('Median loss', '损失中位数', 150_000, 'Judgement'),
        spread: spread(1.5, 'Lognormal'),
      },
    ),
    claims: optionalSection(
      { en: 'Legal claims', zh: '法律诉讼' },
      {
        perYear: yearly(
          'Per year at a full gap in consumer protection and disclosure',
          '消费者保护与披露完全缺失时每年次数',
          4,
          'Contract, securities and consumer law',
        ),
        median: money('Median cost', '成本中位数', 80_000, 'Settlement and counsel'),
        spread: spread(1.4, 'Lognormal'),
      },
    ),
    absconding: optionalSection(
      { en: 'Absconding', zh: '卷款跑路' },
      {
        perYear: yearly(
          'Hazard per year in full distress without custody',
          '完全困境且无存管时的年风险率',
          0.3,
          'Many Chinese P2P platforms of 2015–2018 ended so; the rate is judgement',
          5,
        ),
        custodyEffect: share(
          { en: 'Hazard that custody takes away', zh: '存管可消除的风险' },
          0.9,
          'Judgement',
        ),
        lossShare: share(
          { en: "Investors' money lost when it happens", zh: '发生时投资人资金损失比例' },
          0.5,
          'Judgement: of loans funded by investors and of debt',
        ),
      },
    ),
  },
);

const programme = <const E extends Record<string, ReturnType<typeof share>>>(
  title: { en: string; zh: string },
  cost: number,
  effects: E,
) =>
  optionalSection(title, {
    costPerYear: money(
      'Cost of the full programme (per year)',
      '完整项目成本（每年）',
      cost,
      'Judgement',
    ),
    ...effects,
  });
// @__NO_SIDE_EFFECTS__
const gain = (en: string, zh: string, byDefault: number) =>
  share({ en, zh }, byDefault, 'Judgement: at the full programme');

/** Technology programmes: what each costs and what it moves. */
const technology = optionalSection(
  { en: 'Technology programmes', zh: '科技项目' },
  {
    bigData: programme({ en: 'Big data', zh: '大数据' }, 600_000, {
      scoring: gain('Blindness of scoring it removes', '消除的评分盲区', 0.25),
      exposure: gain('Data incidents it adds', '增加的数据事件', 0.2),
    }),
    machineLearning: programme({ en: 'Machine learning', zh: '机器学习' }, 800_000, {
      scoring: gain('Blindness of scoring it removes', '消除的评分盲区', 0.3),
      drift: gain('Drift it adds', '增加的模型漂移', 0.3),
    }),
    distributedLedger: programme({ en: 'Distributed ledger', zh: '区块链' }, 500_000, {
      security: gain('Incidents it prevents', '避免的安全事件', 0.2),
      confidence: gain('Falls of confidence it softens', '缓和的信心下降', 0.1),
    }),
    automatedAssessment: programme({ en: 'Automated assessment', zh: '自动化评估' }, 500_000, {
      applicationCost: gain('Cost per application it saves', '节省的单笔申请成本', 0.5),
      monitoringLag: gain('Monitoring lag it removes', '缩短的监测时滞', 0.5),
    }),
    intelligentCollection: programme({ en: 'Intelligent collection', zh: '智能催收' }, 400_000, {
      recovery: gain('Loss given default it takes off', '降低的违约损失率', 0.05),
      collectionCost: gain('Collection cost it saves', '节省的催收成本', 0.3),
    }),
  },
);

const innovation = optionalSection(
  { en: 'Innovation in this market', zh: '本市场的创新' },
  {
    demandGain: share(
      {
        en: 'Applications gained by the boldest (lost by the most timid) after two years',
        zh: '两年后最大胆者增加（最保守者减少）的申请',
      },
      0.25,
      'Judgement',
    ),
    incomeGain: share(
      {
        en: 'Other income gained by the boldest (share of interest)',
        zh: '最大胆者增加的其他收入（占利息）',
      },
      0.04,
      'Judgement',
      { step: 0.005 },
    ),
    noveltyGap: share(
      {
        en: 'Gap that the boldest open even with full maturity (share of what is asked)',
        zh: '最大胆者即使合规成熟仍形成的差距（占监管要求）',
      },
      0.15,
      'Judgement: what rules have not met before is a breach now and then, however well the known is done; in licensing, disclosure and consumer protection',
    ),
    noveltyRisk: quantity({
      title: { en: 'Breaches added by the boldest (multiple)', zh: '最大胆者增加的违规（倍数）' },
      unit: 'ratio',
      min: 0,
      max: 10,
      default: 1.5,
      step: 0.1,
      provenance: 'judgement',
      source: 'Of those that a gap in maturity brings, in the same areas',
    }),
    sandboxRelief: share(
      { en: 'Of these, taken away by a sandbox', zh: '监管沙盒可消除的部分' },
      0.6,
      'Judgement',
    ),
  },
);

export const platformSchema = v.strictObject({
  ...heading,
  currency: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)), 'USD'),
  archetype: v.optional(
    v.pipe(
      v.picklist(['marketplace', 'loanFacilitation', 'microLender', 'peerToPeer', 'paymentCredit']),
      v.title('Business model'),
      v.description('what the platform is called; nothing follows from it'),
    ),
    'marketplace',
  ),
  grades: v.pipe(
    v.array(v.strictObject({ id: idSchema, title: v.optional(localizedSchema, '') })),
    v.minLength(1),
    v.maxLength(12),
    v.description('from best to worst'),
  ),
  products: list({ en: 'Products', zh: '产品' }, product, 8, 1),
  regions: list(
    { en: 'Regions', zh: '地区' },
    section(
      { en: 'Region', zh: '地区' },
      {
        id: idSchema,
        title: v.optional(localizedSchema, ''),
        home: flag({ en: 'Region of registration', zh: '注册地' }, false),
        jurisdiction: v.optional(idSchema, 'general'),
      },
    ),
    16,
    1,
  ),
  segments: list({ en: 'Segments', zh: '客群' }, segment, 48, 1),
  largeExposures: v.optional(
    list({ en: 'Large exposures', zh: '大额风险敞口' }, largeExposure, 50),
    [],
  ),
  equity: quantity({
    title: { en: 'Equity at the start', zh: '期初净资产' },
    unit: 'money',
    min: 0,
    max: 1e12,
    default: 10_000_000,
    scale: 'log',
    provenance: 'judgement',
    source: "Owners' money",
  }),
  cash: quantity({
    title: { en: 'Cash at the start', zh: '期初现金' },
    unit: 'money',
    min: 0,
    max: 1e12,
    default: 5_000_000,
    scale: 'log',
    provenance: 'judgement',
    source: 'Debt fills what equity, cash and loans leave open',
  }),
  fundingSources: list({ en: 'Sources of funds', zh: '资金来源' }, fundingSource, 8, 1),
  creditLine: optionalSection(
    { en: 'Credit line', zh: '备用授信' },
    {
      limit: quantity({
        title: { en: 'Limit', zh: '额度' },
        unit: 'money',
        min: 0,
        max: 1e12,
        default: 0,
        scale: 'log',
        provenance: 'judgement',
        source: 'Drawn when cash runs out',
      }),
      spread: quantity({
        title: { en: 'Cost above the policy rate', zh: '高于政策利率的成本' },
        unit: 'perYear',
        min: 0,
        max: 0.5,
        default: 0.05,
        step: 0.005,
        provenance: 'judgement',
        source: 'On the amount drawn',
      }),
    },
  ),
  policyRate: quantity({
    title: { en: 'Policy rate where the world gives none', zh: '政策利率（宏观情景未给出时）' },
    unit: 'perYear',
    min: -0.01,
    max: 0.5,
    default: 0.04,
    step: 0.0025,
    provenance: 'judgement',
    source: 'Used when the world has no path for the policy rate',
  }),
  spreadPerUnemploymentPoint: quantity({
    title: {
      en: 'Widening of spreads per point of unemployment above expectation',
      zh: '失业率每高于预期 1 个百分点的利差扩大',
    },
    unit: 'perYear',
    min: 0,
    max: 0.03,
    default: 0.005,
    step: 0.0005,
    provenance: 'derived',
    source:
      'BBB yield less ten-year Treasury yield in the Federal Reserve’s severely adverse scenario of 2025, less that of the baseline, regressed on the difference in unemployment: 0.48 points a point',
  }),
  costs: optionalSection(
    { en: 'Costs', zh: '成本' },
    {
      fixedPerMonth: quantity({
        title: { en: 'Fixed operating cost', zh: '固定运营成本' },
        unit: 'moneyPerMonth',
        min: 0,
        max: 1e10,
        default: 200_000,
        scale: 'log',
        provenance: 'judgement',
        source: 'Staff, systems, rent',
      }),
      servicingPerLoan: quantity({
        title: { en: 'Servicing cost per active loan', zh: '每笔存量贷款服务成本' },
        unit: 'moneyPerMonth',
        min: 0,
        max: 1000,
        default: 4,
        scale: 'log',
        provenance: 'judgement',
        source: 'Payments, service, ordinary collection',
      }),
      acquisitionShare: share(
        { en: 'Acquisition cost (share of new loans)', zh: '获客成本（占新增贷款）' },
        0.02,
        'Judgement',
        { max: 0.3, step: 0.0025 },
      ),
      costPerApplication: quantity({
        title: { en: 'Cost per application', zh: '每笔申请处理成本' },
        unit: 'money',
        min: 0,
        max: 1000,
        default: 10,
        scale: 'log',
        provenance: 'judgement',
        source: 'Data, checks, scoring',
      }),
    },
  ),
  otherIncomeShare: share(
    { en: 'Other income (share of interest income)', zh: '其他收入（占利息收入）' },
    0,
    'Judgement: none unless given',
    { step: 0.01 },
  ),
  competition: share(
    { en: 'Competition', zh: '市场竞争强度' },
    0.5,
    'Judgement: raises the elasticity of demand and the cost of acquisition; 0.5 leaves both as given',
  ),
  applicationFraud: share(
    { en: 'Applications that are fraud', zh: '欺诈申请占比' },
    0.01,
    'Judgement: before controls',
    { max: 0.2, step: 0.001 },
  ),
  taxRate: share(
    { en: 'Tax on profit', zh: '所得税率' },
    0.25,
    'Near the statutory rates of China (25 %) and the United States (21 % and state tax)',
    { max: 0.6 },
  ),
  collectionMonths: quantity({
    title: { en: 'Mean lag of recoveries', zh: '平均回收时滞' },
    unit: 'months',
    min: 1,
    max: 48,
    default: 9,
    step: 1,
    provenance: 'judgement',
    source: 'Exponential lag between default and recovery',
  }),
  confidence: optionalSection(
    { en: 'Confidence of those who fund', zh: '资金方信心' },
    {
      opening: share(
        { en: 'Confidence at the start and in the long run', zh: '期初及长期信心水平' },
        0.85,
        'Judgement',
        { min: 0.05, max: 0.99 },
      ),
      recoveryMonths: quantity({
        title: { en: 'Time to recover', zh: '恢复时间' },
        unit: 'months',
        min: 1,
        max: 60,
        default: 8,
        step: 1,
        provenance: 'judgement',
        source: 'Time constant of the return to the long-run level',
      }),
      lossSensitivity: quantity({
        title: {
          en: 'Fall per loss above expectation (1 % of the book)',
          zh: '损失超预期（余额 1%）引起的下降',
        },
        unit: 'ratio',
        min: 0,
        max: 5,
        default: 0.6,
        step: 0.05,
        provenance: 'judgement',
        source: 'On the logit scale',
      }),
      penaltySensitivity: quantity({
        title: {
          en: 'Fall per penalty (1 % of yearly revenue)',
          zh: '处罚（年收入 1%）引起的下降',
        },
        unit: 'ratio',
        min: 0,
        max: 5,
        default: 0.15,
        step: 0.05,
        provenance: 'judgement',
        source: 'On the logit scale',
      }),
      peerSensitivity: quantity({
        title: { en: 'Fall per failure of a peer', zh: '每家同业倒闭引起的下降' },
        unit: 'ratio',
        min: 0,
        max: 5,
        default: 0.35,
        step: 0.05,
        provenance: 'judgement',
        source: 'On the logit scale',
      }),
      incidentSensitivity: quantity({
        title: { en: 'Fall per cyber incident or fraud', zh: '每次安全事件或舞弊引起的下降' },
        unit: 'ratio',
        min: 0,
        max: 5,
        default: 0.1,
        step: 0.05,
        provenance: 'judgement',
        source: 'On the logit scale',
      }),
      surpriseSensitivity: quantity({
        title: {
          en: 'Fall per surprise tightening (size 1)',
          zh: '每次意外收紧（幅度 1）引起的下降',
        },
        unit: 'ratio',
        min: 0,
        max: 5,
        default: 0.8,
        step: 0.05,
        provenance: 'judgement',
        source: 'On the logit scale',
      }),
      withdrawalPerMonth: share(
        { en: 'Most that can leave in a month', zh: '单月最大撤资比例' },
        0.4,
        'Judgement: at no confidence and no stickiness',
      ),
    },
  ),
  conduct,
  events,
  technology,
  innovation,
});

export type Platform = v.InferOutput<typeof platformSchema>;
export type Segment = Platform['segments'][number];
export type FundingSource = Platform['fundingSources'][number];
