import type { Plan } from '../engine/plan';
import { lanes, type Lanes } from '../model/lanes';
import { triggersByStep, triggersOf, type actionNames, type TriggersPlan } from '../model/triggers';
import type { ModelState } from '../model/month';
import { failureCauses, type FailureCause } from '../model/failureCauses';
import { areaIds, type Area } from '../scenario/areas';
import type { Scenario } from '../scenario/scenario';
import type { Localized } from '../scenario/quantity';
import { strategiesByStep } from '../scenario/strategiesInForce';
import type { Trigger } from '../scenario/trigger';

/** What can happen to a platform in a month, and what is known of it. Money is in the platform's currency. */
export interface EventParams {
  /** A scheduled change of the rules, by its place in their list. */
  ruleChangeAnnounced: { change: number; title: Localized | string; inForce: number };
  ruleChangeInForce: { change: number; title: Localized | string };
  /** A change that nobody was warned of: by how much it moved the area's strictness, on a scale of one. */
  surpriseRuleChange: { area: Area; size: number };
  /** A planned change of the strategy takes effect, by its place in their list. */
  strategyChange: { change: number; title: Localized | string };
  peerFailure: { count: number };
  breach: { count: number };
  audit: { cured: number };
  inspection: { regions: string[]; count: number; found: number };
  penalty: { area: Area; amount: number };
  suspension: { months: number };
  licenceWithdrawn: Record<string, never>;
  cyberIncident: { count: number; loss: number };
  insiderFraud: { count: number; loss: number };
  legalClaim: { count: number; loss: number };
  absconding: Record<string, never>;
  /** A trigger of the contingency plan begins to act, and ends. */
  triggerPulled: { trigger: string; action: (typeof actionNames)[number] };
  triggerEnded: { trigger: string; action: (typeof actionNames)[number] };
  /** Losses of the month come to twice what was expected, for the first time in a row. */
  lossesAboveExpected: { ratio: number };
  /** Confidence falls below half of what it was at the start: a run on funding. */
  fundingRun: { confidence: number; outflow: number };
  creditLineDrawn: { amount: number };
  insurerDefault: Record<string, never>;
  /** The capital ratio falls below what the rules ask for. */
  capitalBelowMinimum: { ratio: number; minimum: number };
  failure: { cause: FailureCause };
}

export type EventKind = keyof EventParams;

/** Every kind of event, in the order in which those of one month are told. */
export const eventKinds = [
  ...['ruleChangeAnnounced', 'ruleChangeInForce', 'surpriseRuleChange', 'strategyChange'],
  ...[
    'peerFailure',
    'triggerPulled',
    'triggerEnded',
    'lossesAboveExpected',
    'breach',
    'audit',
    'inspection',
  ],
  ...['penalty', 'suspension', 'licenceWithdrawn', 'cyberIncident', 'insiderFraud', 'legalClaim'],
  ...['absconding', 'fundingRun', 'creditLineDrawn', 'insurerDefault', 'capitalBelowMinimum'],
  'failure',
] as EventKind[];

/** Something that happened on a path. */
export type PathEvent = {
  [K in EventKind]: { month: number; kind: K; params: EventParams[K] };
}[EventKind];

/** How far losses are from expectation, and confidence from its start, for it to be told as an event: judgement. */
const manyTimes = 2;
const halfLost = 0.5;

/**
 * Tells what happens on the paths of a block, from the state after each step beside what it was before. Steps are to be
 * shown in order; a path that has failed has no more events.
 */
export class EventRecorder {
  readonly #plan: Plan;
  readonly #scenario: Scenario;
  /** In the order of the plan. */
  readonly #triggers: readonly Trigger[];
  #before: Levels | undefined;

  constructor(plan: Plan, scenario: Scenario) {
    this.#plan = plan;
    this.#scenario = scenario;
    const decided = strategiesByStep(scenario, plan.steps);
    this.#triggers = triggersOf(triggersByStep(decided, scenario.rules.triggers)).triggers;
  }

