import { page as window, userEvent } from 'vitest/browser';
import { beforeEach, describe, expect, test } from 'vitest';
import { open } from './open';

let page: Awaited<ReturnType<typeof open>>;
beforeEach(async () => {
  // Wide enough for the levers to stand beside the results.
  await window.viewport(1440, 900);
  page = await open();
  page.store.show('cap');
});

const at = (path: string) => document.querySelector<HTMLElement>(`[data-path="${path}"]`)!;
const rateCap = () => page.store.shown.scenario.rules.rateCap;
const cap = 'rules.rateCap.absolute';
const slider = () => at(cap).querySelector<HTMLInputElement>('input[type=range]')!;
const field = () => at(cap).querySelector<HTMLInputElement>('input.field')!;

/** Waits until the page shows what the state says. */
const drawn = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

/** Opens a section or an item by what stands in its summary. */
async function unfold(text: string) {
  const summaries = [...document.querySelectorAll('aside summary')];
  const found = summaries.find(({ textContent }) => textContent.includes(text));
  if (!found) throw new Error(`nothing to open: ${text}`);
  await userEvent.click(found);
  await drawn();
}

/** Shows one of the three groups of levers. */
async function group(name: string) {
  await userEvent.click(document.querySelector(`aside label:has(input[value=${name}])`)!);
  await drawn();
}

