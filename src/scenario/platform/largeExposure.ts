import * as v from 'valibot';
import { creditRating } from '../creditRatings';
import { idSchema, localizedSchema, quantity, section, share } from '../quantity';

/** A large exposure, which defaults as one. */
export const largeExposure = section(
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
    rating: creditRating({
      en: 'Credit rating (S&P, one-year default rate)',
      zh: '信用评级（标普一年期违约率）',
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
      'Basel Committee (2006), ¶272: 12–24% for corporates; its lower end',
      { provenance: 'published', max: 0.95 },
    ),
  },
);
