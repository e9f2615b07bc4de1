import * as v from 'valibot';
import { heading } from './heading';
import { choice, optionalSection, quantity, share, type Localized } from './quantity';

/** The macroeconomic variables a world may describe and a book may be sensitive to. */
export const macroVariables = {
  unemployment: { en: 'Unemployment rate', zh: '失业率' },
  gdpGrowth: { en: 'Real GDP growth', zh: '国内生产总值增速' },
  housePrices: { en: 'House price index', zh: '房价指数' },
  inflation: { en: 'Inflation', zh: '通货膨胀率' },
  policyRate: { en: 'Policy rate', zh: '政策利率' },
  equityPrices: { en: 'Equity price index', zh: '股票价格指数' },
} as const satisfies Record<string, Localized>;

export type MacroVariable = keyof typeof macroVariables;
export const macroVariableIds = Object.keys(macroVariables) as MacroVariable[];

const macroSeries = v.pipe(
  v.array(v.pipe(v.number(), v.finite(), v.minValue(-1000), v.maxValue(1_000_000))),
  v.minLength(1),
  v.maxLength(120),
);

/**
 * One macro variable: what was expected (`baseline`) and what happens (`path`), at a frequency, the first value
 * standing for the first period. Rates and growth are in per cent, as published; an index is in its own units and
 * deviates relatively.
 */
const macroPath = v.strictObject({
  frequency: v.picklist(['monthly', 'quarterly', 'annual']),
  deviation: v.optional(v.picklist(['points', 'relative']), 'points'),
  baseline: macroSeries,
  path: macroSeries,
});

export type MacroPath = v.InferOutput<typeof macroPath>;

/** Weights of the global, regional and product factor; they must sum to one (checked in the second pass). */
const factorWeights = optionalSection(
  { en: 'Weights of the credit factors', zh: '系统性因子权重' },
  {
    global: share(
      { en: 'Global factor', zh: '全局因子' },
      0.6,
      'Judgement: most of the joint movement of consumer credit is national',
    ),
    region: share({ en: 'Regional factors', zh: '地区因子' }, 0.2, 'Judgement'),
    product: share({ en: 'Product factors', zh: '产品因子' }, 0.2, 'Judgement'),
  },
);

export const worldSchema = v.strictObject({
  ...heading,
  start: v.optional(v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/)), '2026-01'),
  variables: v.optional(
    v.strictObject(
      Object.fromEntries(macroVariableIds.map((id) => [id, v.optional(macroPath)])) as {
        [K in MacroVariable]: v.OptionalSchema<typeof macroPath, undefined>;
      },
    ),
    {},
  ),
  severity: quantity({
    title: { en: 'Severity of the macro path', zh: '宏观路径严重程度' },
    unit: 'ratio',
    min: 0,
    max: 2,
    default: 1,
    step: 0.05,
    provenance: 'judgement',
    source: 'Scales every deviation from the baseline; 1 is the scenario as published',
  }),
  afterwards: choice(
    { en: 'After the last given month', zh: '路径结束之后' },
    {
      fade: { en: 'The deviation halves each year', zh: '偏离每年减半' },
      hold: { en: 'The last value holds', zh: '保持最后数值' },
      refuse: { en: 'Longer runs are refused', zh: '不允许更长的模拟' },
    },
    'fade',
  ),
  factors: optionalSection(
    { en: 'Systematic credit factors', zh: '系统性信用因子' },
    {
      persistence: optionalSection(
        { en: 'Persistence from month to month', zh: '逐月持续性' },
        {
          global: share(
            { en: 'Global factor', zh: '全局因子' },
            0.9,
            'Judgement: half-life of about seven months',
            { max: 0.999 },
          ),
          region: share({ en: 'Regional factors', zh: '地区因子' }, 0.85, 'Judgement', {
            max: 0.999,
          }),
          product: share({ en: 'Product factors', zh: '产品因子' }, 0.85, 'Judgement', {
            max: 0.999,
          }),
        },
      ),
      weights: factorWeights,
      copula: choice(
        { en: 'Dependence in the tail', zh: '尾部相依性' },
        {
          gaussian: { en: 'Gaussian copula', zh: '高斯 Copula' },
          studentT: { en: 'Student t copula', zh: '学生 t Copula' },
        },
        'gaussian',
      ),
      degreesOfFreedom: quantity({
        title: { en: 'Degrees of freedom (Student t)', zh: '自由度（学生 t）' },
        unit: 'count',
        min: 2,
        max: 100,
        default: 8,
        step: 1,
        provenance: 'judgement',
        source:
          'Fewer degrees of freedom, more defaults together; in months about 40 do what 8 do in one step of a year',
      }),
    },
  ),
  peerFailures: optionalSection(
    { en: 'Failures of peer platforms', zh: '同业平台倒闭' },
    {
      perYear: quantity({
        title: { en: 'Expected per year in normal times', zh: '正常时期每年预期次数' },
        unit: 'countPerYear',
        min: 0,
        max: 50,
        default: 0.5,
        step: 0.1,
        provenance: 'judgement',
        source: 'Failures large enough to reach the investors of other platforms',
      }),
      cyclicality: quantity({
        title: { en: 'Rise in bad times', zh: '逆境中的上升幅度' },
        unit: 'ratio',
        min: 0,
        max: 3,
        default: 0.7,
        step: 0.05,
        provenance: 'judgement',
        source:
          'The log of the rate rises by this for each standard deviation by which the global factor falls',
      }),
    },
  ),
});

export type World = v.InferOutput<typeof worldSchema>;
