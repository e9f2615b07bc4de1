import * as v from 'valibot';
import { levelByArea } from './areas';
import { heading } from './heading';
import {
  flag,
  idSchema,
  limit,
  list,
  localizedSchema,
  optionalSection,
  quantity,
  section,
  share,
  type Localized,
} from './quantity';
import { triggerSchema } from './trigger';

// @__NO_SIDE_EFFECTS__
const rateLimit = (en: string, zh: string, source: string) =>
  limit({
    title: { en, zh },
    unit: 'perYear',
    min: 0,
    max: 3,
    step: 0.001,
    provenance: 'judgement',
    source,
  });

/**
 * Everything that a scheduled change may set. A number that is absent is a rule that does not exist; where several caps
 * apply to a loan the lowest binds.
 */
const hardNumbers = {
  rateCap: optionalSection(
    { en: 'Cap on the rate', zh: '利率上限' },
    {
      absolute: rateLimit('Cap (annual)', '年利率上限', 'For instance 24 % (SPC 2015)'),
      multipleOfReference: limit({
        title: { en: 'Cap as a multiple of the reference rate', zh: '参考利率倍数上限' },
        unit: 'ratio',
        min: 1,
        max: 20,
        step: 0.5,
        provenance: 'judgement',
        source: 'For instance 4 × one-year LPR (SPC 2020)',
      }),
      referenceRate: quantity({
        title: { en: 'Reference rate', zh: '参考利率' },
        unit: 'perYear',
        min: 0,
        max: 0.5,
        default: 0.0385,
        step: 0.0005,
        provenance: 'published',
        source: 'One-year LPR of August 2020: 3.85 %',
      }),
      feesIncluded: flag({ en: 'Fees count towards the cap', zh: '费用计入上限' }, true),
      tiers: v.optional(
        list(
          { en: 'Caps by size of loan', zh: '按借款金额分档的上限' },
          section(
            { en: 'Tier', zh: '档次' },
            {
              below: limit({
                title: { en: 'For loans below', zh: '适用金额低于' },
                unit: 'money',
                min: 0,
                max: 1e12,
                scale: 'log',
                provenance: 'judgement',
                source: 'Absent: for all larger loans',
              }),
              cap: quantity({
                title: { en: 'Cap (annual)', zh: '年利率上限' },
                unit: 'perYear',
                min: 0,
                max: 3,
                default: 0.2,
                step: 0.005,
                provenance: 'judgement',
                source: 'By tier',
              }),
            },
          ),
          6,
        ),
        [],
      ),
      byRegion: v.optional(
        list(
          { en: 'Caps by region', zh: '分地区上限' },
          section(
            { en: 'Regional cap', zh: '地区上限' },
            {
              region: idSchema,
              cap: limit({
                title: { en: 'Cap (annual)', zh: '年利率上限' },
                unit: 'perYear',
                min: 0,
                max: 3,
                step: 0.005,
                provenance: 'judgement',
                source: 'Instead of the general cap; absent: no cap in this region',
              }),
            },
          ),
          16,
        ),
        [],
      ),
    },
  ),
  loanLimit: optionalSection(
    { en: 'Limit per borrower', zh: '单一借款人限额' },
    {
      amount: limit({
        title: { en: 'Amount', zh: '金额' },
        unit: 'money',
        min: 1,
        max: 1e12,
        scale: 'log',
        provenance: 'judgement',
        source: 'For instance RMB 200,000 (P2P measures of 2016)',
      }),
      shareOfIncome: limit({
        title: { en: 'Share of annual income', zh: '占年收入比例' },
        unit: 'share',
        min: 0.01,
        max: 5,
        step: 0.01,
        provenance: 'judgement',
        source: 'For instance one third (Japan 2010)',
      }),
    },
  ),
  ownShareMinimum: share(
    { en: 'Minimum own share of each loan', zh: '单笔贷款最低自有出资比例' },
    0,
    'None unless given; for instance 30 % (China 2021)',
    { provenance: 'judgement' },
  ),
  guaranteeMaximum: limit({
    title: {
      en: 'Most that the platform may pay for partners’ losses (share of their lending)',
      zh: '平台担保赔付上限（占合作方贷款）',
    },
    unit: 'share',
    min: 0,
    max: 1,
    step: 0.01,
    provenance: 'judgement',
    source: 'For instance 5 % (RBI 2023), 0 (P2P measures of 2016)',
  }),
  leverageMaximum: limit({
    title: { en: 'Leverage cap (debt ÷ equity)', zh: '杠杆上限（负债÷净资产）' },
    unit: 'ratio',
    min: 0,
    max: 50,
    step: 0.5,
    provenance: 'judgement',
    source: 'For instance 5 × (draft micro-loan measures of 2020: 1 × + 4 ×)',
  }),
  capital: optionalSection(
    { en: 'Capital', zh: '资本' },
    {
      minimumRatio: share(
        { en: 'Minimum capital ratio', zh: '最低资本充足率' },
        0.08,
        'Basel: total capital 8 % of risk-weighted assets',
        { provenance: 'published', step: 0.005 },
      ),
      riskWeight: quantity({
        title: { en: 'Risk weight of loans', zh: '贷款风险权重' },
        unit: 'share',
        min: 0.05,
        max: 2.5,
        default: 0.75,
        step: 0.05,
        provenance: 'published',
        source: 'Basel standardised approach, regulatory retail: 75 %',
      }),
      guaranteeWeight: quantity({
        title: { en: 'Conversion factor of guaranteed loans', zh: '担保贷款转换系数' },
        unit: 'share',
        min: 0,
        max: 1,
        default: 1,
        step: 0.05,
        provenance: 'published',
        source: 'Basel: 100 % for direct credit substitutes, on the share of loss borne',
      }),
      operationalShare: quantity({
        title: {
          en: 'Operational risk (share of yearly revenue held as capital)',
          zh: '操作风险资本（占年收入）',
        },
        unit: 'share',
        min: 0,
        max: 1,
        default: 0.15,
        step: 0.01,
        provenance: 'published',
        source:
          'Basel II basic indicator approach: 15 % of gross income; × 12.5 gives risk-weighted assets',
      }),
      closureRatio: quantity({
        title: { en: 'Ratio at which the platform is closed', zh: '强制关闭的资本充足率' },
        unit: 'share',
        min: -0.5,
        max: 0.3,
        default: 0,
        step: 0.005,
        provenance: 'judgement',
        source: 'At 0 the platform fails when its equity is used up',
      }),
    },
  ),
  provisionMinimum: share(
    { en: 'Minimum allowance (share of loans)', zh: '最低拨备率' },
    0,
    'None unless given; for instance 2.5 % (China, banks)',
    { max: 0.5, step: 0.005 },
  ),
  concentration: optionalSection(
    { en: 'Concentration caps', zh: '集中度上限' },
    {
      product: limit({
        title: { en: 'Share of one product', zh: '单一产品占比' },
        unit: 'share',
        min: 0.05,
        max: 1,
        step: 0.01,
        provenance: 'judgement',
        source: 'Of new lending',
      }),
      region: limit({
        title: { en: 'Share of one region', zh: '单一地区占比' },
        unit: 'share',
        min: 0.05,
        max: 1,
        step: 0.01,
        provenance: 'judgement',
        source: 'Of new lending',
      }),
      grade: limit({
        title: { en: 'Share of one grade', zh: '单一等级占比' },
        unit: 'share',
        min: 0.05,
        max: 1,
        step: 0.01,
        provenance: 'judgement',
        source: 'Of new lending',
      }),
    },
  ),
  homeRegionOnly: flag(
    { en: 'No business outside the region of registration', zh: '禁止跨区域经营' },
    false,
  ),
};

