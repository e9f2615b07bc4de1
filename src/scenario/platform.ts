import * as v from 'valibot';
import { heading } from './heading';
import { conduct } from './platform/conduct';
import { confidence } from './platform/confidence';
import { costs } from './platform/costs';
import { events } from './platform/events';
import { fundingSource } from './platform/fundingSource';
import { innovation } from './platform/innovation';
import { largeExposure } from './platform/largeExposure';
import { product } from './platform/product';
import { segment } from './platform/segment';
import { technology } from './platform/technology';
import {
  flag,
  idSchema,
  list,
  localizedSchema,
  optionalSection,
  quantity,
  section,
  share,
} from './quantity';

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
  grades: list(
    { en: 'Grade scale, from best to worst', zh: '信用等级体系（由优至劣）' },
    section(
      { en: 'Grade', zh: '信用等级' },
      { id: idSchema, title: v.optional(localizedSchema, '') },
    ),
    12,
    1,
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
    default: 0.006,
    step: 0.0005,
    provenance: 'derived',
    source:
      'BBB yield less three-month Treasury rate, which is the policy rate here, in the Federal Reserve’s severely adverse scenario of 2025, less that of the baseline, regressed on the difference in unemployment: 0.62 points a point; 0.84 in the one proposed for 2026',
  }),
  costs,
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
    'Near the statutory rates of China (25%) and the United States (21% and state tax)',
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
  confidence,
  conduct,
  events,
  technology,
  innovation,
});

export type Platform = v.InferOutput<typeof platformSchema>;
export type Segment = Platform['segments'][number];
export type FundingSource = Platform['fundingSources'][number];
