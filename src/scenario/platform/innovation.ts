import { optionalSection, quantity, share } from '../quantity';

/** What the bold gain and the timid lose in this market. */
export const innovation = optionalSection(
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
