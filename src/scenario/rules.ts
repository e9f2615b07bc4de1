import * as v from 'valibot';
import { heading } from './heading';
import { levelByArea } from './areas';
import { flag, list } from './quantity';
import { departure } from './rules/departure';
import { enforcement } from './rules/enforcement';
import { hardNumbers } from './rules/hardNumbers';
import { scheduledChange } from './rules/scheduledChange';
import { uncertainty } from './rules/uncertainty';
import { triggerSchema } from './trigger';

const strictness = levelByArea(
  { en: 'Strictness by requirement area', zh: '各领域监管严格程度' },
  0.5,
  'Judgement: 0 asks nothing, 1 is the strictest regime we know',
);

export const rulesSchema = v.strictObject({
  ...heading,
  jurisdiction: v.optional(v.pipe(v.string(), v.maxLength(60)), ''),
  ...hardNumbers,
  strictness,
  enforcement,
  uncertainty,
  jurisdictions: v.optional(
    list(
      { en: 'Jurisdictions', zh: '法域' },
      departure({ en: 'Jurisdiction', zh: '法域' }, { en: 'jurisdiction', zh: '法域' }),
      12,
    ),
    [],
  ),
  businessLines: v.optional(
    list(
      { en: 'Business lines', zh: '业务条线' },
      departure(
        { en: 'Business line (product)', zh: '业务条线（产品）' },
        { en: 'business line', zh: '业务条线' },
      ),
      8,
    ),
    [],
  ),
  triggers: v.optional(
    list({ en: 'Triggers imposed on platforms', zh: '监管要求的触发机制' }, triggerSchema, 6),
    [],
  ),
  sandbox: flag(
    { en: 'Regulatory sandbox open to new products', zh: '监管沙盒（允许创新产品试点）' },
    false,
  ),
  custodyRequired: flag({ en: 'Client money with a bank custodian', zh: '强制银行存管' }, false),
  changes: v.optional(
    list({ en: 'Scheduled changes', zh: '已排期的规则变化' }, scheduledChange, 24),
    [],
  ),
});

/** Keys of a rule set that a scheduled change may patch. */
export const changeableKeys = [...Object.keys(hardNumbers), 'strictness'] as const;

export type Rules = v.InferOutput<typeof rulesSchema>;
export type RuleChange = Rules['changes'][number];
