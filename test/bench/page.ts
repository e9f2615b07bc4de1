// Measures the built app as a person meets it, on the study that it opens with: its first load, and for changes of levers
// the time from the input event to painted charts of scenario and baseline. Prints a table and JSON; asserts nothing.
// Run with: npm run bench -- --page
import { cpus, loadavg } from 'node:os';
import type { Page } from 'playwright';
import type { PictureStages } from '../../src/app/views/firstPicture.svelte';
import buildApp from '../pages/build';
import { packedKilobytes, total, untilFirstFigures } from '../pages/firstLoad';
import { finished, lever } from '../pages/lab';
import { launch } from '../pages/launch';

/** Levers that are moved, each for half of the changes: where they are found on the page, and in a scenario. */
const levers = [
  { group: 'The rules', section: 'Rate cap', path: 'rules.rateCap.referenceRate' },
  { group: 'The platform', section: 'Pricing', path: 'strategy.pricing.margin' },
];

/** Changes of each lever that are measured, after a few that are not. */
const changes = 15;
const before = 3;

interface Picture {
  /** From the input event, whose handler may have had to wait, to charts painted. */
  milliseconds: number;
  stages: PictureStages;
}

interface Observed {
  inputs: number[];
  pictures: { end: number; stages: PictureStages }[];
  longTasks: { start: number; milliseconds: number }[];
}

declare global {
  interface Window {
    observed: Observed;
  }
}

/** In the page, before anything else: notes input events, pictures, and tasks over 50 ms of the main thread. */
function observe(): void {
  const observed: Observed = (window.observed = { inputs: [], pictures: [], longTasks: [] });
  window.addEventListener('input', ({ timeStamp }) => observed.inputs.push(timeStamp), true);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      if (entry instanceof PerformanceMeasure && entry.name === 'plimsoll:first-picture')
        observed.pictures.push({
          end: entry.startTime + entry.duration,
          stages: entry.detail as PictureStages,
        });
  }).observe({ entryTypes: ['measure'] });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      observed.longTasks.push({ start: startTime, milliseconds: duration });
  }).observe({ entryTypes: ['longtask'] });
}

/** Milliseconds of an empty message to a worker and back, the middle one of a hundred. */
function roundTrip(): Promise<number> {
  const source = new Blob(['onmessage = () => postMessage(0)'], { type: 'text/javascript' });
  const worker = new Worker(URL.createObjectURL(source));
  const once = () =>
    new Promise<number>((resolve) => {
      const began = performance.now();
      worker.onmessage = () => resolve(performance.now() - began);
      worker.postMessage(0);
    });
  return (async () => {
    const times: number[] = [];
    for (let k = 0; k < 110; k++) times.push(await once());
    worker.terminate();
    return times.slice(10).sort((a, b) => a - b)[50];
  })();
}

const quantile = (values: readonly number[], level: number) =>
  [...values].sort((a, b) => a - b)[Math.ceil(level * values.length) - 1];

/** Moves a lever by one step of its slider and waits for charts that show it, while the run goes on. */
async function change(page: Page, path: string, key: string): Promise<Picture> {
  const known = await page.evaluate(() => window.observed.pictures.length);
  await lever(page, path).locator('input[type=range]').press(key);
  await page.waitForFunction((count) => window.observed.pictures.length > count, known);
  const { inputs, pictures } = await page.evaluate(() => window.observed);
  const { end, stages } = pictures.at(-1);
  return { milliseconds: end - inputs.at(-1), stages };
}

/** Brings a lever into view. */
async function reveal(page: Page, { group, section, path }: (typeof levers)[number]) {
  await page.getByRole('group', { name: 'Levers' }).getByText(group, { exact: true }).click();
  if (await lever(page, path).isVisible()) return;
  await page.locator('summary').filter({ hasText: section }).first().click();
  await lever(page, path).waitFor();
}

/** Changes one after the other; each is followed by a pause (ms), in which its run is refined or even done. */
async function move(page: Page, key: string, pause: number): Promise<Picture[]> {
  const pictures: Picture[] = [];
  for (const each of levers) {
    await reveal(page, each);
    for (let k = -before; k < changes; k++) {
      const picture = await change(page, each.path, key);
      if (k >= 0) pictures.push(picture);
      await page.waitForTimeout(pause);
    }
  }
  return pictures;
}

function told(pictures: readonly Picture[]) {
  const times = pictures.map(({ milliseconds }) => milliseconds);
  const stages = Object.keys(pictures[0].stages) as (keyof PictureStages)[];
  return {
    median: quantile(times, 0.5),
    percentile95: quantile(times, 0.95),
    quickest: Math.min(...times),
    stages: Object.fromEntries(
      stages.map((stage) => [
        stage,
        quantile(
          pictures.map((picture) => picture.stages[stage]),
          0.5,
        ),
      ]),
    ),
  };
}

export async function measurePage() {
  buildApp();
  const app = await launch();
  try {
    // The policy of the page lets no worker of anyone else's be started, which the round trip needs.
    const page = await app.page({ bypassCSP: true, viewport: { width: 1440, height: 900 } });
    await page.addInitScript(observe);
    await page.goto(app.url);
    const firstLoad = packedKilobytes(await untilFirstFigures(page));
    const firstFigures = await page.evaluate(
      () => performance.getEntriesByName('plimsoll:first-figures')[0].duration,
    );
    await finished(page);
    const emptyRoundTrip = await page.evaluate(roundTrip);
    const began = await page.evaluate(() => performance.now());
    const afterRuns = told(await move(page, 'ArrowRight', 2500));
    const duringRuns = told(await move(page, 'ArrowLeft', 150));
    await finished(page);
    const longTasks = await page.evaluate(
      (from) => window.observed.longTasks.filter(({ start }) => start >= from),
      began,
    );
    return {
      loadAverage: loadavg()[0],
      emptyRoundTrip,
      afterRuns,
      duringRuns,
      longTasks: longTasks.map(({ milliseconds }) => milliseconds).sort((a, b) => b - a),
      firstLoadKilobytes: total(firstLoad),
      firstFigures: firstFigures,
    };
  } finally {
    await app.close();
  }
}

export function pageTable(report: Awaited<ReturnType<typeof measurePage>>): string {
  const milliseconds = (value: number) => `${value.toFixed(1)} ms`;
  const { longTasks } = report;
  const pictures = (name: string, times: ReturnType<typeof told>): [string, string][] => [
    [name, ''],
    ['  median', milliseconds(times.median)],
    ['  95th percentile', milliseconds(times.percentile95)],
    ['  quickest', milliseconds(times.quickest)],
    ...Object.entries(times.stages).map(([stage, value]): [string, string] => [
      `  of which ${stage}`,
      milliseconds(value),
    ]),
  ];
  const rows: [string, string][] = [
    ['Processor', `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} threads`],
    ['Load average', report.loadAverage.toFixed(1)],
    ['Empty round trip', milliseconds(report.emptyRoundTrip)],
    ...pictures('Picture, page at rest', report.afterRuns),
    ...pictures('Picture, run under way', report.duringRuns),
    ['Tasks over 50 ms', `${longTasks.length}, longest ${milliseconds(longTasks[0] ?? 0)}`],
    ['First load', `${report.firstLoadKilobytes.toFixed(0)} kB`],
    ['First figures', milliseconds(report.firstFigures)],
  ];
  return rows.map(([name, value]) => `${name.padEnd(26)}${value}`).join('\n');
}
