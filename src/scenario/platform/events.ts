import { optionalSection, quantity, share, money } from '../quantity';

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
export const events = optionalSection(
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
