import * as v from 'valibot';
import { choice, idSchema, localizedSchema, quantity, section, share } from '../quantity';

/** A source of funds: how it is paid, who bears its losses, and how it takes bad news. */
export const fundingSource = section(
  { en: 'Source of funds', zh: '资金来源' },
  {
    id: idSchema,
    title: v.optional(localizedSchema, ''),
    treatment: choice(
      { en: 'Treatment', zh: '会计处理' },
      {
        ownFunds: { en: 'Own funds', zh: '自有资金' },
        debt: { en: 'Borrowed, on the balance sheet', zh: '表内负债' },
        offBalanceSheet: {
          en: 'Investors or partners, off the balance sheet',
          zh: '投资人或合作机构（表外）',
        },
      },
      'ownFunds',
    ),
    share: share(
      { en: 'Share of new lending', zh: '新增贷款占比' },
      1,
      'Shares of all sources sum to one',
    ),
    remuneration: choice(
      { en: 'How it is paid', zh: '收益方式' },
      {
        fixed: { en: 'A yield: the policy rate and a spread', zh: '固定收益：政策利率加利差' },
        passThrough: {
          en: "The borrowers' interest less a servicing fee",
          zh: '借款利息扣除服务费',
        },
      },
      'fixed',
    ),
    spread: quantity({
      title: { en: 'Return asked above the policy rate', zh: '要求的高于政策利率的回报' },
      unit: 'perYear',
      min: -0.05,
      max: 0.5,
      default: 0.03,
      step: 0.0025,
      provenance: 'judgement',
      source:
        'A yield that is paid, or, where interest is passed through, the return after losses below which a grade finds no investors',
    }),
    servicingFee: quantity({
      title: { en: 'Servicing fee (annual, of the balance)', zh: '服务费率（年，按余额）' },
      unit: 'perYear',
      min: 0,
      max: 0.2,
      default: 0.01,
      step: 0.001,
      provenance: 'judgement',
      source: 'Kept by the platform where interest is passed through',
    }),
    platformLossShare: share(
      { en: 'Share of losses borne by the platform', zh: '平台承担损失比例' },
      1,
      'Judgement; applies to off-balance-sheet sources',
    ),
    stickiness: share(
      { en: 'Stickiness in a loss of confidence', zh: '信心下降时的稳定性' },
      0.5,
      'Judgement: 1 never leaves',
    ),
  },
);
