import type { Timing } from '../engine/resultDocument';
import type { Language } from '../scenario/language';
import type { Scenario } from '../scenario/scenario';

/** What was run, and how long it took, above a table. */
export function runHeading(
  title: string,
  { run, platform }: Scenario,
  { workers, wallMilliseconds }: Timing,
  language: Language,
): string {
  const paths = run.paths.toLocaleString('en');
  const seconds = (wallMilliseconds / 1000).toFixed(1);
  const facts = {
    en: [
      ...[`${paths} paths`, `${run.months} months`, `seed “${run.seed}”`, platform.currency],
      ...[workers === 1 ? '1 thread' : `${workers} threads`, `${seconds} s`],
    ],
    zh: [
      ...[`${paths} 条路径`, `${run.months} 个月`, `种子“${run.seed}”`, platform.currency],
      ...[`${workers} 个线程`, `${seconds} 秒`],
    ],
  };
  return `${title}\n${facts[language].join(' · ')}\n`;
}
