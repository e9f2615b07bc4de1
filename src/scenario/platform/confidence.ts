import { optionalSection, quantity, share } from '../quantity';

/** Confidence of those who fund: what makes it fall, and how it comes back. */
export const confidence = optionalSection(
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
        en: 'Fall per loss above expectation (1% of the book)',
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
        en: 'Fall per penalty (1% of yearly revenue)',
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
);
