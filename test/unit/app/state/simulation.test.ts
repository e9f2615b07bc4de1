import { beforeEach, expect, test, vi } from 'vitest';
import { Simulation } from '../../../../src/app/state/simulation.svelte';
import { FakeEngine, fakeScenario } from './fakeEngine';

let engine: FakeEngine;
let simulation: Simulation;

beforeEach(() => {
  engine = new FakeEngine();
  simulation = new Simulation(Promise.resolve(engine));
});

/** Waits until the last question is answered, or can't be. */
const ended = () => vi.waitFor(() => expect(['done', 'failed']).toContain(simulation.state));

const baseline = fakeScenario('baseline', 0);

test('shows a small sample first, then every path that was asked for', async () => {
  simulation.ask({ scenario: fakeScenario('a', 1), baseline, paths: 512 });
  await engine.step(6);
  // Progress is told ten times a second.
  await new Promise((resolve) => setTimeout(resolve, 100));
  await engine.step();
  expect(simulation.answer).toBeUndefined();
  expect(simulation.progress).toEqual({ paths: 192, of: 512, share: 448 / 1024 });
  await engine.step();
  expect(simulation.state).toBe('refining');
  expect(simulation.answer?.paths).toBe(256);
  await engine.step(8);
  await ended();
  expect(simulation.state).toBe('done');
  expect(simulation.answer?.scenario.results.paths).toBe(512);
  expect(simulation.answer?.baseline?.results.paths).toBe(512);
  expect(simulation.progress).toEqual({ paths: 512, of: 512, share: 1 });
});

test('each scenario keeps its own numbers', async () => {
  engine.free = true;
  simulation.ask({ scenario: fakeScenario('a', 1000), baseline, paths: 300 });
  await ended();
  expect(simulation.answer?.scenario.results.values('profit')[299]).toBe(1299);
  expect(simulation.answer?.baseline?.results.values('profit')[299]).toBe(299);
});

test('a newer question drops what an older one has under way', async () => {
  simulation.ask({ scenario: fakeScenario('a', 1), baseline, paths: 4096 });
  await engine.step(9);
  simulation.ask({ scenario: fakeScenario('a', 2), baseline, paths: 256 });
  await engine.step(6);
  await ended();
  expect(simulation.state).toBe('done');
  expect(simulation.answer?.scenario.results.values('profit')[0]).toBe(2);
  expect(engine.computed.filter((name) => name.startsWith('1:'))).toHaveLength(5);
});

test('while a lever moves each small sample is finished, and the newest change comes next', async () => {
  simulation.ask({ scenario: fakeScenario('a', 1), paths: 4096 });
  await engine.step(2);
  for (const value of [2, 3, 4]) {
    simulation.ask({ scenario: fakeScenario('a', value), paths: 4096 });
  }
  await engine.step(2);
  expect(simulation.answer?.scenario.results.values('profit')[0]).toBe(1);
  await engine.step(4);
  expect(simulation.answer?.scenario.results.values('profit')[0]).toBe(4);
  expect(engine.plans).toEqual(['a', 'a']);
});

test('going back to a scenario computes nothing twice', async () => {
  engine.free = true;
  const a = fakeScenario('a', 1);
  simulation.ask({ scenario: a, baseline, paths: 512 });
  await ended();
  const before = engine.computed.length;
  simulation.ask({ scenario: baseline, paths: 512 });
  await ended();
  simulation.ask({ scenario: a, baseline, paths: 512 });
  await ended();
  expect(engine.computed).toHaveLength(before);
  expect(simulation.state).toBe('done');
  simulation.ask({ scenario: a, baseline, paths: 640 });
  await ended();
  expect(engine.computed).toHaveLength(before + 4);
});

test('the picture of a baseline stays the same while the scenario changes', async () => {
  engine.free = true;
  simulation.ask({ scenario: fakeScenario('a', 1), baseline, paths: 512 });
  await ended();
  const before = simulation.answer!.baseline;
  simulation.ask({ scenario: fakeScenario('a', 2), baseline, paths: 512 });
  await ended();
  expect(simulation.answer!.baseline).toBe(before);
});

test('fewer paths than are known give what a shorter run gives', async () => {
  engine.free = true;
  const a = fakeScenario('a', 1);
  simulation.ask({ scenario: a, paths: 512 });
  await ended();
  simulation.ask({ scenario: a, paths: 100 });
  await ended();
  expect(simulation.answer?.scenario.results.paths).toBe(100);
});

test('a picture belongs to the scenario that was asked for, though its paths were known', async () => {
  engine.free = true;
  simulation.ask({ scenario: fakeScenario('a', 1), paths: 512 });
  await ended();
  const named = fakeScenario('b', 1);
  simulation.ask({ scenario: named, paths: 512 });
  await ended();
  expect(simulation.answer?.scenario.scenario).toBe(named);
  expect(engine.plans).toEqual(['a']);
});

test('stops when told to, keeps what it has, and goes on from there', async () => {
  simulation.ask({ scenario: fakeScenario('a', 1), paths: 1024 });
  await engine.step(5);
  simulation.stop();
  await engine.step();
  expect(simulation.state).toBe('stopped');
  expect(simulation.answer?.paths).toBe(256);
  simulation.resume();
  await engine.step(11);
  await ended();
  expect(simulation.state).toBe('done');
  expect(new Set(engine.computed).size).toBe(engine.computed.length);
});

test('two questions at once leave one answer, to the second', async () => {
  engine.free = true;
  simulation.ask({ scenario: fakeScenario('a', 1), paths: 256 });
  simulation.ask({ scenario: fakeScenario('a', 2), paths: 256 });
  await ended();
  expect(simulation.answer?.scenario.results.values('profit')[0]).toBe(2);
  expect(simulation.state).toBe('done');
});

test('trouble is told and the next question works again', async () => {
  engine.free = true;
  const { run } = engine.runner;
  engine.runner.run = () => Promise.reject(new Error('no workers'));
  simulation.ask({ scenario: fakeScenario('a', 1), paths: 256 });
  await ended();
  expect(simulation.state).toBe('failed');
  expect((simulation.trouble as Error).message).toBe('no workers');
  engine.runner.run = run;
  simulation.ask({ scenario: fakeScenario('a', 2), paths: 256 });
  await ended();
  expect(simulation.state).toBe('done');
  expect(simulation.trouble).toBeUndefined();
});

test('an engine that can not be loaded is trouble too', async () => {
  const broken = new Simulation(Promise.reject(new Error('no kernel')));
  broken.ask({ scenario: fakeScenario('a', 1), paths: 256 });
  await vi.waitFor(() => expect(broken.state).toBe('failed'));
});