const strictness = levelByArea(
  { en: 'Strictness by requirement area', zh: '各领域监管严格程度' },
  0.5,
  'Judgement: 0 asks nothing, 1 is the strictest regime we know',
);

/** What a scheduled change sets: any of the hard numbers and strictnesses, the rest staying as they are (RFC 7396). */
const changedNumbers = v.pipe(
  v.record(v.string(), v.unknown()),
  v.description('a JSON merge patch on rateCap, loanLimit, … and strictness of this rule set'),
);

const change = section(
  { en: 'Rule change', zh: '规则变化' },
  {
    id: idSchema,
    title: v.optional(localizedSchema, ''),
    announced: quantity({
      title: { en: 'Announced in month', zh: '公布月份' },
      unit: 'months',
      min: 0,
      max: 120,
      default: 0,
      integer: true,
      step: 1,
      provenance: 'judgement',
      source: '0: known before the start',
    }),
    inForce: quantity({
      title: { en: 'In force from month', zh: '生效月份' },
      unit: 'months',
      min: 1,
      max: 120,
      default: 12,
      integer: true,
      step: 1,
      provenance: 'judgement',
      source: 'First month in which it binds',
    }),
    transitionMonths: quantity({
      title: { en: 'Transition after it is in force', zh: '生效后过渡期' },
      unit: 'months',
      min: 0,
      max: 60,
      default: 6,
      integer: true,
      step: 1,
      provenance: 'judgement',
      source: 'Months over which practice catches up; the P2P measures of 2016 gave 12',
    }),
    size: share(
      { en: 'Size of the change for the organisation', zh: '变化对组织的影响程度' },
      0.5,
      'Judgement: 1 is a change of the business model; sets back maturity and scales the cost',
    ),
    set: changedNumbers,
  },
);

