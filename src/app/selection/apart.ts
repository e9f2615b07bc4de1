import { z95 } from '../../engine/proportion';
import { outcomes, type OutcomeName } from '../../model/outcomes';
import type { Chosen } from './criterion';

/** What is looked at to see what world, rules and funding some paths met. */
export const apartGroups = {
  world: ['defaultRate', 'peerFailures', 'ruleChanges', 'incidents'],
  rules: ['inspections', 'breaches', 'penalties', 'suspendedMonths'],
  funding: ['confidenceMinimum', 'liquidityMinimum', 'capitalRatioMinimum', 'originations'],
} as const satisfies Record<string, readonly OutcomeName[]>;

export type ApartGroup = keyof typeof apartGroups;

/** The mean of an outcome over the chosen paths beside that over the rest. */
export interface Apart {
  group: ApartGroup;
  outcome: OutcomeName;
  chosen: { mean: number; error: number };
  rest: { mean: number; error: number };
  /** Whether the two differ by more than chance leaves open; the errors of both are taken as independent. */
  told: boolean;
}

/** How the chosen paths differ from the rest; outcomes that are 0 on all paths are left out. */
export function apart({ paths, rest }: Chosen): Apart[] {
  return (Object.keys(apartGroups) as ApartGroup[]).flatMap((group) =>
    apartGroups[group].flatMap((outcome): Apart[] => {
      const [chosen, other] = [paths, rest].map((part) => {
        const { mean, standardError } = part.outcome(outcome);
        return { mean, error: standardError };
      });
      const { unit } = outcomes[outcome];
      if (unit !== 'share' && chosen.mean === 0 && !(other.mean > 0)) return [];
      const reach = z95 * Math.sqrt(chosen.error ** 2 + other.error ** 2);
      const told = Math.abs(chosen.mean - other.mean) > reach;
      return [{ group, outcome, chosen, rest: other, told }];
    }),
  );
}
