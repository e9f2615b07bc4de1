import { creditRating } from '../creditRatings';
import { optionalSection, quantity, share } from '../quantity';

/** Credit insurance, and the insurer. */
export const insurance = optionalSection(
  { en: 'Credit insurance', zh: '信用保险' },
  {
    coverage: share({ en: 'Share of losses covered', zh: '赔付比例' }, 0, 'None unless given'),
    attachment: quantity({
      title: { en: 'Attachment (yearly loss, share of loans)', zh: '起赔点（年损失占贷款）' },
      unit: 'share',
      min: 0,
      max: 0.5,
      default: 0.04,
      step: 0.005,
      provenance: 'judgement',
      source: 'Losses below it stay with the platform',
    }),
    limit: quantity({
      title: { en: 'Limit (yearly payment, share of loans)', zh: '赔付限额（年赔付占贷款）' },
      unit: 'share',
      min: 0,
      max: 1,
      default: 0.1,
      step: 0.005,
      provenance: 'judgement',
      source: 'The most that is paid in a year',
    }),
    premium: quantity({
      title: { en: 'Premium (yearly, share of loans)', zh: '保费（年，占贷款）' },
      unit: 'perYear',
      min: 0,
      max: 0.2,
      default: 0.01,
      step: 0.0005,
      provenance: 'judgement',
      source: 'Per unit of coverage',
    }),
    insurerRating: creditRating({
      en: 'Credit rating of the insurer (S&P, one-year default rate)',
      zh: '保险人信用评级（标普一年期违约率）',
    }),
    insurerDefaultRate: quantity({
      title: { en: 'Probability of default of the insurer (annual)', zh: '保险人年违约概率' },
      unit: 'perYear',
      min: 0,
      max: 0.5,
      default: 0.0018,
      step: 0.0005,
      provenance: 'published',
      source: 'S&P one-year default rate of BBB: 0.18%',
    }),
    insurerCorrelation: share(
      {
        en: 'Asset correlation of the insurer with the global factor',
        zh: '保险人与全局因子的资产相关性',
      },
      0.24,
      'Basel Committee (2006), ¶272: upper end of corporates',
      { provenance: 'published', max: 0.95 },
    ),
  },
);
