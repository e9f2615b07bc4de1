import type { OutcomeName } from '../../model/outcomes';

/** The outcomes of the table, under the headings of `messages.figures.groups`. */
export const outcomeGroups = {
  survival: ['capitalRatioMinimum', 'capitalRatioEnd', 'liquidityMinimum', 'confidenceMinimum'],
  credit: ['defaultRate', 'lossRate', 'creditLoss', 'platformLoss', 'investorLoss', 'insurerLoss'],
  compliance: [
    ...(['complianceCost', 'complianceRunCost', 'complianceChangeCost'] as const),
    ...(['complianceAuditCost', 'penalties', 'complianceCostShare'] as const),
    ...(['complianceCostPerLoan', 'breaches'] as const),
  ],
  earnings: ['revenue', 'profit', 'returnOnEquity'],
  access: ['approvalRate', 'originations', 'borrowersServed', 'meanApr', 'loansEnd'],
  concentration: ['concentrationIndex', 'effectiveBorrowers', 'largestShare'],
  market: ['peerFailures'],
} as const satisfies Record<string, readonly OutcomeName[]>;

export type OutcomeGroup = keyof typeof outcomeGroups;

/** What stands beside the load line. */
export const keyOutcomes = [
  'defaultRate',
  'returnOnEquity',
  'complianceCostShare',
  'approvalRate',
] as const satisfies readonly OutcomeName[];
