import type { Difference } from '../state/differences';
import type { PartName } from '../../scenario/scenario';

/** The kinds of input that are never mixed up. */
export const inputs = ['world', 'rules', 'platform'] as const;
export type Input = (typeof inputs)[number];

/** Which kind of input a part of a scenario is; a platform's strategy is the platform's own. */
export const inputOf: Record<PartName, Input> = {
  world: 'world',
  rules: 'rules',
  platform: 'platform',
  strategy: 'platform',
};

/** Differences by the kind of input, without the kinds in which nothing differs. */
export function byInput(differences: readonly Difference[]): {
  input: Input;
  differences: Difference[];
}[] {
  const partOf = (one: Difference) =>
    one.kind === 'preset' ? one.part : (String(one.path[0]) as PartName);
  return inputs
    .map((input) => ({
      input,
      differences: differences.filter((one) => inputOf[partOf(one)] === input),
    }))
    .filter(({ differences }) => differences.length > 0);
}
