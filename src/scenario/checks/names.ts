import { issue, type Issue } from '../issue';
import { dotted, type Path } from '../path';
import type { Scenario } from '../scenario';
import { news } from '../settingsInForce';
import { strategySets } from '../strategiesInForce';

/** Things that are called by a name have one each. */
export function* checkNames({ platform, rules, strategy }: Scenario): Generator<Issue> {
  const strategies = strategySets(strategy);
  const lists: [Path, string, string[]][] = [
    ...(
      ['grades', 'products', 'regions', 'segments', 'fundingSources', 'largeExposures'] as const
    ).map((key): [Path, string, string[]] => [
      ['platform', key],
      'id',
      platform[key].map(({ id }: { id: string }) => id),
    ]),
    ...platform.segments.map(({ grades }, index): [Path, string, string[]] => [
      ['platform', 'segments', index, 'grades'],
      'grade',
      grades.map(({ grade }) => grade),
    ]),
    [
      ['rules', 'enforcement', 'authorities'],
      'id',
      rules.enforcement.authorities.map(({ id }) => id),
    ],
    [
      ['rules', 'enforcement', 'intensityByRegion'],
      'region',
      rules.enforcement.intensityByRegion.map(({ region }) => region),
    ],
    [
      ['rules', 'rateCap', 'byRegion'],
      'region',
      rules.rateCap.byRegion.map(({ region }) => region),
    ],
    [['rules', 'changes'], 'id', rules.changes.map(({ id }) => id)],
    ...news('strategy', strategies, ['triggers']).map(
      ({ settings, path }): [Path, string, string[]] => [
        path,
        'id',
        settings.triggers.map(({ id }) => id),
      ],
    ),
    ...news('strategy', strategies, ['mix', 'targets']).map(
      ({ settings, path }): [Path, string, string[]] => [
        path,
        'id',
        settings.mix.targets.map(({ dimension, id }) => `${dimension} ${id}`),
      ],
    ),
  ];
  for (const [path, key, names] of lists) {
    for (const [index, id] of names.entries()) {
      const first = names.indexOf(id);
      if (first < index)
        yield issue('duplicateId', [...path, index, key], { id, first: dotted([...path, first]) });
    }
  }
}
