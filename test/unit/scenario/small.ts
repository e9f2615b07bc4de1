import { presetsOf } from '../../../src/scenario/presets';

/** The smallest platform that lends. */
export const smallPlatform = {
  title: { en: 'Small', zh: '小平台' },
  grades: [{ id: 'A' }, { id: 'B' }],
  products: [{ id: 'loan', termMonths: 12 }],
  regions: [{ id: 'north', home: true }],
  segments: [
    {
      id: 'all',
      product: 'loan',
      region: 'north',
      openingBalance: 20_000_000,
      grades: [
        { grade: 'A', share: 0.6, rate: 0.1 },
        { grade: 'B', share: 0.4, rate: 0.2 },
      ],
    },
  ],
  equity: 8_000_000,
  fundingSources: [
    { id: 'own', treatment: 'ownFunds', share: 0.4 },
    { id: 'bank', treatment: 'debt', share: 0.6 },
  ],
};

/** A handful of presets that are no file's business. */
export const smallPresets = presetsOf({
  platform: { small: smallPlatform },
  world: { calm: { title: { en: 'Calm', zh: '平静' } } },
  rules: {
    open: { title: { en: 'Open', zh: '宽松' } },
    capped: {
      title: { en: 'Capped', zh: '设上限' },
      rateCap: { absolute: 0.24 },
      enforcement: { authorities: [{ id: 'bureau' }] },
    },
    'capped-lower': {
      title: { en: 'Capped lower', zh: '上限更低' },
      preset: 'capped',
      with: { rateCap: { absolute: 0.15 } },
    },
  },
  strategy: { steady: { title: { en: 'Steady', zh: '稳健' } } },
});

/** A scenario of nothing but presets. */
export const smallScenario = {
  version: 1,
  platform: 'small',
  world: 'calm',
  rules: 'capped',
  strategy: 'steady',
};
