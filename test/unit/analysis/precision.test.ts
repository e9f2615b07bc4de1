import { expect, test } from 'vitest';
import { untilPrecise } from '../../../src/analysis/precision';
import type { Progress } from '../../../src/analysis/evaluate';

/** An analysis whose interval narrows with the root of the paths, and of whose paths none is run twice. */
function analysis() {
  const asked: number[] = [];
  const analyse = async (paths: number, onProgress: (progress: Progress) => void) => {
    const expected = paths - (asked.at(-1) ?? 0);
    asked.push(paths);
    onProgress({ done: 0, expected });
    onProgress({ done: expected, expected });
    return 1 / Math.sqrt(paths);
  };
  return { asked, analyse };
}

test('paths double until the interval is narrow enough', async () => {
  const { asked, analyse } = analysis();
  const precise = await untilPrecise(
    { paths: 100, halfWidth: 0.04, most: 10_000 },
    analyse,
    (w) => w,
  );
  // 1 / 0.04² = 625 paths.
  expect(asked).toEqual([100, 200, 400, 800]);
  expect(precise).toEqual({ result: 1 / Math.sqrt(800), paths: 800, reached: true });
});

test('or until the paths are used up, which is said', async () => {
  const { asked, analyse } = analysis();
  const precise = await untilPrecise({ paths: 100, halfWidth: 0.04, most: 500 }, analyse, (w) => w);
  expect(asked).toEqual([100, 200, 400, 500]);
  expect(precise).toMatchObject({ paths: 500, reached: false });
});

test('an interval that is not known is not narrow', async () => {
  const { asked, analyse } = analysis();
  await untilPrecise({ paths: 100, halfWidth: 1, most: 200 }, analyse, () => NaN);
  expect(asked).toEqual([100, 200]);
});

test('without a wanted width the first paths will do', async () => {
  const { asked, analyse } = analysis();
  expect((await untilPrecise({ paths: 100, most: 1e6 }, analyse, (w) => w)).reached).toBe(true);
  expect(asked).toEqual([100]);
  // However little is known of it.
  expect((await untilPrecise({ paths: 100, most: 100 }, analyse, () => NaN)).reached).toBe(true);
});

test('from the second round on the work of all rounds is foretold', async () => {
  const { analyse } = analysis();
  const seen: Progress[] = [];
  await untilPrecise(
    { paths: 100, halfWidth: 0.04, most: 1e5 },
    analyse,
    (w) => w,
    (p) => seen.push(p),
  );
  expect(seen.map(({ done }) => done)).toEqual([0, 100, 100, 200, 200, 400, 400, 800]);
  expect(seen.map(({ expected }) => expected)).toEqual([100, 100, 800, 800, 800, 800, 800, 800]);
});
