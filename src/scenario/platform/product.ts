import * as v from 'valibot';
import { idSchema, localizedSchema, quantity, section, share } from '../quantity';

/** A product: how its loans are repaid and when they default. */
export const product = section(
  { en: 'Product', zh: '产品' },
  {
    id: idSchema,
    title: v.optional(localizedSchema, ''),
    termMonths: quantity({
      title: { en: 'Term', zh: '期限' },
      unit: 'months',
      min: 1,
      max: 84,
      default: 36,
      integer: true,
      step: 1,
      provenance: 'judgement',
      source: 'Annuity loans',
    }),
    prepaymentPerYear: quantity({
      title: { en: 'Prepayment rate (annual)', zh: '年提前还款率' },
      unit: 'perYear',
      min: 0,
      max: 0.95,
      default: 0.12,
      step: 0.01,
      provenance: 'judgement',
      source: 'Conditional prepayment rate of the balance',
    }),
    originationFee: share(
      { en: 'Origination fee (share of the loan)', zh: '放款手续费率' },
      0,
      'Judgement: none unless given',
      { max: 0.3, step: 0.005 },
    ),
    seasoningPeakMonth: quantity({
      title: { en: 'Month on book with most defaults', zh: '违约高峰账龄' },
      unit: 'months',
      min: 1,
      max: 60,
      default: 12,
      integer: true,
      step: 1,
      provenance: 'judgement',
      source: 'Hazards rise, peak and fall; the lifetime probability stays the same',
    }),
    seasoningStrength: share(
      { en: 'Strength of seasoning', zh: '账龄效应强度' },
      0.5,
      'Judgement: 0 is a flat hazard',
    ),
  },
);
