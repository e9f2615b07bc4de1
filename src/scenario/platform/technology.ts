import { optionalSection, share, money } from '../quantity';

const programme = <const E extends Record<string, ReturnType<typeof share>>>(
  title: { en: string; zh: string },
  cost: number,
  effects: E,
) =>
  optionalSection(title, {
    costPerYear: money(
      'Cost of the full programme (per year)',
      '完整项目成本（每年）',
      cost,
      'Judgement',
    ),
    ...effects,
  });
// @__NO_SIDE_EFFECTS__
const gain = (en: string, zh: string, byDefault: number) =>
  share({ en, zh }, byDefault, 'Judgement: at the full programme');

/** Technology programmes: what each costs and what it moves. */
export const technology = optionalSection(
  { en: 'Technology programmes', zh: '科技项目' },
  {
    bigData: programme({ en: 'Big data', zh: '大数据' }, 600_000, {
      scoring: gain('Blindness of scoring it removes', '消除的评分盲区', 0.25),
      exposure: gain('Data incidents it adds', '增加的数据事件', 0.2),
    }),
    machineLearning: programme({ en: 'Machine learning', zh: '机器学习' }, 800_000, {
      scoring: gain('Blindness of scoring it removes', '消除的评分盲区', 0.3),
      drift: gain('Drift it adds', '增加的模型漂移', 0.3),
    }),
    distributedLedger: programme({ en: 'Distributed ledger', zh: '区块链' }, 500_000, {
      security: gain('Incidents it prevents', '避免的安全事件', 0.2),
      confidence: gain('Falls of confidence it softens', '缓和的信心下降', 0.1),
    }),
    automatedAssessment: programme({ en: 'Automated assessment', zh: '自动化评估' }, 500_000, {
      applicationCost: gain('Cost per application it saves', '节省的单笔申请成本', 0.5),
      monitoringLag: gain('Monitoring lag it removes', '缩短的监测时滞', 0.5),
    }),
    intelligentCollection: programme({ en: 'Intelligent collection', zh: '智能催收' }, 400_000, {
      recovery: gain('Loss given default it takes off', '降低的违约损失率', 0.05),
      collectionCost: gain('Collection cost it saves', '节省的催收成本', 0.3),
    }),
  },
);
