import { flag, optionalSection, quantity, share } from '../quantity';

/** Controls beside the compliance programme. */
export const controls = optionalSection(
  { en: 'Controls', zh: '内部控制' },
  {
    security: share(
      { en: 'Security level', zh: '安全水平' },
      0.5,
      'Judgement: takes away up to nine tenths of incidents',
    ),
    securityCost: quantity({
      title: { en: 'Cost of full security (per year)', zh: '完整安全体系成本（每年）' },
      unit: 'money',
      min: 0,
      max: 1e9,
      default: 500_000,
      scale: 'log',
      provenance: 'judgement',
      source: 'Convex in the level',
    }),
    legalRiskManagement: share(
      { en: 'Legal-risk management', zh: '法律风险管理' },
      0.3,
      'Judgement: limits the cost of claims by up to half',
    ),
    legalCost: quantity({
      title: {
        en: 'Cost of full legal-risk management (per year)',
        zh: '完整法律风险管理成本（每年）',
      },
      unit: 'money',
      min: 0,
      max: 1e9,
      default: 250_000,
      scale: 'log',
      provenance: 'judgement',
      source: 'In proportion to the level',
    }),
    training: share(
      { en: 'Training and incentives', zh: '培训与激励' },
      0.5,
      'Judgement: the culture that is reached in the long run without pressure',
    ),
    trainingCost: quantity({
      title: {
        en: 'Cost of full training and incentives (per year)',
        zh: '完整培训与激励成本（每年）',
      },
      unit: 'money',
      min: 0,
      max: 1e9,
      default: 300_000,
      scale: 'log',
      provenance: 'judgement',
      source: 'In proportion to the level',
    }),
    coordination: share(
      { en: 'Coordination of compliance and risk', zh: '合规与风险管理协调' },
      0.3,
      'Judgement',
    ),
    coordinationCost: quantity({
      title: { en: 'Cost of full coordination (per year)', zh: '完全协调成本（每年）' },
      unit: 'money',
      min: 0,
      max: 1e9,
      default: 150_000,
      scale: 'log',
      provenance: 'judgement',
      source: 'In proportion to the level',
    }),
    custody: flag({ en: 'Own choice of a bank custodian', zh: '自愿采用银行存管' }, false),
  },
);
