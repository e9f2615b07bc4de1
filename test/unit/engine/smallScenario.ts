import { parseScenarioSync } from '../../../src/scenario/compose';
import { presetsOf } from '../../../src/scenario/presets';
import type { Scenario } from '../../../src/scenario/scenario';
import world from '../../../scenarios/macro/severe.json';
import platform from '../../../scenarios/platforms/marketplace.json';
import rules from '../../../scenarios/regulation/light-touch.json';
import strategy from '../../../scenarios/strategies/as-is.json';

const presets = presetsOf({
  platform: { platform },
  world: { world },
  rules: { rules },
  strategy: { strategy },
});

/** A scenario of real presets that is quickly run, in Node and in a browser alike. */
export function smallScenario(run: Partial<Scenario['run']> = {}): Scenario {
  const parsed = parseScenarioSync(
    {
      version: 1,
      ...{ platform: 'platform', world: 'world', rules: 'rules', strategy: 'strategy' },
      run: { months: 6, paths: 200, seed: 'small', ...run },
    },
    presets,
  );
  if (!parsed.ok) throw new Error(parsed.issues.map(({ code, at }) => `${at}: ${code}`).join('\n'));
  return parsed.scenario;
}
