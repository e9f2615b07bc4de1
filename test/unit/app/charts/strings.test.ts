import { expect, test } from 'vitest';
import { strings } from '../../../../src/app/charts/strings';

/** Every text, those with parameters filled with something to see. */
function texts(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    return [[path, (value as (...given: string[]) => string)('%', '%')]];
  }
  return Object.entries(value as object).flatMap(([key, inner]) => texts(inner, `${path}.${key}`));
}

test('Chinese is Chinese wherever English has words', () => {
  const alike = new Set(['.middleHalf', '.mostPaths', '.valueAtRisk', '.shortfall']);
  const english = new Map(texts(strings.en));
  for (const [path, text] of texts(strings.zh)) {
    if (!/[a-z]{2}/i.test(english.get(path)!.replaceAll('undefined', '')) || alike.has(path))
      continue;
    expect(text, path).toMatch(/[\u4e00-\u9fff]/);
  }
});
