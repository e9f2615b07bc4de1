import * as v from 'valibot';
import { choice, idSchema, limit, list, optionalSection, section, share } from '../quantity';

const target = section(
  { en: 'Target', zh: '目标' },
  {
    dimension: choice(
      { en: 'Of', zh: '维度' },
      {
        product: { en: 'product', zh: '产品' },
        region: { en: 'region', zh: '地区' },
        grade: { en: 'grade', zh: '等级' },
      },
      'product',
    ),
    id: idSchema,
    share: share({ en: 'Target share of new lending', zh: '新增贷款目标占比' }, 0.5, 'Judgement'),
  },
);

/** What the platform lends on, and where. */
export const mix = optionalSection(
  { en: 'Mix', zh: '资产组合' },
  {
    targets: v.optional(list({ en: 'Targets', zh: '目标' }, target, 40), []),
    adjustment: share(
      { en: 'Strength of the pull towards targets', zh: '向目标调整的力度' },
      0.5,
      'Judgement',
    ),
    leniency: share(
      { en: 'Shift of business towards lenient regions', zh: '业务向宽松地区转移的程度' },
      0,
      'None unless given: at 1 marketing follows the inverse of enforcement intensity',
    ),
    productCap: limit({
      title: { en: 'Own cap: one product', zh: '自设上限：单一产品' },
      unit: 'share',
      min: 0.05,
      max: 1,
      step: 0.01,
      provenance: 'judgement',
      source: 'Of new lending',
    }),
    regionCap: limit({
      title: { en: 'Own cap: one region', zh: '自设上限：单一地区' },
      unit: 'share',
      min: 0.05,
      max: 1,
      step: 0.01,
      provenance: 'judgement',
      source: 'Of new lending',
    }),
    gradeCap: limit({
      title: { en: 'Own cap: one grade', zh: '自设上限：单一等级' },
      unit: 'share',
      min: 0.05,
      max: 1,
      step: 0.01,
      provenance: 'judgement',
      source: 'Of new lending',
    }),
    borrowerLimit: limit({
      title: { en: 'Own limit per borrower', zh: '自设单一借款人限额' },
      unit: 'money',
      min: 1,
      max: 1e12,
      scale: 'log',
      provenance: 'judgement',
      source: 'Cuts the largest loans down to this size',
    }),
  },
);
