import type { Localized } from '../../scenario/quantity';
import type { PartName } from '../../scenario/scenario';

/** A heading of the lever column and the settings that stand under it. */
interface Heading {
  id: string;
  title: Localized;
  /** Dotted paths of settings or groups of settings. */
  keys: readonly string[];
}

interface Group {
  parts: readonly PartName[];
  sections: readonly Heading[];
}

const section = (id: string, en: string, zh: string, ...keys: string[]): Heading => ({
  id,
  title: { en, zh },
  keys,
});

/** The three kinds of input, never mixed up, and in each the headings that a risk manager looks under. */
export const headings = {
  world: {
    parts: ['world'],
    sections: [
      section('economy', 'Economy', '宏观经济', 'world.severity', 'world.afterwards'),
      section('factors', 'Systematic credit risk', '系统性信用风险', 'world.factors'),
      section('peers', 'Failures of peer platforms', '同业平台倒闭', 'world.peerFailures'),
    ],
  },
  rules: {
    parts: ['rules'],
    sections: [
      section('rate-cap', 'Interest-rate cap', '利率上限', 'rules.rateCap'),
      section(
        ...(['limits', 'Lending limits', '借贷限额'] as const),
        ...['rules.loanLimit', 'rules.ownShareMinimum', 'rules.concentration'],
        'rules.homeRegionOnly',
      ),
      section(
        ...(['capital', 'Capital, leverage and provisions', '资本、杠杆与拨备'] as const),
        ...['rules.leverageMaximum', 'rules.provisionMinimum', 'rules.guaranteeMaximum'],
        'rules.capital',
      ),
      section(
        ...(['strictness', 'Compliance requirements', '合规要求'] as const),
        ...['rules.custodyRequired', 'rules.sandbox', 'rules.strictness'],
      ),
      section('enforcement', 'Enforcement', '执法', 'rules.enforcement'),
      section(
        ...(['changes', 'Rule changes', '规则变化'] as const),
        ...['rules.changes', 'rules.uncertainty'],
      ),
      section(
        ...(['jurisdictions', 'Jurisdictions and business lines', '法域与业务条线'] as const),
        ...['rules.jurisdictions', 'rules.businessLines'],
      ),
      section('imposed', 'Triggers imposed on platforms', '监管触发机制', 'rules.triggers'),
    ],
  },
  platform: {
    parts: ['platform', 'strategy'],
    sections: [
      section('pricing', 'Pricing', '定价', 'strategy.pricing'),
      section('underwriting', 'Underwriting', '授信审批', 'strategy.underwriting'),
      section(
        ...(['mix', 'Growth, innovation and mix', '增长、创新与资产组合'] as const),
        ...['strategy.growth', 'strategy.innovation', 'strategy.mix'],
      ),
      section(
        'monitoring',
        'Monitoring and early warning',
        '监测与风险预警',
        'strategy.monitoring',
      ),
      section(
        'collection',
        'Collection',
        '催收',
        'strategy.collection',
        'platform.collectionMonths',
      ),
      section('insurance', 'Credit insurance', '信用保险', 'strategy.insurance'),
      section('controls', 'Controls and culture', '内部控制与文化', 'strategy.controls'),
      section('compliance', 'Compliance programme', '合规体系', 'strategy.compliance'),
      section(
        ...(['liquidity', 'Capital, liquidity and disclosure', '资本、流动性与披露'] as const),
        ...[
          'strategy.capital',
          'strategy.provisioning',
          'strategy.disclosure',
          'strategy.disclosureCost',
        ],
      ),
      section(
        ...(['technology', 'Technology programmes', '科技项目'] as const),
        ...['strategy.technology', 'platform.technology'],
      ),
      section('triggers', 'Contingency plan', '应急预案', 'strategy.triggers'),
      section('phases', 'Planned changes of strategy', '计划中的策略调整', 'strategy.changes'),
      section(
        ...(['funding', 'Balance sheet and funding', '资产负债与资金来源'] as const),
        ...['platform.equity', 'platform.cash', 'platform.policyRate', 'platform.creditLine'],
        ...['platform.spreadPerUnemploymentPoint', 'platform.fundingSources'],
      ),
      section('confidence', 'Confidence of those who fund', '资金方信心', 'platform.confidence'),
      section(
        ...(['borrowers', 'Borrowers', '借款人'] as const),
        ...['platform.applicationFraud', 'platform.grades', 'platform.segments'],
        'platform.largeExposures',
      ),
      section(
        'products',
        'Products and regions',
        '产品与地区',
        'platform.products',
        'platform.regions',
      ),
      section(
        ...(['business', 'Business and costs', '业务与成本'] as const),
        ...['platform.competition', 'platform.otherIncomeShare'],
        ...['platform.taxRate', 'platform.costs', 'platform.innovation'],
      ),
      section('events', 'Operational and legal events', '操作与法律事件', 'platform.events'),
      section('conduct', 'Economics of compliance', '合规经济参数', 'platform.conduct'),
    ],
  },
} as const satisfies Record<string, Group>;

export type GroupName = keyof typeof headings;
export const groupNames = Object.keys(headings) as GroupName[];
