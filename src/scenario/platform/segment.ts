import * as v from 'valibot';
import { idSchema, list, localizedSchema, optionalSection, quantity, section } from '../quantity';
import { macroVariableIds, macroVariables, type MacroVariable } from '../world';

/** One grade of one segment: a cell of the book. */
const gradeOfSegment = section(
  { en: 'Grade', zh: '信用等级' },
  {
    grade: idSchema,
    share: quantity({
      title: { en: 'Share of applications', zh: '申请占比' },
      unit: 'share',
      min: 0,
      max: 1,
      default: 1,
      step: 0.01,
      provenance: 'judgement',
      source: 'Shares of a segment sum to one',
    }),
    annualDefaultRate: quantity({
      title: { en: 'Probability of default (annual)', zh: '年违约概率' },
      unit: 'perYear',
      min: 0,
      max: 0.9,
      default: 0.04,
      step: 0.001,
      provenance: 'judgement',
      source:
        'Middle of consumer lending; a grade at 0 never defaults, in the worst of times either',
    }),
    lossGivenDefault: quantity({
      title: { en: 'Loss given default', zh: '违约损失率' },
      unit: 'share',
      min: 0,
      max: 1,
      default: 0.85,
      step: 0.01,
      provenance: 'judgement',
      source: 'Unsecured consumer loans; on balance at charge-off',
    }),
    rate: quantity({
      title: { en: 'Rate charged today (annual)', zh: '当前年利率' },
      unit: 'perYear',
      min: 0,
      max: 2,
      default: 0.15,
      step: 0.001,
      provenance: 'judgement',
      source: 'Middle of consumer lending',
    }),
    meanLoan: quantity({
      title: { en: 'Mean loan', zh: '平均借款金额' },
      unit: 'money',
      min: 1,
      max: 1e9,
      default: 10_000,
      scale: 'log',
      provenance: 'judgement',
      source: 'A usual personal loan',
    }),
    loanVariation: quantity({
      title: { en: 'Variation of loan sizes (standard deviation ÷ mean)', zh: '借款金额变异系数' },
      unit: 'ratio',
      min: 0,
      max: 5,
      default: 0.6,
      step: 0.05,
      provenance: 'judgement',
      source: 'Lognormal sizes',
    }),
  },
);

const sensitivityTitle = {
  en: 'Shift of the probit of default per point',
  zh: '违约概率 probit 每点变动',
};

/** A segment of borrowers: one product in one region. */
export const segment = section(
  { en: 'Segment', zh: '客群' },
  {
    id: idSchema,
    title: v.optional(localizedSchema, ''),
    product: idSchema,
    region: idSchema,
    demandPerMonth: quantity({
      title: { en: 'Credit applied for per month', zh: '每月申请金额' },
      unit: 'moneyPerMonth',
      min: 0,
      max: 1e12,
      default: 1_000_000,
      scale: 'log',
      provenance: 'judgement',
      source: "At today's rates",
    }),
    openingBalance: quantity({
      title: { en: 'Outstanding at the start', zh: '期初贷款余额' },
      unit: 'money',
      min: 0,
      max: 1e13,
      default: 0,
      scale: 'log',
      provenance: 'judgement',
      source: 'An even history of lending over the term of the product',
    }),
    priceElasticity: quantity({
      title: { en: 'Price elasticity of demand', zh: '需求价格弹性' },
      unit: 'elasticity',
      min: 0,
      max: 6,
      default: 1.1,
      step: 0.1,
      provenance: 'published',
      source: 'Karlan & Zinman, CEPR DP 9503: 1.1 in the first year, 2.9 in the third (Mexico)',
    }),
    adverseSelection: quantity({
      title: {
        en: 'Adverse selection (log-odds of default per 1.00 of rate)',
        zh: '逆向选择（利率每提高 100 个百分点的违约对数几率）',
      },
      unit: 'ratio',
      min: 0,
      max: 30,
      default: 1.5,
      step: 0.1,
      provenance: 'judgement',
      source:
        'Ten points of price raise the odds of default by about a sixth, near the 7–16% of default that Karlan & Zinman put down to asymmetric information',
    }),
    assetCorrelation: quantity({
      title: { en: 'Asset correlation', zh: '资产相关性' },
      unit: 'share',
      min: 0,
      max: 0.9,
      default: 0.04,
      step: 0.005,
      provenance: 'published',
      source:
        'Basel Committee (2006), ¶329: 4% for qualifying revolving retail; other retail 3–16%. Of default rates of a year: each month has what gives a year this variance',
    }),
    meanAnnualIncome: quantity({
      title: { en: "Borrowers' mean annual income", zh: '借款人平均年收入' },
      unit: 'money',
      min: 1,
      max: 1e9,
      default: 60_000,
      scale: 'log',
      provenance: 'judgement',
      source: 'Sets what a limit as a share of income comes to',
    }),
    sensitivities: optionalSection(
      { en: 'Sensitivity to the economy', zh: '对宏观经济的敏感度' },
      {
        ...(Object.fromEntries(
          macroVariableIds.map((id) => [
            id,
            quantity({
              title: {
                en: `${sensitivityTitle.en}: ${macroVariables[id].en}`,
                zh: `${sensitivityTitle.zh}：${macroVariables[id].zh}`,
              },
              unit: 'probitPerPoint',
              min: -0.5,
              max: 0.5,
              step: 0.005,
              default: id === 'unemployment' ? 0.05 : id === 'gdpGrowth' ? -0.005 : 0,
              provenance: 'judgement',
              source:
                'Five points more unemployment raise a 4% default rate to about 6.7%; US card charge-offs rose by 132–704 bp with rises of 243–550 bp',
            }),
          ]),
        ) as Record<MacroVariable, ReturnType<typeof quantity>>),
      },
    ),
    grades: list({ en: 'Grades', zh: '信用等级' }, gradeOfSegment, 12, 1),
  },
);
