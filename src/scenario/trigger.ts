import * as v from 'valibot';
import { choice, idSchema, localizedSchema, quantity, section } from './quantity';

/** What a trigger may watch; each is observed with the monitoring lag. */
export const triggerMetrics = {
  defaultRate: { en: 'Default rate (annualised)', zh: '违约率（年化）' },
  capitalRatio: { en: 'Capital ratio', zh: '资本充足率' },
  cashShare: { en: 'Cash ÷ loans', zh: '现金÷贷款' },
  confidence: { en: 'Confidence', zh: '信心' },
} as const;

/** What a trigger may do while it is pulled. */
export const triggerActions = {
  suspendLending: { en: 'Scale down new lending', zh: '压缩新增贷款' },
  raiseCutOff: { en: 'Decline the worst grades', zh: '拒绝最差等级' },
  raisePrices: { en: 'Raise prices', zh: '提高价格' },
  stepUpCollection: { en: 'Step up collection', zh: '加强催收' },
  drawCreditLine: { en: 'Draw the credit line', zh: '动用备用授信' },
  callLoans: { en: 'Call loans early', zh: '提前收回贷款' },
} as const;

/** When an observed metric has been beyond a threshold for long enough, do something for a while. */
export const triggerSchema = section(
  { en: 'Trigger', zh: '触发器' },
  {
    id: idSchema,
    title: v.optional(localizedSchema, ''),
    metric: choice({ en: 'When', zh: '当' }, triggerMetrics, 'defaultRate'),
    direction: choice(
      { en: 'is', zh: '处于' },
      { above: { en: 'above', zh: '高于' }, below: { en: 'below', zh: '低于' } },
      'above',
    ),
    threshold: quantity({
      title: { en: 'Threshold', zh: '阈值' },
      unit: 'share',
      min: 0,
      max: 10,
      default: 0.1,
      step: 0.005,
      provenance: 'judgement',
      source: 'A rate or a ratio',
    }),
    forMonths: quantity({
      title: { en: 'For months in a row', zh: '持续月数' },
      unit: 'months',
      min: 1,
      max: 24,
      default: 2,
      integer: true,
      step: 1,
      provenance: 'judgement',
      source: 'Before the action starts',
    }),
    action: choice({ en: 'Do', zh: '则' }, triggerActions, 'raiseCutOff'),
    segment: v.optional(idSchema),
    strength: quantity({
      title: { en: 'Strength', zh: '强度' },
      unit: 'ratio',
      min: 0,
      max: 10,
      default: 1,
      step: 0.01,
      provenance: 'judgement',
      source:
        'Share of lending stopped; number of grades; rate added (0.02 is two points); rise of the collection level; share of the line; share of loans called each month',
    }),
    lastsMonths: quantity({
      title: { en: 'Lasts for months', zh: '持续时间' },
      unit: 'months',
      min: 1,
      max: 60,
      default: 6,
      integer: true,
      step: 1,
      provenance: 'judgement',
      source: 'After the trigger was pulled',
    }),
  },
);

export type Trigger = v.InferOutput<typeof triggerSchema>;