/** Where a jurisdiction or a business line departs from the general rules. */
// @__NO_SIDE_EFFECTS__
const departure = (title: Localized, of: Localized) =>
  section(title, {
    id: idSchema,
    title: v.optional(localizedSchema, ''),
    set: v.pipe(
      changedNumbers,
      v.description(
        `what differs in this ${of.en}; of the hard numbers, rateCap, loanLimit and homeRegionOnly`,
      ),
    ),
  });

const uncertainty = optionalSection(
  { en: 'Changes that arrive without warning', zh: '无预警的规则变化' },
  {
    policyUncertainty: quantity({
      title: { en: 'Policy uncertainty', zh: '政策不确定性' },
      unit: 'ratio',
      min: 0,
      max: 5,
      default: 0,
      step: 0.1,
      provenance: 'judgement',
      source:
        'Scales how often changes come and how large they are; 0: none but those on the timeline',
    }),
    changesPerYear: quantity({
      title: { en: 'Changes per year at uncertainty 1', zh: '不确定性为 1 时每年变化次数' },
      unit: 'countPerYear',
      min: 0,
      max: 24,
      default: 1.5,
      step: 0.1,
      provenance: 'judgement',
      source:
        'China issued about one major rule on online lending a year from 2015 to 2025; the EU likewise',
    }),
    tighteningShare: share(
      { en: 'Share of changes that tighten', zh: '收紧类变化占比' },
      0.75,
      'Judgement: rules of the last decade mostly tightened',
    ),
    meanSize: share(
      { en: 'Mean size of a change at uncertainty 1', zh: '不确定性为 1 时平均变化幅度' },
      0.2,
      'Judgement: in units of strictness; exponential',
    ),
    weights: levelByArea(
      { en: 'Weight of each area', zh: '各领域权重' },
      0.5,
      'Judgement: any area alike',
    ),
  },
);

