import { optionalSection, quantity, share } from '../quantity';

/** Whom the platform lends to: scoring, data, cut-off and fraud control. */
export const underwriting = optionalSection(
  { en: 'Underwriting', zh: '授信审批' },
  {
    gradesDeclined: quantity({
      title: { en: 'Worst grades declined', zh: '拒绝的最差等级数' },
      unit: 'count',
      min: 0,
      max: 11,
      default: 0,
      step: 0.5,
      provenance: 'judgement',
      source: 'A half declines half of the next grade',
    }),
    scoringPower: quantity({
      title: {
        en: 'Scoring power of a new model (Gini ÷ that of perfect grading)',
        zh: '新评分模型区分能力（基尼系数 ÷ 完美评级基尼系数）',
      },
      unit: 'share',
      min: 0,
      max: 1,
      default: 0.9,
      step: 0.01,
      provenance: 'judgement',
      source: 'At 1 the grades are seen as they are; at 0 grading is blind',
    }),
    ratingClasses: quantity({
      title: {
        en: 'Classes of the rating scale (at most one per grade)',
        zh: '评级档数（至多每个等级一档）',
      },
      unit: 'count',
      min: 1,
      max: 12,
      default: 12,
      integer: true,
      step: 1,
      provenance: 'judgement',
      source:
        'As many as a platform can have grades, so that each is a class; what falls into one class is priced and declined alike. Basel II, ¶404, asks banks for seven grades at least',
    }),
    dataDepth: share(
      { en: 'Depth of data on applicants', zh: '申请人数据深度' },
      0,
      'Judgement: 0 is the data of today; more narrows the blindness of scoring, costs per application and raises the stake in data protection',
    ),
    driftPerYear: quantity({
      title: { en: 'Scoring power lost per year', zh: '区分能力年衰减' },
      unit: 'perYear',
      min: 0,
      max: 0.5,
      default: 0.05,
      step: 0.005,
      provenance: 'judgement',
      source: 'Since the last re-estimation',
    }),
    reestimationMonths: quantity({
      title: { en: 'Months between re-estimations', zh: '模型重估间隔' },
      unit: 'months',
      min: 1,
      max: 120,
      default: 12,
      integer: true,
      step: 1,
      provenance: 'judgement',
      source: 'Yearly review',
    }),
    reestimationCost: quantity({
      title: { en: 'Cost of a re-estimation', zh: '模型重估成本' },
      unit: 'money',
      min: 0,
      max: 1e8,
      default: 100_000,
      scale: 'log',
      provenance: 'judgement',
      source: 'Analysts, validation, roll-out',
    }),
    fraudControl: share({ en: 'Share of fraud stopped', zh: '欺诈拦截率' }, 0.7, 'Judgement'),
  },
);
