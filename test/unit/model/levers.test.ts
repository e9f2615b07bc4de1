/* eslint-disable @typescript-eslint/no-explicit-any, @typescript-eslint/no-unsafe-assignment,
   @typescript-eslint/no-unsafe-member-access
   -- a lever's place is known by its path alone */
import { describe, expect, test } from 'vitest';
import { Simulator } from '../../../src/engine/simulator';
import { lanes } from '../../../src/model/lanes';
import type { Scenario } from '../../../src/scenario/scenario';
import { levers, type Lever } from '../../../src/scenario/walk';
import { another, at, busyScenario, needs } from './busyScenario';
import { kernelModule, planOf } from './laboratory';
import { leverDirections, withoutDirection } from './leverDirections';
import { meanAndError } from './monteCarlo';

/**
 * No dead lever: of everything that can be set, two values make a difference to some outcome on some path, the seed being
 * the same.
 */
const usualPaths = 128;

type Outcomes = (block: number) => Float64Array;

/** Outcomes block by block, each computed once. */
function outcomesByBlock(scenario: Scenario): Outcomes & { columns: string[] } {
  const plan = planOf(scenario);
  const simulator = new Simulator(plan, kernelModule);
  const known: Float64Array[] = [];
  return Object.assign(
    (block: number) => (known[block] ??= simulator.block(block * lanes, lanes).outcomes.slice()),
    { columns: plan.columns },
  );
}
type ByBlock = ReturnType<typeof outcomesByBlock>;

/** Whether two scenarios differ in some outcome on one of 128 paths. */
function differ(one: ByBlock, other: ByBlock): boolean {
  const places = one.columns
    .map((name, column) => [column, other.columns.indexOf(name)])
    .filter(([, there]) => there >= 0);
  return [0, 1].some((block) => {
    const [x, y] = [one(block), other(block)];
    return places.some(([column, there]) =>
      Array.from({ length: lanes }).some(
        (_, i) => !Object.is(x[column * lanes + i], y[there * lanes + i]),
      ),
    );
  });
}

/** The mean of what an outcome differs by on the same shocks, and its standard error. */
function difference(one: ByBlock, other: ByBlock, outcome: string, paths: number) {
  const [here, there] = [one, other].map(({ columns }) => columns.indexOf(outcome));
  const differences = Array.from({ length: paths / lanes }, (_, block) => block).flatMap(
    (block) => {
      const [x, y] = [one(block), other(block)];
      return Array.from({ length: lanes }, (_, i) => y[there * lanes + i] - x[here * lanes + i]);
    },
  );
  return meanAndError(differences.filter((value) => !Number.isNaN(value)));
}

/** 1 where a lever rises, and where a choice is made anew or a cap set; −1 where it falls or a list is emptied. */
function sign({ kind }: Lever, before: any, after: any): number {
  if (kind === 'list' || kind === 'flag') return after === false || kind === 'list' ? -1 : 1;
  return kind !== 'choice' && before !== undefined && after < before ? -1 : 1;
}

/** Parsing and the usual outcomes are done once. */
let known: { busy: Scenario; usual: ByBlock } | undefined;
function prepared() {
  if (known) return known;
  const busy = busyScenario();
  return (known = { busy, usual: outcomesByBlock(busy) });
}

/** How many paths there are makes no difference to any of them. */
const tested = levers().filter(
  (lever) => lever.path !== 'run.paths' && (lever.kind !== 'list' || lever.least === 0),
);

describe('no dead lever', { timeout: 20_000 }, () => {
  test.each(tested.map((lever) => ({ path: lever.path, lever })))('$path', ({ path, lever }) => {
    const { where, other, along, paths = usualPaths } = needs[path] ?? {};
    const { busy, usual } = prepared();
    const before = structuredClone(busy);
    where?.(before);
    const after = structuredClone(before);
    const { holder, key } = at(after, path);
    const value = other ?? another(lever, holder[key]);
    expect(value).not.toEqual(holder[key]);
    holder[key] = value;
    along?.(after);
    const [one, other_] = [where ? outcomesByBlock(before) : usual, outcomesByBlock(after)];
    expect(differ(one, other_)).toBe(true);
    const direction = leverDirections[path];
    if (!direction) return;
    const { mean, error } = difference(one, other_, direction[0], paths);
    const rises = at(before, path).holder[at(before, path).key];
    const moved = sign(lever, rises, value) * (direction[1] === 'up' ? mean : -mean);
    expect(moved, `${direction[0]} moves by ${mean} ± ${error}`).toBeGreaterThan(2 * error);
  });

  test('every lever has a direction, or a reason why it has none', () => {
    const all = tested.map(({ path }) => path).sort();
    expect([...Object.keys(leverDirections), ...Object.keys(withoutDirection)].sort()).toEqual(all);
  });

  test('what a lever needs is said of levers that there are', () => {
    const paths = levers().map(({ path }) => path);
    expect(Object.keys(needs).filter((path) => !paths.includes(path))).toEqual([]);
  });
});