export const rulesSchema = v.strictObject({
  ...heading,
  jurisdiction: v.optional(v.pipe(v.string(), v.maxLength(60)), ''),
  ...hardNumbers,
  strictness,
  enforcement: optionalSection(
    { en: 'Enforcement', zh: '执法' },
    {
      authorities: v.optional(
        list(
          { en: 'Authorities', zh: '监管机构' },
          section(
            { en: 'Authority', zh: '监管机构' },
            {
              id: idSchema,
              title: v.optional(localizedSchema, ''),
              inspectionsPerYear: quantity({
                title: { en: 'Inspections per year', zh: '每年检查次数' },
                unit: 'countPerYear',
                min: 0,
                max: 24,
                default: 1,
                step: 0.1,
                provenance: 'judgement',
                source: 'In a region of intensity 1 that holds the whole book',
              }),
              detection: share(
                { en: 'Share of breaches an inspection finds', zh: '检查发现违规的概率' },
                0.5,
                'Judgement',
              ),
              severity: quantity({
                title: { en: 'Severity of penalties', zh: '处罚力度' },
                unit: 'ratio',
                min: 0,
                max: 20,
                default: 1,
                step: 0.1,
                provenance: 'judgement',
                source: 'Multiplies the size of each penalty',
              }),
            },
          ),
          8,
        ),
        [{ id: 'supervisor', title: { en: 'Supervisor', zh: '监管机构' } }],
      ),
      coordination: share(
        { en: 'Coordination between authorities', zh: '监管机构协调程度' },
        0.3,
        'Judgement: 1 shares every finding and inspects once',
      ),
      inspectionCost: quantity({
        title: { en: "Platform's cost of an inspection", zh: '平台接受一次检查的成本' },
        unit: 'money',
        min: 0,
        max: 1e8,
        default: 40_000,
        scale: 'log',
        provenance: 'judgement',
        source: 'Staff time and advisers',
      }),
      suspensionProbability: share(
        { en: 'Penalties that suspend new business', zh: '处罚附带暂停新业务的概率' },
        0.05,
        'Judgement',
        { step: 0.005 },
      ),
      suspensionMonths: quantity({
        title: { en: 'Length of a suspension', zh: '暂停新业务时长' },
        unit: 'months',
        min: 1,
        max: 24,
        default: 3,
        integer: true,
        step: 1,
        provenance: 'judgement',
        source: 'Until practice is put right',
      }),
      withdrawalProbability: share(
        { en: 'Penalties that withdraw the licence', zh: '处罚附带吊销许可的概率' },
        0.0005,
        'Judgement: of a first penalty; five penalties before it double the probability',
        { max: 0.5, step: 0.0005 },
      ),
      dataPenaltyShare: quantity({
        title: {
          en: 'Data protection: maximum share of yearly turnover',
          zh: '数据保护处罚：占年营业额上限',
        },
        unit: 'share',
        min: 0,
        max: 0.2,
        default: 0.04,
        step: 0.005,
        provenance: 'published',
        source: 'GDPR Art. 83: 4 %; PIPL Art. 66: 5 %',
      }),
      dataPenaltySum: quantity({
        title: {
          en: 'Data protection: maximum sum (the greater applies)',
          zh: '数据保护处罚：金额上限（取较高者）',
        },
        unit: 'money',
        min: 0,
        max: 1e11,
        default: 0,
        scale: 'log',
        provenance: 'judgement',
        source: 'None unless given; GDPR EUR 20m, PIPL RMB 50m',
      }),
      dataPenaltyMedian: quantity({
        title: { en: 'Median data penalty (share of its maximum)', zh: '数据处罚中位数（占上限）' },
        unit: 'share',
        min: 0,
        max: 1,
        default: 0.01,
        step: 0.005,
        provenance: 'judgement',
        source: 'The mean GDPR fine of EUR 2.4m is about a tenth of EUR 20m, the median far below',
      }),
      intensityByRegion: v.optional(
        list(
          { en: 'Intensity by region', zh: '分地区执法力度' },
          section(
            { en: 'Region', zh: '地区' },
            {
              region: idSchema,
              intensity: quantity({
                title: { en: 'Enforcement intensity', zh: '执法力度' },
                unit: 'ratio',
                min: 0,
                max: 5,
                default: 1,
                step: 0.1,
                provenance: 'judgement',
                source: 'Multiplies the rate of inspections in this region',
              }),
            },
          ),
          16,
        ),
        [],
      ),
      penaltyShareOfRevenue: quantity({
        title: {
          en: 'Median penalty per breach (share of yearly revenue)',
          zh: '每项违规处罚中位数（占年收入）',
        },
        unit: 'share',
        min: 0,
        max: 0.2,
        default: 0.002,
        step: 0.0005,
        provenance: 'judgement',
        source: 'Far below the statutory maxima of 4–5 % of turnover (GDPR, PIPL)',
      }),
      penaltyVariation: quantity({
        title: { en: 'Spread of penalties (σ of the log)', zh: '处罚金额离散度（对数标准差）' },
        unit: 'ratio',
        min: 0,
        max: 3,
        default: 1.2,
        step: 0.1,
        provenance: 'judgement',
        source: 'Lognormal',
      }),
      penaltyMaximumShare: quantity({
        title: { en: 'Statutory maximum (share of yearly turnover)', zh: '法定上限（占年营业额）' },
        unit: 'share',
        min: 0,
        max: 1,
        default: 0.05,
        step: 0.005,
        provenance: 'published',
        source: 'PIPL Art. 66: 5 % of the previous year’s turnover; GDPR Art. 83: 4 %',
      }),
      penaltyMaximumSum: quantity({
        title: {
          en: 'Statutory maximum (sum; the greater of the two applies)',
          zh: '法定上限（金额，取较高者）',
        },
        unit: 'money',
        min: 0,
        max: 1e11,
        default: 0,
        scale: 'log',
        provenance: 'judgement',
        source: 'None unless given; PIPL RMB 50m, GDPR EUR 20m',
      }),
    },
  ),
  uncertainty,
  jurisdictions: v.optional(
    list(
      { en: 'Jurisdictions', zh: '法域' },
      departure({ en: 'Jurisdiction', zh: '法域' }, { en: 'jurisdiction', zh: '法域' }),
      12,
    ),
    [],
  ),
  businessLines: v.optional(
    list(
      { en: 'Business lines', zh: '业务条线' },
      departure(
        { en: 'Business line (product)', zh: '业务条线（产品）' },
        { en: 'business line', zh: '业务条线' },
      ),
      8,
    ),
    [],
  ),
  triggers: v.optional(
    list({ en: 'Triggers imposed on platforms', zh: '监管要求的触发机制' }, triggerSchema, 6),
    [],
  ),
  sandbox: flag(
    { en: 'Regulatory sandbox open to new products', zh: '监管沙盒（允许创新产品试点）' },
    false,
  ),
  custodyRequired: flag({ en: 'Client money with a bank custodian', zh: '强制银行存管' }, false),
  changes: v.optional(list({ en: 'Scheduled changes', zh: '已排期的规则变化' }, change, 24), []),
});

/** Keys of a rule set that a scheduled change may patch. */
export const changeableKeys = [...Object.keys(hardNumbers), 'strictness'] as const;

export type Rules = v.InferOutput<typeof rulesSchema>;
export type RuleChange = Rules['changes'][number];
