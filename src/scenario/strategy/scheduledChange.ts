import * as v from 'valibot';
import { changeSet } from '../changeSet';
import { localizedSchema, quantity, section } from '../quantity';

/** A change of the strategy that is decided beforehand and stands on the timeline. */
export const strategyChange = section(
  { en: 'Strategy change', zh: '策略调整' },
  {
    title: v.optional(localizedSchema, ''),
    month: quantity({
      title: { en: 'Takes effect from month', zh: '自第几个月起执行' },
      unit: 'months',
      min: 1,
      max: 120,
      default: 13,
      integer: true,
      step: 1,
      provenance: 'judgement',
      source: 'The first month of the second year; the first step that begins in it or after',
    }),
    set: changeSet('any decisions of this strategy, its contingency plan included'),
  },
);
