import * as v from 'valibot';
import {
  flag,
  idSchema,
  limit,
  list,
  optionalSection,
  quantity,
  section,
  share,
} from '../quantity';

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
export const hardNumbers = {
  rateCap: optionalSection(
    { en: 'Cap on the rate', zh: '利率上限' },
    {
      absolute: rateLimit('Cap (annual)', '年利率上限', 'For instance 24% (SPC 2015)'),
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
        source: 'One-year LPR of August 2020: 3.85%',
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
    'None unless given; for instance 30% (China 2021)',
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
    source: 'For instance 5% (RBI 2023), 0 (P2P measures of 2016)',
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
        'Basel: total capital 8% of risk-weighted assets',
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
        source: 'Basel standardised approach, regulatory retail: 75%',
      }),
      guaranteeWeight: quantity({
        title: { en: 'Conversion factor of guaranteed loans', zh: '担保贷款转换系数' },
        unit: 'share',
        min: 0,
        max: 1,
        default: 1,
        step: 0.05,
        provenance: 'published',
        source: 'Basel: 100% for direct credit substitutes, on the share of loss borne',
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
          'Basel II basic indicator approach: 15% of gross income; × 12.5 gives risk-weighted assets',
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
    'None unless given; for instance 2.5% (China, banks)',
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
