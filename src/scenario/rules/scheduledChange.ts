import * as v from 'valibot';
import { changeSet } from '../changeSet';
import { idSchema, localizedSchema, quantity, section, share } from '../quantity';

/** What a scheduled change sets: any of the hard numbers and strictnesses. */
export const changedNumbers = changeSet('rateCap, loanLimit, … and strictness of this rule set');

/** A change of the rules that stands on the timeline. */
export const scheduledChange = section(
  { en: 'Rule change', zh: '规则变化' },
  {
    id: idSchema,
    title: v.optional(localizedSchema, ''),
    announced: quantity({
      title: { en: 'Announced in month', zh: '公布月份' },
      unit: 'months',
      min: 0,
      max: 120,
      default: 0,
      integer: true,
      step: 1,
      provenance: 'judgement',
      source: '0: known before the start',
    }),
    inForce: quantity({
      title: { en: 'In force from month', zh: '生效月份' },
      unit: 'months',
      min: 1,
      max: 120,
      default: 12,
      integer: true,
      step: 1,
      provenance: 'judgement',
      source: 'First month in which it binds',
    }),
    transitionMonths: quantity({
      title: { en: 'Transition after it is in force', zh: '生效后过渡期' },
      unit: 'months',
      min: 0,
      max: 60,
      default: 6,
      integer: true,
      step: 1,
      provenance: 'judgement',
      source: 'Months over which practice catches up; the P2P measures of 2016 gave 12',
    }),
    size: share(
      { en: 'Size of the change for the organisation', zh: '变化对组织的影响程度' },
      0.5,
      'Judgement: 1 is a change of the business model; sets back maturity and scales the cost',
    ),
    set: changedNumbers,
  },
);
