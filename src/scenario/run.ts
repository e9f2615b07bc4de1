import * as v from 'valibot';
import { choice, quantity } from './quantity';

/** How a scenario is run. Months beyond the horizon of interest cost time and nothing else. */
export const runSchema = v.strictObject({
  months: quantity({
    title: { en: 'Horizon', zh: '模拟期限' },
    unit: 'months',
    min: 1,
    max: 120,
    default: 36,
    integer: true,
    step: 1,
    provenance: 'judgement',
    source: 'Three years: the length of the shorter loans and of supervisory scenarios',
  }),
  monthsPerStep: v.optional(
    v.pipe(v.picklist([1, 3, 12]), v.title('Months in a step'), v.metadata({ steps: true })),
    1,
  ),
  paths: quantity({
    title: { en: 'Paths', zh: '模拟路径数' },
    unit: 'count',
    min: 1,
    max: 10_000_000,
    default: 4096,
    integer: true,
    scale: 'log',
    provenance: 'judgement',
    source: 'Enough for a standard error of about 1.5% of a standard deviation',
  }),
  sampling: choice(
    { en: 'Draws of the systematic factors', zh: '系统性因子的抽样方式' },
    {
      sobol: { en: 'Quasi-random (Sobol’)', zh: '准随机（Sobol’ 序列）' },
      random: { en: 'Random', zh: '随机' },
    },
    'sobol',
  ),
  tailShift: quantity({
    title: {
      en: 'Shift of a quarter of the paths into bad times',
      zh: '四分之一路径移向恶劣时期的幅度',
    },
    unit: 'index',
    min: 0,
    max: 6,
    default: 0,
    step: 0.5,
    provenance: 'judgement',
    source:
      'Off; 1.5 standard deviations of what the factors do to a whole book sharpen losses, most of all their 99% tails; 3 those of 99.9% and beyond',
  }),
  seed: v.optional(
    v.pipe(
      v.string(),
      v.minLength(1),
      v.maxLength(100),
      v.title('Seed'),
      v.metadata({ seed: true }),
    ),
    'plimsoll',
  ),
});

export type Run = v.InferOutput<typeof runSchema>;
