import { render } from 'vitest-browser-svelte';
import App from '../../../src/app/App.svelte';
import '../../../src/app/base.css';
import '../../../src/app/theme.css';
import { listItems } from '../../../src/app/levers/listItems';
import { Router } from '../../../src/app/places/router.svelte';
import { inMemory } from '../../../src/app/keep/storage';
import { Workspace } from '../../../src/app/keep/workspace.svelte';
import { Laboratory } from '../../../src/app/state/laboratory.svelte';
import { Preferences } from '../../../src/app/state/preferences.svelte';
import { presets } from '../../../src/app/state/presets';
import { changeDialog, timelineTable } from '../../../src/app/timeline/editors';
import type { Plan } from '../../../src/engine/plan';
import type { RunRequest } from '../../../src/engine/runner';
import { block, FakeEngine } from '../../unit/app/state/fakeEngine';

/** An engine that gives each plan outcomes of its own at once; it knows no model. */
class QuickEngine extends FakeEngine {
  #plans = 0;
  override free = true;

  override plan(scenario: Parameters<FakeEngine['plan']>[0]): Plan {
    const grades = scenario.platform.grades.flatMap(({ id }) =>
      ['approvalRate', 'meanApr', 'originations'].map((name) => `${name}/${id}`),
    );
    const plan = super.plan(scenario) as Plan & { value: number };
    return { ...plan, value: (this.#plans += 1), columns: [...plan.columns, ...grades] } as Plan;
  }

  override readonly runner = {
    workers: 1,
    close() {},
    run: async (plan: Plan, { from = 0, paths, onBlock }: RunRequest) => {
      const { value } = plan as unknown as { value: number };
      for (let first = from; first < from + paths; first += 64) {
        const count = Math.min(64, from + paths - first);
        const made = block(value, first, count);
        const outcomes = Float64Array.from(
          { length: plan.columns.length * count },
          (_, i) => 0.1 + ((first + (i % count)) % 17) / 100 + value / 1000,
        );
        onBlock({ ...made, outcomes });
      }
    },
  };
}

/** Opens the page on a study with an engine that answers at once. */
export async function open(study = 'rate-cap-recession', language: 'en' | 'zh' = 'en') {
  const preferences = new Preferences(undefined, [language]);
  const workspace = await Workspace.open(presets, study, inMemory(), preferences.say);
  const { store } = workspace;
  const engine = Promise.resolve(new QuickEngine());
  const laboratory = new Laboratory(store, engine, preferences);
  // As a moment after the first figures.
  await Promise.all([listItems, changeDialog, timelineTable].map((part) => part.fetch()));
  const screen = await render(App, { laboratory, router: new Router(window), workspace });
  return { screen, store, laboratory, preferences };
}
