import { beforeEach, expect, test, vi } from 'vitest';
import { Runs, type Engine } from '../../../../src/app/state/runs';
import { SideBySide } from '../../../../src/app/state/sideBySide.svelte';
import { Simulation } from '../../../../src/app/state/simulation.svelte';
import type { Scenario } from '../../../../src/scenario/scenario';
import { FakeEngine, fakeScenario, settled } from './fakeEngine';

let engine: FakeEngine;
let runs: Runs;
let together: SideBySide;

beforeEach(() => {
  engine = new FakeEngine();
  runs = new Runs();
  together = new SideBySide(Promise.resolve(engine), runs);
});

const side = (id: string, value: number) => ({ id, scenario: fakeScenario(id, value) });
const three = [side('base', 0), side('a', 1), side('b', 5)];
const ended = () => vi.waitFor(() => expect(together.state).toBe('done'));

test('every scenario is shown over the same paths, a small sample first', async () => {
  together.ask(three, 512);
  await engine.step(11);
  expect(together.sides).toEqual([]);
  await engine.step();
  expect(together.sides.map(({ picture }) => picture?.results.paths)).toEqual([256, 256, 256]);
  expect(together.progress).toEqual({ paths: 256, of: 512, share: 0.5 });
  await engine.step(12);
  await ended();
  expect(together.sides.map(({ picture }) => picture?.results.paths)).toEqual([512, 512, 512]);
});

test('each differs from the first by what was set', async () => {
  engine.free = true;
  together.ask(three, 256);
  await ended();
  const means = together.sides.map(({ comparison }) => comparison?.outcome('profit').mean);
  expect(means).toEqual([undefined, 1, 5]);
});

test('what the Lab has run is not run again', async () => {
  engine.free = true;
  const lab = new Simulation(Promise.resolve(engine), runs);
  lab.ask({ scenario: three[1].scenario, baseline: three[0].scenario, paths: 512 });
  await vi.waitFor(() => expect(lab.state).toBe('done'));
  engine.computed.length = 0;
  together.ask(three, 512);
  await ended();
  expect(new Set(engine.computed.map((name) => name.split(':')[0]))).toEqual(new Set(['5']));
});

test('one that can’t be run says why, and the others go on', async () => {
  engine.free = true;
  const plan = engine.plan.bind(engine);
  engine.plan = (scenario: Scenario) => {
    if (scenario.id === 'a') throw new Error('no book');
    return plan(scenario);
  };
  together.ask(three, 256);
  await ended();
  expect(together.sides.map(({ trouble }) => trouble)).toEqual([undefined, 'no book', undefined]);
  expect(together.sides[2].comparison?.outcome('profit').mean).toBe(5);
});

test('what could not be run is tried again when it is asked to go on', async () => {
  engine.free = true;
  const { run } = engine.runner;
  let deaths = 1;
  engine.runner.run = (plan, request) =>
    deaths-- > 0 ? Promise.reject(new Error('workers died')) : run(plan, request);
  together.ask(three, 256);
  await ended();
  expect(together.sides.map(({ trouble }) => trouble)).toEqual([
    'workers died',
    undefined,
    undefined,
  ]);
  together.resume();
  await vi.waitFor(() => expect(together.sides[0].trouble).toBeUndefined());
  await ended();
  expect(together.sides.map(({ picture }) => picture?.results.paths)).toEqual([256, 256, 256]);
});

test('stopped, it keeps what it has and goes on from there', async () => {
  together.ask(three, 512);
  await engine.step(14);
  together.stop();
  await engine.step(2);
  expect(together.state).toBe('stopped');
  expect(together.sides[0].picture?.results.paths).toBe(256);
  engine.free = true;
  together.resume();
  await engine.step();
  await ended();
  expect(together.sides[0].picture?.results.paths).toBe(512);
});

test('a newer question drops what an older one has under way', async () => {
  together.ask(three, 4096);
  await engine.step(2);
  engine.free = true;
  together.ask([side('base', 0), side('c', 9)], 256);
  await engine.step();
  await ended();
  expect(together.sides.map(({ id }) => id)).toEqual(['base', 'c']);
});

test('of a question that was given up nothing is told, however late its plans come', async () => {
  engine.free = true;
  let late = false;
  let planned = () => {};
  const slow: Engine = {
    runner: engine.runner,
    plan: async (scenario) => {
      if (late) await new Promise<void>((resolve) => (planned = resolve));
      return engine.plan(scenario);
    },
  };
  together = new SideBySide(Promise.resolve(slow), runs);
  together.ask(three, 512);
  await ended();
  late = true;
  together.ask([side('base', 0), side('late', 7)], 512);
  await settled();
  together.ask(three, 512);
  await ended();
  planned();
  await settled();
  expect(together.progress).toEqual({ paths: 512, of: 512, share: 1 });
  expect(together.sides.map(({ id }) => id)).toEqual(['base', 'a', 'b']);
});