  /** The events of a step on some places of the block: `tell` is called for each in order of place. */
  step(
    step: number,
    state: ModelState,
    places: Iterable<number>,
    tell: (place: number, event: PathEvent) => void,
  ): void {
    const before = step === 0 ? undefined : this.#before;
    for (const place of places) {
      const { failedAt } = state.accounts;
      if (failedAt[place] === 0 || failedAt[place] > step)
        for (const event of this.#eventsAt(step, state, before, place)) tell(place, event);
    }
    this.#before = levelsOf(this.#plan.model.strategy.triggers, step, state, before);
  }

  *#eventsAt(
    step: number,
    state: ModelState,
    before: Levels | undefined,
    i: number,
  ): Generator<PathEvent> {
    const { model, months, monthsPerStep, requiredCapitalRatio } = this.#plan;
    const { platform, rules: asked, strategy } = this.#scenario;
    const { world, rules, conduct, funding, accounts } = state;
    const { breaches } = conduct;
    const month = months[step];
    const event = <K extends EventKind>(kind: K, params: EventParams[K]) =>
      ({ month, kind, params }) as PathEvent;
    const within = (date: number) => date > month - monthsPerStep && date <= month;

    for (const [change, { announced, inForce, title }] of asked.changes.entries())
      if (within(announced) && announced < inForce)
        yield event('ruleChangeAnnounced', { change, title, inForce });
    for (const [change, { inForce, title }] of asked.changes.entries())
      if (within(inForce)) yield event('ruleChangeInForce', { change, title });
    for (const [a, area] of areaIds.entries()) {
      const size = rules.shift[a][i] - (before?.shift[a][i] ?? 0);
      if (rules.changed[a][i] > 0) yield event('surpriseRuleChange', { area, size });
    }
    const begins = month - monthsPerStep + 1;
    for (const [change, planned] of strategy.changes.entries())
      if (planned.month <= begins && planned.month > begins - monthsPerStep)
        yield event('strategyChange', { change, title: planned.title });
    if (world.peerFailures[i] > 0) yield event('peerFailure', { count: world.peerFailures[i] });

    for (const [k, trigger] of this.#triggers.entries()) {
      const params = { trigger: trigger.id, action: trigger.action };
      const acting = acts(model.strategy.triggers, step, state, before, k, i);
      const acted = before?.acting[k][i] === 1;
      if (acting && !acted) yield event('triggerPulled', params);
      if (acted && !acting) yield event('triggerEnded', params);
    }
    const ratio = lossRatio(state, i);
    if (ratio >= manyTimes && !(before && before.lossRatio[i] >= manyTimes))
      yield event('lossesAboveExpected', { ratio });

    const arisen = breaches.arisen[i];
    if (arisen > 0) yield event('breach', { count: arisen });
    const found = breaches.penalised[i] - (before?.penalised[i] ?? 0);
    const cured = (before?.open[i] ?? 0) + arisen - found - breaches.open[i];
    if (cured > 0) yield event('audit', { cured });
    const visited = platform.regions.filter((_, r) => breaches.inspections[r][i] > 0);
    if (visited.length > 0)
      yield event('inspection', {
        regions: visited.map(({ id }) => id),
        count: breaches.inspections.reduce((sum, column) => sum + column[i], 0),
        found,
      });
    for (const [a, area] of areaIds.entries())
      if (conduct.penalties[a][i] > 0)
        yield event('penalty', { area, amount: conduct.penalties[a][i] });
    if (breaches.suspended[i] > Math.max(0, (before?.suspended[i] ?? 0) - 1))
      yield event('suspension', { months: breaches.suspended[i] * monthsPerStep });
    if (breaches.withdrawn[i] === 1 && !(before?.withdrawn[i] === 1))
      yield event('licenceWithdrawn', {});
    for (const [kind, counts, losses] of [
      ['cyberIncident', conduct.incidents, conduct.incidentCost],
      ['insiderFraud', conduct.insiderFrauds, conduct.insiderLoss],
      ['legalClaim', conduct.claims, conduct.claimCost],
    ] as const)
      if (counts[i] > 0) yield event(kind, { count: counts[i], loss: losses[i] });
    if (conduct.absconded[i] === 1) yield event('absconding', {});

    const half = halfLost * model.funding.openingConfidence;
    if (funding.confidence[i] < half && !(before && before.confidence[i] < half))
      yield event('fundingRun', { confidence: funding.confidence[i], outflow: funding.outflow[i] });
    if (accounts.line[i] > 0 && !(before && before.line[i] > 0))
      yield event('creditLineDrawn', { amount: accounts.line[i] });
    if (accounts.insurance.solvent[i] === 0 && !(before?.solvent[i] === 0))
      yield event('insurerDefault', {});
    const minimum = requiredCapitalRatio[step];
    const ratioNow = accounts.capitalRatio[i];
    const wasShort = before && before.capitalRatio[i] < requiredCapitalRatio[step - 1];
    if (ratioNow < minimum && !wasShort)
      yield event('capitalBelowMinimum', { ratio: ratioNow, minimum });
    if (accounts.failedAt[i] === step + 1)
      yield event('failure', { cause: failureCauses[accounts.cause[i]] as FailureCause });
  }
}

/** What events are told by the change of. */
interface Levels {
  shift: Lanes[];
  open: Lanes;
  penalised: Lanes;
  suspended: Lanes;
  withdrawn: Lanes;
  confidence: Lanes;
  line: Lanes;
  solvent: Lanes;
  capitalRatio: Lanes;
  lossRatio: Lanes;
  /** How long each trigger still acts, and whether it acted in the step, `[trigger][path]`. */
  left: Lanes[];
  acting: Lanes[];
}

function levelsOf(
  triggers: TriggersPlan,
  step: number,
  state: ModelState,
  before: Levels | undefined,
): Levels {
  const { rules, conduct, funding, accounts, strategy } = state;
  const { breaches } = conduct;
  const copy = (column: ArrayLike<number>) => Float64Array.from(column);
  return {
    shift: rules.shift.map(copy),
    open: copy(breaches.open),
    penalised: copy(breaches.penalised),
    suspended: copy(breaches.suspended),
    withdrawn: copy(breaches.withdrawn),
    confidence: copy(funding.confidence),
    line: copy(accounts.line),
    solvent: copy(accounts.insurance.solvent),
    capitalRatio: copy(accounts.capitalRatio),
    lossRatio: Float64Array.from({ length: lanes }, (_, i) => lossRatio(state, i)),
    left: strategy.triggers.left.map(copy),
    acting: strategy.triggers.left.map((_, k) =>
      Float64Array.from({ length: lanes }, (__, i) =>
        acts(triggers, step, state, before, k, i) ? 1 : 0,
      ),
    ),
  };
}

/** Whether a trigger acts in a step: it is part of the plan, and is pulled in it or had time left from before. */
function acts(
  triggers: TriggersPlan,
  step: number,
  { strategy }: ModelState,
  before: Levels | undefined,
  k: number,
  i: number,
): boolean {
  if (triggers.held[step * triggers.metric.length + k] === 0) return false;
  return strategy.triggers.met[k][i] >= triggers.forSteps[k] || (before?.left[k][i] ?? 0) > 0;
}

/** Losses of the month ÷ those expected of it; 0 where none are. */
function lossRatio({ book }: ModelState, i: number): number {
  const { loss, expectedLoss } = book.totals;
  return expectedLoss[i] > 0 ? loss[i] / expectedLoss[i] : 0;
}
