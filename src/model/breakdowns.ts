import type { OutcomeName } from './outcomes';

/** What outcomes are told apart by; `dimensions.ts` says what must be known to read them. */
export const dimensionNames = ['grade', 'region', 'segment', 'area', 'source'] as const;
export type Dimension = (typeof dimensionNames)[number];

/**
 * The part of compliance cost that no requirement area has: localisation, and audits and inspections while no area asks
 * anything. No area can have this id, which holds a space.
 */
export const notByArea = 'not by area';

/** The part of credit loss that no grade has: that of large exposures. No grade can have this id, which holds a space. */
export const notByGrade = 'not by grade';

/** Outcomes told apart by a dimension; the engine adds a column `name/dimension/id` for each of its members. */
export const breakdowns = {
  grade: ['approvalRate', 'meanApr', 'originations', 'defaultRate', 'creditLoss'],
  region: [
    'originations',
    'approvalRate',
    'inspections',
    'penalties',
    'defaultRate',
    'complianceCost',
    'creditLoss',
  ],
  segment: ['defaultRate', 'originations', 'approvalRate', 'meanApr', 'creditLoss'],
  area: ['complianceCost', 'penalties'],
  source: ['investorLoss'],
} as const satisfies Record<Dimension, OutcomeName[]>;

/** Every outcome that is told apart by a dimension, with that dimension, in the order of the columns. */
export const brokenDown = dimensionNames.flatMap((dimension) =>
  breakdowns[dimension].map((name): { dimension: Dimension; name: OutcomeName } => ({
    dimension,
    name,
  })),
);

/**
 * What is told apart year by year too: the main outcomes of each dimension. The engine adds a column `name/dimension/id`
 * for each member.
 */
export const overTime = {
  grade: ['defaultRate', 'creditLoss', 'approvalRate'],
  region: ['complianceCost', 'creditLoss', 'originations'],
  segment: ['defaultRate', 'creditLoss', 'originations'],
  area: ['complianceCost'],
  source: ['investorLoss'],
} as const satisfies { [D in Dimension]: readonly (typeof breakdowns)[D][number][] };

/** Every outcome that is told apart year by year, with its dimension, in the order of the columns. */
export const yearly = dimensionNames.flatMap((dimension) =>
  overTime[dimension].map((name): { dimension: Dimension; name: OutcomeName } => ({
    dimension,
    name,
  })),
);
