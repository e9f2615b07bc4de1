import type { Localized } from '../scenario/quantity';
import type { Dimension } from './breakdowns';

/** What outcomes are told apart by, and what must be known to read them. */
export const dimensions = {
  grade: {
    title: { en: 'Grade', zh: '信用等级' },
    definition: {
      en: 'as scoring sees it; default rates are without large exposures and fraud, credit loss is with fraud, and large exposures stand apart',
      zh: '评分所见的等级；违约率不含大额敞口与欺诈贷款，信用损失含欺诈贷款，大额敞口单列',
    },
  },
  region: {
    title: { en: 'Region', zh: '地区' },
    definition: {
      en: 'compliance cost: inspections, what they penalise and localisation where they arise, all else by outstanding principal; penalties are those of inspections, not those for incidents; credit loss is with large exposures and fraud, default rates are without',
      zh: '合规成本：检查、检查处罚与本地化计入所在地区，其余按贷款余额分摊；处罚指检查处罚，不含事件处罚；信用损失含大额敞口与欺诈贷款，违约率不含',
    },
  },
  segment: {
    title: { en: 'Segment', zh: '客群' },
    definition: {
      en: 'default rates are without large exposures and fraud, credit loss is with both',
      zh: '违约率不含大额敞口与欺诈贷款，信用损失则包含两者',
    },
  },
  area: {
    title: { en: 'Requirement area', zh: '监管领域' },
    definition: {
      en: 'audits and inspections go through what is asked and are shared by the strictness of the areas; localisation serves all areas and is not told apart',
      zh: '审计与检查针对各项要求，按各领域的监管严格程度分摊；本地化服务于全部领域，不按领域划分',
    },
  },
  source: {
    title: { en: 'Source of funds', zh: '资金来源' },
    definition: {
      en: 'sources other than own funds, and other lenders: those of the credit line, and of debt where no source is debt',
      zh: '自有资金以外的来源，以及其他出借人：备用授信，及无负债类来源时的债务',
    },
  },
} as const satisfies Record<Dimension, { title: Localized; definition: Localized }>;
