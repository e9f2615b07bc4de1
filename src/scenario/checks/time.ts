import { issue, type Issue } from '../issue';
import type { Scenario } from '../scenario';
import { macroVariableIds, macroVariables } from '../world';

const monthsPerValue = { monthly: 1, quarterly: 3, annual: 12 } as const;

/** The horizon, the macro paths and the calendars of rules and strategy go together. */
export function* checkTime({ run, world, rules, strategy }: Scenario): Generator<Issue> {
  const { months, monthsPerStep } = run;
  if (months % monthsPerStep !== 0)
    yield issue('monthsNotMultiple', ['run', 'months'], { months, monthsPerStep });

  for (const id of macroVariableIds) {
    const series = world.variables[id];
    if (!series) continue;
    const path = ['world', 'variables', id];
    const variable = macroVariables[id];
    const given = series.path.length * monthsPerValue[series.frequency];
    if (world.afterwards === 'refuse' && given < months)
      yield issue('macroTooShort', [...path, 'path'], { variable, given, asked: months });
    if (series.baseline.length < series.path.length) {
      const [baseline, length] = [series.baseline.length, series.path.length];
      const params = { variable, baseline, path: length };
      yield issue('macroLengths', [...path, 'baseline'], params, 'warning');
    }
    if (series.deviation === 'relative') {
      const index = series.baseline.findIndex((value) => value <= 0);
      if (index >= 0)
        yield issue('macroRelativeToZero', [...path, 'baseline', index], { variable });
    }
  }

  for (const [index, { announced, inForce }] of rules.changes.entries()) {
    const path = ['rules', 'changes', index, 'inForce'];
    if (inForce < announced) yield issue('changeBeforeAnnouncement', path, { announced, inForce });
    else if (inForce > months)
      yield issue('changeBeyondHorizon', path, { inForce, months }, 'warning');
  }
  for (const [index, { month }] of strategy.changes.entries())
    if (month > months)
      yield issue(
        'strategyBeyondHorizon',
        ['strategy', 'changes', index, 'month'],
        { month, months },
        'warning',
      );
}
