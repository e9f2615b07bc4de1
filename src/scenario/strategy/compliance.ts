import { levelByArea } from '../areas';
import { optionalSection, quantity, share } from '../quantity';

/** What is paid for compliance, and internal audit. */
export const compliance = optionalSection(
  { en: 'Compliance programme', zh: '合规体系' },
  {
    level: levelByArea({ en: 'Level paid for, by area', zh: '各领域投入水平' }, 0.6, 'Judgement'),
    automation: share(
      { en: 'Automation of compliance work', zh: '合规自动化程度' },
      0.2,
      'Judgement: saves up to half of the cost per loan, and adds to the fixed cost',
    ),
    auditsPerYear: quantity({
      title: { en: 'Internal audits per year', zh: '每年内部审计次数' },
      unit: 'countPerYear',
      min: 0,
      max: 12,
      default: 1,
      step: 0.5,
      provenance: 'judgement',
      source: 'Find and cure breaches before the authority does',
    }),
    auditDepth: share(
      { en: 'Share of breaches an audit finds', zh: '审计发现违规比例' },
      0.5,
      'Judgement',
    ),
    auditCost: quantity({
      title: { en: 'Cost of an audit at full depth', zh: '一次全面审计成本' },
      unit: 'money',
      min: 0,
      max: 1e8,
      default: 120_000,
      scale: 'log',
      provenance: 'judgement',
      source: 'In proportion to depth',
    }),
  },
);
