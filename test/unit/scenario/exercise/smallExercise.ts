/** An exercise of two half-years that is quickly run. */
export const smallExercise = {
  version: 1,
  id: 'small',
  title: { en: 'Two half-years', zh: '两个半年' },
  description: { en: 'A marketplace in bad times.', zh: '不利环境中的市场平台。' },
  platform: 'marketplace',
  world: 'severe',
  rules: 'light-touch',
  strategy: 'as-is',
  seed: 'small',
  paths: 256,
  levers: [
    { id: 'training', paths: ['strategy.controls.training'], costPerUnit: 300_000 },
    { id: 'cut-off', paths: ['strategy.underwriting.gradesDeclined'], min: 0, max: 3 },
    { id: 'disclosure', paths: ['strategy.disclosure'], costPerUnit: 150_000 },
  ],
  rounds: [
    { title: 'First', months: 6, budget: 100_000, predict: ['failure', 'profit'] },
    { title: 'Second', months: 6, budget: 100_000, predict: ['failure', 'capitalRatio'] },
  ],
  score: {
    survival: 50,
    outcomes: [
      { outcome: 'profit', weight: 30, poor: -5_000_000, good: 5_000_000 },
      { outcome: 'approvalRate', weight: 20, poor: 0.5, good: 1 },
    ],
  },
  expert: {
    note: { en: 'One cautious line.', zh: '一种谨慎的做法。' },
    rounds: [[{ lever: 'cut-off', value: 1 }], [{ lever: 'training', value: 0.8 }]],
  },
};
