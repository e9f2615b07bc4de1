import { expect, test, vi } from 'vitest';
import { Laboratory } from '../../../../src/app/state/laboratory.svelte';
import type { Preferences } from '../../../../src/app/state/preferences.svelte';
import type { StudyStore } from '../../../../src/app/state/study.svelte';
import { FakeEngine, fakeScenario } from './fakeEngine';

test('charts stay as they are until the first picture of a new question: not even their progress is rewritten', async () => {
  const engine = new FakeEngine();
  const laboratory = new Laboratory({} as StudyStore, Promise.resolve(engine), {} as Preferences);
  const { simulation } = laboratory;
  const baseline = fakeScenario('baseline', 0);

  simulation.ask({ scenario: fakeScenario('a', 1), baseline, paths: 512 });
  engine.free = true;
  await engine.step();
  await vi.waitFor(() => expect(simulation.state).toBe('done'));
  const complete = laboratory.progress;
  expect(complete).toEqual({ state: 'done', paths: 512, of: 512 });

  engine.free = false;
  simulation.ask({ scenario: fakeScenario('a', 2), baseline, paths: 512 });
  for (let blocks = 0; blocks < 3; blocks += 1) {
    await engine.step();
    expect(simulation.state).toBe('sampling');
    expect(laboratory.progress).toBe(complete);
  }
  // The baseline has run before: four blocks make a picture.
  await engine.step();
  await vi.waitFor(() => expect(simulation.answer?.paths).toBe(256));
  expect(laboratory.progress).toEqual({ state: 'refining', paths: 256, of: 512 });
});
