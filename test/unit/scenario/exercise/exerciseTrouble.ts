import { outcomeNames } from '../../../../src/model/outcomes';
import { checkDecisions } from '../../../../src/scenario/exercise/decisions';
import { parseExerciseSync } from '../../../../src/scenario/exercise/exercise';
import { checkPredictions } from '../../../../src/scenario/exercise/play';
import type { Issue } from '../../../../src/scenario/issue';
import { nodePresets } from '../../../../src/scenario/nodePresets';
import { smallExercise } from './smallExercise';

const [lever] = smallExercise.levers;
const [round] = smallExercise.rounds;

/** A claim, what is changed in the small exercise, and what is then said of it. */
export const exerciseTroubles: [claim: string, change: object, trouble: string][] = [
  [
    'where a lever moves nothing of a strategy',
    { levers: [{ ...lever, paths: ['strategy.controls.trainin'] }] },
    'levers[0].paths[0]: unknownReference',
  ],
  [
    'where a lever moves a list',
    { levers: [{ ...lever, paths: ['strategy.triggers'] }] },
    'levers[0].paths[0]: unknownReference',
  ],
  [
    'where levers that move together are not alike',
    {
      levers: [
        { ...lever, paths: ['strategy.controls.training', 'strategy.controls.trainingCost'] },
      ],
    },
    'levers[0].paths: leversUnlike',
  ],
  [
    'where a lever starts outside its limits',
    { levers: [{ ...lever, min: 0.6 }] },
    'levers[0]: outOfRange',
  ],
  [
    'where a round names a lever that there is not',
    { rounds: [{ ...round, levers: ['trainig'] }] },
    'rounds[0].levers[0]: unknownReference',
  ],
  [
    'where points do not sum to a hundred',
    { score: { survival: 60, outcomes: [] } },
    'score: pointsNotHundred',
  ],
  [
    'where an outcome is none',
    { score: { survival: 50, outcomes: [{ outcome: 'profits', weight: 50, poor: 0, good: 1 }] } },
    'score.outcomes[0].outcome: unknownReference',
  ],
  [
    'where poor is good',
    { score: { survival: 50, outcomes: [{ outcome: 'profit', weight: 50, poor: 1, good: 1 }] } },
    'score.outcomes[0]: pointsAlike',
  ],
  [
    'where nothing is to be predicted',
    { rounds: [{ ...round, predict: [] }] },
    'rounds[0].predict: listLength',
  ],
  [
    'where the expert has other rounds',
    { expert: { note: 'One', rounds: [] } },
    'expert.rounds: listLength',
  ],
  [
    'where the expert spends more than there is',
    { expert: { note: 'One', rounds: [[{ lever: 'training', value: 1 }], []] } },
    'expert.rounds[0]: overBudget',
  ],
  ['where its platform is unknown', { platform: 'marketplce' }, 'platform: presetUnknown'],
  ['where a key is mistyped', { round: [] }, 'round: unknownKey'],
];

/** Everything that can be wrong with exercises and plays alone. */
export function allExerciseTrouble(): Issue[] {
  const presets = nodePresets();
  const refused = exerciseTroubles.flatMap(([, change]) => {
    const parsed = parseExerciseSync({ ...smallExercise, ...change }, presets, outcomeNames);
    return parsed.ok ? [] : parsed.issues;
  });
  const parsed = parseExerciseSync(smallExercise, presets, outcomeNames);
  if (!parsed.ok) throw new Error('the small exercise is in trouble');
  const dear = [{ lever: 'training', value: 1 }];
  return [
    ...refused,
    ...checkDecisions(parsed.exercise, 0, [], dear, []),
    ...checkPredictions(['profit'], [], []),
    ...checkPredictions(['profit'], [{ of: 'profit', low: 2, high: 1 }], []),
  ];
}
