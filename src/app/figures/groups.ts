import { outcomeNames, type OutcomeName } from '../../model/outcomes';

/** The outcomes of the table, under the headings of `messages.figures.groups`. */
const outcomeGroups = {
  survival: ['capitalRatioMinimum', 'capitalRatioEnd', 'liquidityMinimum', 'confidenceMinimum'],
  credit: ['defaultRate', 'lossRate', 'creditLoss', 'platformLoss', 'investorLoss', 'insurerLoss'],
  compliance: [
    ...(['complianceCost', 'complianceRunCost', 'complianceChangeCost'] as const),
    ...(['complianceLegalCost', 'complianceTechnologyCost', 'complianceTrainingCost'] as const),
    ...(['complianceLocalisationCost', 'complianceAuditCost', 'penalties'] as const),
    ...(['complianceCostShare', 'complianceCostPerLoan', 'breaches', 'inspections'] as const),
    ...(['ruleChanges', 'suspendedMonths', 'cultureEnd'] as const),
  ],
  events: ['operationalLoss', 'incidents', 'cyberLoss', 'insiderLoss', 'legalClaims'],
  earnings: ['revenue', 'profit', 'returnOnEquity'],
  access: ['approvalRate', 'originations', 'borrowersServed', 'meanApr', 'loansEnd'],
  concentration: ['concentrationIndex', 'effectiveBorrowers', 'largestShare'],
  market: ['peerFailures'],
} as const satisfies Record<string, readonly OutcomeName[]>;

export type OutcomeGroup = keyof typeof outcomeGroups | 'other';

/** Every outcome under a heading; what no heading names stands under the last, so that none is lost. */
export function groupedOutcomes(): [OutcomeGroup, readonly OutcomeName[]][] {
  const groups = Object.entries(outcomeGroups) as [OutcomeGroup, readonly OutcomeName[]][];
  const named = new Set(groups.flatMap(([, names]) => names));
  const other = outcomeNames.filter((name) => !named.has(name));
  return other.length > 0 ? [...groups, ['other', other]] : groups;
}

/** What stands beside the load line. */
export const keyOutcomes = [
  'defaultRate',
  'returnOnEquity',
  'complianceCostShare',
  'approvalRate',
] as const satisfies readonly OutcomeName[];
