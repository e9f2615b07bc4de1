import type { ConductState } from './conduct';
import type { ConductPlan } from './conductPlan';
import { lanes, type Lanes } from './lanes';
import type { RulesState } from './rules';

/** What compliance costs in a step: by area what is run, changed and penalised, beside audits, inspections and localisation. */
export function stepComplianceCost(
  plan: ConductPlan,
  state: ConductState,
  rules: RulesState,
  activeLoans: Lanes,
  step: number,
): void {
  const { breaches } = state;
  const { auditCost, complianceCost, allPenalties } = state;
  for (let i = 0; i < lanes; i++) {
    complianceCost[i] = plan.localisation + plan.auditCost[step] + breaches.inspectionCost[i];
    auditCost[i] = plan.auditCost[step] + breaches.inspectionCost[i];
    allPenalties[i] = 0;
  }
  for (let a = 0; a < plan.areas; a++) {
    const [run, change, penalties] = [state.runCost[a], state.changeCost[a], state.penalties[a]];
    const changed = rules.changed[a];
    const at = step * plan.areas + a;
    const fixed = plan.fixedCost[at];
    const perLoan = plan.costPerLoan[at];
    const scheduled = plan.changeCost[at];
    for (let i = 0; i < lanes; i++) {
      run[i] = fixed + perLoan * activeLoans[i];
      change[i] = scheduled + plan.costOfChange * changed[i];
      allPenalties[i] += penalties[i];
      complianceCost[i] += run[i] + change[i] + penalties[i];
    }
  }
  shareAudits(state);
}

/**
 * Audits and inspections go through what is asked, so that each area has a part of their cost in proportion to its
 * strictness.
 */
function shareAudits({ auditCost, auditByArea, auditOfNone, breaches, rate }: ConductState): void {
  const { strictness } = breaches;
  rate.fill(0);
  for (const asked of strictness) for (let i = 0; i < lanes; i++) rate[i] += asked[i];
  for (let i = 0; i < lanes; i++) {
    auditOfNone[i] = rate[i] > 0 ? 0 : auditCost[i];
    rate[i] = rate[i] > 0 ? auditCost[i] / rate[i] : 0;
  }
  for (let area = 0; area < strictness.length; area++) {
    const [asked, part] = [strictness[area], auditByArea[area]];
    for (let i = 0; i < lanes; i++) part[i] = rate[i] * asked[i];
  }
}
