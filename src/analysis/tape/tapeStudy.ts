import { formatVersion } from '../../scenario/scenario';

/**
 * A study of a platform that was made of a tape: calm times under light rules, and the same platform in the Federal
 * Reserve's severely adverse scenario of 2025.
 */
export function tapeStudy(
  platform: Record<string, unknown>,
  file: string,
): Record<string, unknown> {
  return {
    version: formatVersion,
    id: 'tape',
    title: { en: `Loan tape: ${file}`.slice(0, 120), zh: `贷款数据：${file}`.slice(0, 120) },
    question: {
      en: `What does a recession do to the book of ${file}?`.slice(0, 200),
      zh: `经济衰退会给 ${file} 的贷款组合带来什么？`.slice(0, 200),
    },
    opensWith: 'recession',
    baseline: {
      title: { en: 'Calm, light touch', zh: '平稳、轻度监管' },
      platform,
      world: 'calm',
      rules: 'light-touch',
      strategy: 'as-is',
      run: { months: 36, paths: 4096, seed: 'plimsoll' },
    },
    scenarios: [
      {
        id: 'recession',
        title: { en: 'Recession', zh: '经济衰退' },
        world: 'fed-2025-severely-adverse',
      },
    ],
  };
}