describe('a number', () => {
  test('moves on the slider and in the field alike', async () => {
    slider().focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(rateCap().absolute).toBe(0.155);
    await drawn();
    expect(field().value).toBe('15.5');
    await userEvent.fill(field(), '20 %');
    expect(rateCap().absolute).toBe(0.2);
    await drawn();
    expect(slider().getAttribute('aria-valuetext')).toBe('20%');
    await userEvent.keyboard('{ArrowUp}');
    expect(rateCap().absolute).toBe(0.201);
  });

  test('that is no number, or out of range, is said at the lever and changes nothing', async () => {
    for (const [text, sentence] of [
      ['much', /number/],
      ['900', /300/],
    ] as const) {
      await userEvent.fill(field(), text);
      await drawn();
      expect(at(cap).querySelector('[role=alert]')?.textContent).toMatch(sentence);
      expect(field().getAttribute('aria-invalid')).toBe('true');
      expect(rateCap().absolute).toBe(0.154);
    }
    await userEvent.keyboard('{Escape}');
    await drawn();
    expect(field().value).toBe('15.4');
    expect(at(cap).querySelector('[role=alert]')).toBeNull();
  });

  test('dragged over many values is undone in one step', async () => {
    for (const position of ['200', '220', '240']) {
      slider().value = position;
      slider().dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
    slider().dispatchEvent(new Event('change', { bubbles: true }));
    expect(rateCap().absolute).toBe(0.24);
    page.store.undo();
    expect(rateCap().absolute).toBe(0.154);
  });

  test('keeps its scale while its thumb is dragged beyond it', async () => {
    await userEvent.fill(field(), '250');
    await drawn();
    const { max } = slider();
    for (const position of [Number(max) - 100, Number(max) - 500]) {
      slider().value = String(position);
      slider().dispatchEvent(new InputEvent('input', { bubbles: true }));
      await drawn();
      expect(slider().max).toBe(max);
    }
  });
});

describe('a limit', () => {
  test('can be lifted and brought back', async () => {
    const none = at(cap).querySelector<HTMLInputElement>('input[type=checkbox]')!;
    await userEvent.click(none);
    expect(rateCap().absolute).toBeUndefined();
    await drawn();
    expect(at(cap).querySelector('input[type=range]')).toBeNull();
    await userEvent.click(none);
    expect(rateCap().absolute).toBeGreaterThan(0);
  });

  test('goes back to what it is compared with', async () => {
    const reset = at(cap).querySelector<HTMLElement>('button[aria-label^="Reset"]')!;
    await userEvent.click(reset);
    expect(rateCap().absolute).toBeUndefined();
    await drawn();
    expect(at(cap).querySelector('button[aria-label^="Reset"]')).toBeNull();
  });
});

test('says where a number comes from, in a popover that Escape closes', async () => {
  const ask = at('rules.rateCap.referenceRate').querySelector<HTMLElement>('[aria-haspopup]')!;
  await userEvent.click(ask);
  await drawn();
  const about = document.querySelector<HTMLElement>('[popover]:popover-open')!;
  expect(about.textContent).toMatch(/Published\. One-year LPR of August 2020/);
  expect(about.textContent).toMatch(/0% to 50%/);
  await userEvent.keyboard('{Escape}');
  expect(document.querySelector('[popover]:popover-open')).toBeNull();
});

describe('levers can be found', () => {
  const search = () => document.querySelector<HTMLInputElement>('input[type=search]')!;
  const shown = () =>
    [...document.querySelectorAll<HTMLElement>('aside .lever')].map(({ dataset }) => dataset.path);

  test('by words of either language, in every group', async () => {
    await userEvent.fill(search(), 'inspections');
    await drawn();
    expect(shown()).toContain('rules.enforcement.authorities.0.inspectionsPerYear');
    await userEvent.fill(search(), '催收力度');
    await drawn();
    expect(shown()).toEqual(['strategy.collection.level']);
    await userEvent.fill(search(), 'no lever has this');
    await drawn();
    expect(document.querySelector('aside .nothing')?.textContent).toMatch(/No lever/);
  });

  test('by what was changed', async () => {
    await userEvent.click(document.querySelector('.only input')!);
    await drawn();
    expect(shown()).toEqual([cap]);
  });
});

describe('a list', () => {
  test('is set item by item, made longer and shorter', async () => {
    await group('platform');
    await unfold('Balance sheet');
    const list = () => page.store.shown.scenario.platform.fundingSources;
    const before = list().length;
    await unfold('Retail');
    const item = document.querySelector('[data-path="platform.fundingSources"] details[open]')!;
    await userEvent.click(item.querySelector('button[aria-label^="Duplicate"]')!);
    expect(list()).toHaveLength(before + 1);
    // The copy shares what the original had, so that the whole stays whole.
    expect(page.store.shown.runnable).toBe(true);
    await drawn();
    // Set by hand, the shares no longer sum to one: said in words, with a way out.
    await userEvent.fill(item.querySelector<HTMLElement>('[data-path$="share"] .field')!, '90');
    expect(page.store.shown.runnable).toBe(false);
    await drawn();
    expect(document.querySelector('main [role=alert]')?.textContent).toMatch(/can’t be run/);
    const scale = [
      ...document.querySelectorAll<HTMLElement>('[data-path="platform.fundingSources"] button'),
    ];
    await userEvent.click(scale.find(({ textContent }) => /Scale all/.test(textContent))!);
    expect(page.store.shown.runnable).toBe(true);
    expect(list().reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 6);
  });

  test('asks what becomes of those who need what is taken out', async () => {
    await group('platform');
    await unfold('Products and regions');
    const { regions, segments } = page.store.shown.scenario.platform;
    const section = document.querySelector('[data-path="platform.regions"]')!;
    const items = () => [...section.querySelectorAll<HTMLElement>(':scope > details')];
    await userEvent.click(items()[0].querySelector('summary')!);
    await drawn();
    await userEvent.click(items()[0].querySelector('[aria-label^="Remove"]')!);
    await drawn();
    expect(page.store.shown.scenario.platform.regions).toHaveLength(regions.length);
    const asked = items()[0].querySelector<HTMLElement>('.leaving')!;
    expect(asked.textContent).toMatch(/is the region of \d+ segment/);
    await userEvent.selectOptions(asked.querySelector('select')!, regions[1].id);
    await userEvent.click(asked.querySelector('button')!);
    const { platform } = page.store.shown.scenario;
    expect(platform.regions).toHaveLength(regions.length - 1);
    expect(platform.segments).toHaveLength(segments.length);
    expect(platform.segments.some(({ region }) => region === regions[0].id)).toBe(false);
    expect(page.store.shown.runnable).toBe(true);
    page.store.undo();
    expect(page.store.shown.scenario.platform.regions).toEqual(regions);
    expect(page.store.shown.scenario.platform.segments).toEqual(segments);
  });

  test('of grades is the scale of the platform: made longer by keyboard, shorter by mouse', async () => {
    await group('platform');
    await unfold('Borrowers');
    const scale = () => page.store.shown.scenario.platform.grades;
    const before = page.store.shown.scenario.platform;
    const section = document.querySelector('[data-path="platform.grades"]')!;
    const items = () => [...section.querySelectorAll<HTMLElement>(':scope > details')];
    section.querySelector<HTMLElement>('button.add')!.focus();
    await userEvent.keyboard('{Enter}');
    await drawn();
    expect(scale()).toEqual([...before.grades, { id: 'grade', title: '' }]);
    const added = items().at(-1);
    expect(document.activeElement).toBe(added.querySelector('summary'));
    expect(added.textContent).toMatch(/No segment lends at this grade yet/);
    await userEvent.fill(added.querySelector('input[type=text]')!, 'Thin file');
    await userEvent.keyboard('{Tab}');
    expect(scale().at(-1).title).toBe('Thin file');
    // Nobody needs it yet: it goes at once. The first one is lent at.
    await userEvent.click(added.querySelector('[aria-label^="Remove"]')!);
    expect(scale()).toEqual(before.grades);
    await drawn();
    await userEvent.click(items()[0].querySelector('summary')!);
    await drawn();
    await userEvent.click(items()[0].querySelector('[aria-label^="Remove"]')!);
    await drawn();
    const asked = items()[0].querySelector<HTMLElement>('.leaving')!;
    expect(asked.textContent).toMatch(/\d+ segment\(s\) lend at grade/);
    const ways = [...asked.querySelectorAll<HTMLElement>('button')];
    await userEvent.click(ways.find(({ textContent }) => /Share it out/.test(textContent))!);
    expect(scale()).toEqual(before.grades.slice(1));
    expect(page.store.shown.runnable).toBe(true);
    page.store.undo();
    expect(page.store.shown.scenario.platform).toEqual(before);
    // A list is full where the schema says so.
    page.store.set(
      ['platform', 'grades'],
      Array.from({ length: 12 }, (_, index) => before.grades[index] ?? { id: `g${index}` }),
    );
    await drawn();
    expect(section.textContent).toMatch(/There can be at most 12/);
    expect(section.querySelector('button.add')).toBeNull();
  });

  test('of rule changes takes new ones that set any rule', async () => {
    await unfold('Rule changes');
    const changes = document.querySelector('[data-path="rules.changes"]')!;
    // What is added is open already.
    await userEvent.click(changes.querySelector('button.add')!);
    await drawn();
    const choose = changes.querySelector<HTMLSelectElement>('select[aria-label^="Set a rule"]')!;
    await userEvent.selectOptions(choose, 'rules.leverageMaximum');
    await drawn();
    expect(page.store.shown.scenario.rules.changes).toEqual([
      expect.objectContaining({ inForce: 12, set: { leverageMaximum: 5 } }),
    ]);
    expect(page.store.shown.runnable).toBe(true);
    await drawn();
    // There is nothing to go back to in what it is compared with.
    expect(changes.querySelectorAll('.lever [aria-label^="Reset"]')).toHaveLength(0);
    expect(document.querySelector('.differs')?.textContent).toMatch(/Scheduled changes/);
  });
});

test('a preset takes the place of a part', async () => {
  await group('world');
  const select = document.querySelector<HTMLSelectElement>('.presets select')!;
  await userEvent.selectOptions(select, 'preset/fed-2025-severely-adverse');
  await expect.poll(() => page.store.shown.origins.world.preset).toBe('fed-2025-severely-adverse');
});
