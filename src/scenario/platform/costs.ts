import { optionalSection, quantity, share } from '../quantity';

/** What it costs to run the platform. */
export const costs = optionalSection(
  { en: 'Costs', zh: '成本' },
  {
    fixedPerMonth: quantity({
      title: { en: 'Fixed operating cost', zh: '固定运营成本' },
      unit: 'moneyPerMonth',
      min: 0,
      max: 1e10,
      default: 200_000,
      scale: 'log',
      provenance: 'judgement',
      source: 'Staff, systems, rent',
    }),
    adjustableShare: share(
      {
        en: 'Share of fixed cost that can follow revenue down',
        zh: '固定成本中可随收入下降的比例',
      },
      0.5,
      'A year’s costs then fall by 0.34% per 1% of revenue; 0.35% in Anderson, Banker & Janakiraman (2003), J. Accounting Research 41, of all selling and administrative costs',
      { provenance: 'derived' },
    ),
    adjustmentMonths: quantity({
      title: { en: 'Time to cut fixed cost', zh: '削减固定成本所需时间' },
      unit: 'months',
      min: 1,
      max: 60,
      default: 6,
      step: 1,
      provenance: 'judgement',
      source: 'Notice, leases, contracts: a time constant; costs rise again at once',
    }),
    servicingPerLoan: quantity({
      title: { en: 'Servicing cost per active loan', zh: '每笔存量贷款服务成本' },
      unit: 'moneyPerMonth',
      min: 0,
      max: 1000,
      default: 4,
      scale: 'log',
      provenance: 'judgement',
      source: 'Payments, service, ordinary collection',
    }),
    acquisitionShare: share(
      { en: 'Acquisition cost (share of new loans)', zh: '获客成本（占新增贷款）' },
      0.02,
      'Judgement',
      { max: 0.3, step: 0.0025 },
    ),
    costPerApplication: quantity({
      title: { en: 'Cost per application', zh: '每笔申请处理成本' },
      unit: 'money',
      min: 0,
      max: 1000,
      default: 10,
      scale: 'log',
      provenance: 'judgement',
      source: 'Data, checks, scoring',
    }),
  },
);
