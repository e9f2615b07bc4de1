import { issue, type Issue, type SumOf } from '../issue';
import type { Path } from '../path';
import type { Scenario } from '../scenario';
import { news } from '../settingsInForce';
import { strategySets } from '../strategiesInForce';

/** How far a sum of shares may be from one. */
const tolerance = 1e-6;

const total = (shares: number[]) => shares.reduce((sum, share) => sum + share, 0);

/** Shares of a whole make the whole. */
export function* checkSums({ platform, world, strategy }: Scenario): Generator<Issue> {
  const wholes: [SumOf, Path, number[]][] = [
    ...platform.segments.map(({ grades }, index): [SumOf, Path, number[]] => [
      'gradeShares',
      ['platform', 'segments', index, 'grades'],
      grades.map(({ share }) => share),
    ]),
    [
      'fundingShares',
      ['platform', 'fundingSources'],
      platform.fundingSources.map(({ share }) => share),
    ],
    ['factorWeights', ['world', 'factors', 'weights'], Object.values(world.factors.weights)],
  ];
  for (const [of, path, shares] of wholes) {
    const sum = total(shares);
    if (Math.abs(sum - 1) > tolerance) yield issue('sumNotOne', path, { of, sum });
  }
  for (const { settings, path } of news('strategy', strategySets(strategy), ['mix', 'targets']))
    for (const dimension of ['product', 'region', 'grade'] as const) {
      const targets = settings.mix.targets.filter((target) => target.dimension === dimension);
      const sum = total(targets.map(({ share }) => share));
      if (sum > 1 + tolerance) yield issue('targetsAboveOne', path, { dimension, sum });
    }
}
