import * as v from 'valibot';
import { heading } from './heading';
import { list, optionalSection, quantity, share } from './quantity';
import { collection } from './strategy/collection';
import { compliance } from './strategy/compliance';
import { controls } from './strategy/controls';
import { insurance } from './strategy/insurance';
import { mix } from './strategy/mix';
import { monitoring } from './strategy/monitoring';
import { pricing } from './strategy/pricing';
import { strategyChange } from './strategy/scheduledChange';
import { underwriting } from './strategy/underwriting';
import { triggerSchema } from './trigger';

/** What the platform decides. */
const decisions = {
  pricing,
  underwriting,
  growth: quantity({
    title: {
      en: 'Marketing effort (multiple of today’s applications)',
      zh: '营销力度（当前申请量倍数）',
    },
    unit: 'ratio',
    min: 0,
    max: 5,
    default: 1,
    step: 0.05,
    provenance: 'judgement',
    source: 'Beyond 1, acquisition costs rise with the square of the effort',
  }),
  innovation: share(
    { en: 'Innovation (0.5: with the market)', zh: '创新程度（0.5 与市场同步）' },
    0.5,
    'Judgement: bold gains applications and income and risks breaches; timid loses the market',
  ),
  mix,
  monitoring,
  collection,
  insurance,
  compliance,
  controls,
  technology: optionalSection(
    { en: 'Technology programmes', zh: '科技项目投入' },
    {
      bigData: share({ en: 'Big data', zh: '大数据' }, 0, 'None unless given'),
      machineLearning: share({ en: 'Machine learning', zh: '机器学习' }, 0, 'None unless given'),
      distributedLedger: share({ en: 'Distributed ledger', zh: '区块链' }, 0, 'None unless given'),
      automatedAssessment: share(
        { en: 'Automated assessment', zh: '自动化评估' },
        0,
        'None unless given',
      ),
      intelligentCollection: share(
        { en: 'Intelligent collection', zh: '智能催收' },
        0,
        'None unless given',
      ),
    },
  ),
  disclosure: share(
    { en: 'Disclosure to those who fund', zh: '对资金方的信息披露' },
    0.5,
    'Judgement: damps every fall of confidence',
  ),
  disclosureCost: quantity({
    title: { en: 'Cost of full disclosure (per year)', zh: '完整信息披露成本（每年）' },
    unit: 'money',
    min: 0,
    max: 1e9,
    default: 150_000,
    scale: 'log',
    provenance: 'judgement',
    source:
      'In proportion to the level: audited figures, reports on every vintage, someone who answers; as dear as coordination',
  }),
  provisioning: quantity({
    title: {
      en: 'Allowance as a multiple of one-year expected loss',
      zh: '拨备（一年期预期损失的倍数）',
    },
    unit: 'ratio',
    min: 0,
    max: 4,
    default: 1,
    step: 0.05,
    provenance: 'judgement',
    source: 'IFRS 9 stage 1: twelve-month expected credit loss',
  }),
  capital: optionalSection(
    { en: 'Capital and liquidity', zh: '资本与流动性' },
    {
      dividendShare: share(
        { en: 'Share of profit paid out', zh: '分红比例' },
        0,
        'Judgement: only while capital is above its target',
      ),
      targetRatio: quantity({
        title: { en: 'Capital ratio aimed at', zh: '目标资本充足率' },
        unit: 'share',
        min: 0,
        max: 1,
        default: 0.12,
        step: 0.005,
        provenance: 'judgement',
        source: 'Four points above the minimum of 8%',
      }),
      liquidityBuffer: quantity({
        title: {
          en: 'Cash kept (share of loans on the balance sheet)',
          zh: '流动性缓冲（占表内贷款）',
        },
        unit: 'share',
        min: 0,
        max: 1,
        default: 0.05,
        step: 0.005,
        provenance: 'judgement',
        source: 'New lending stops short of it',
      }),
    },
  ),
  triggers: v.optional(list({ en: 'Contingency plan', zh: '应急预案' }, triggerSchema, 12), []),
};

export const strategySchema = v.strictObject({
  ...heading,
  ...decisions,
  changes: v.optional(
    list({ en: 'Planned changes of strategy', zh: '计划中的策略调整' }, strategyChange, 24),
    [],
  ),
});

/** Keys of a strategy that a planned change may patch: all that is decided. */
export const decisionKeys = Object.keys(decisions);

export type Strategy = v.InferOutput<typeof strategySchema>;
export type StrategyChange = Strategy['changes'][number];
