import { optionalSection, quantity, share } from '../quantity';

/** What is seen of the book and when, and early warning. */
export const monitoring = optionalSection(
  { en: 'Monitoring and early warning', zh: '监测与风险预警' },
  {
    lagMonths: quantity({
      title: { en: 'Lag of what is observed', zh: '观察时滞' },
      unit: 'months',
      min: 0,
      max: 12,
      default: 2,
      integer: true,
      step: 1,
      provenance: 'judgement',
      source: 'Decisions see the book as it was',
    }),
    detection: share(
      { en: 'Would-be defaults flagged', zh: '潜在违约识别率' },
      0,
      'Judgement: no early warning unless given',
    ),
    precision: quantity({
      title: { en: 'Share of alerts that are true', zh: '预警准确率' },
      unit: 'share',
      min: 0.01,
      max: 1,
      default: 0.3,
      step: 0.01,
      provenance: 'judgement',
      source: 'The rest are false alarms that cost as much',
    }),
    cure: share(
      { en: 'Flagged defaults that are averted', zh: '预警后成功化解率' },
      0.3,
      'Judgement',
    ),
    costPerAlert: quantity({
      title: { en: 'Cost per alert', zh: '每次预警处理成本' },
      unit: 'money',
      min: 0,
      max: 1e4,
      default: 25,
      scale: 'log',
      provenance: 'judgement',
      source: 'A call, an offer, a file',
    }),
  },
);
