import { optionalSection, quantity, share } from '../quantity';

/** How hard the platform collects. */
export const collection = optionalSection(
  { en: 'Collection', zh: '催收' },
  {
    level: share(
      { en: 'Collection level', zh: '催收力度' },
      0.5,
      'Judgement: 0.5 gives the loss given default and the lag as stated',
    ),
    effectOnLoss: share(
      {
        en: 'Loss given default taken off between level 0.5 and 1',
        zh: '力度由 0.5 升至 1 时损失率下降',
      },
      0.1,
      'Judgement',
      { max: 0.5 },
    ),
    costPerDefault: quantity({
      title: {
        en: 'Cost at level 1 (share of the balance collected on)',
        zh: '力度为 1 时的成本（占催收余额）',
      },
      unit: 'share',
      min: 0,
      max: 0.5,
      default: 0.06,
      step: 0.005,
      provenance: 'judgement',
      source: 'Convex in the level',
    }),
  },
);
