import { page as window, userEvent } from 'vitest/browser';
import { beforeEach, expect, test } from 'vitest';
import { placeOf } from '../../../src/app/places/router.svelte';
import { open } from './open';

let page: Awaited<ReturnType<typeof open>>;
beforeEach(async () => {
  await window.viewport(1440, 900);
  page = await open();
});

const button = (name: string) =>
  document.querySelector<HTMLElement>(`main button[aria-label="${name}"]`)!;
const tabs = () =>
  [...document.querySelectorAll('.scenarios label')].map(({ textContent }) => textContent.trim());
const drawn = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

test('a scenario can be added, named and taken out', async () => {
  const before = tabs();
  await userEvent.click(button('Add a scenario'));
  await drawn();
  expect(tabs()).toEqual([...before, 'Own scenario']);
  await userEvent.click(button('Rename this scenario'));
  await drawn();
  await userEvent.keyboard('Ours{Enter}');
  await drawn();
  expect(tabs()).toEqual([...before, 'Ours']);
  await userEvent.click(button('Rename this scenario'));
  await drawn();
  await userEvent.keyboard('Theirs{Escape}');
  await drawn();
  expect(tabs()).toEqual([...before, 'Ours']);
  await userEvent.click(button('Remove this scenario'));
  await drawn();
  expect(tabs()).toEqual(before);
});

test('the baseline is compared with nothing and can not be taken out', async () => {
  await userEvent.click(document.querySelector('.scenarios label')!);
  await expect.poll(() => document.querySelector('table')?.tHead?.rows[0].cells.length).toBe(2);
  expect(button('Remove this scenario')).toBeNull();
  expect(document.querySelector('.strip')?.textContent).not.toMatch(/Against/);
});

test('any scenario can be what another is compared with', async () => {
  const select = document.querySelector<HTMLSelectElement>('.compared')!;
  await userEvent.selectOptions(select, 'recession');
  await expect.poll(() => page.laboratory.answer?.baseline?.scenario.id).toBe('recession');
  await drawn();
  expect(document.querySelector('.differs')?.textContent).toMatch(/Recession only/);
});

test('another study takes the place of this one, and undo brings it back', async () => {
  const [first] = tabs();
  const before = page.store.study.id;
  await userEvent.click(document.querySelector('details.questions summary')!);
  const other = document.querySelector('details.questions button:not([aria-current])')!;
  await userEvent.click(other);
  await expect.poll(() => page.store.study.id).not.toBe(before);
  expect(document.querySelector<HTMLDetailsElement>('details.questions')!.open).toBe(false);
  page.store.undo();
  await drawn();
  expect(tabs()[0]).toBe(first);
});

test('a horizon that no run has is refused in words, and the one that was there stays', async () => {
  const months = () => document.querySelector<HTMLInputElement>('input.months')!;
  const before = page.store.shown.scenario.run.months;
  const refused = () => document.querySelector('.strip [role=alert]')?.textContent;
  for (const [typed, sentence] of [
    ['0', /Found 0 months; allowed is 1 month to 120 months/],
    ['121', /Found 121 months/],
    ['', /must be a number/],
  ] as const) {
    await userEvent.fill(months(), typed);
    await userEvent.tab();
    await drawn();
    expect(refused()).toMatch(sentence);
    expect(months().value).toBe(String(before));
    expect(page.store.shown.scenario.run.months).toBe(before);
  }
  await userEvent.fill(months(), '24');
  await userEvent.tab();
  await drawn();
  expect(refused()).toBeUndefined();
  expect(page.store.shown.scenario.run.months).toBe(24);
});

test('how often bad times are drawn is one setting of all scenarios, which undo takes back', async () => {
  const { store } = page;
  const shifts = () => store.entries.map(({ scenario }) => scenario.run.tailShift);
  const select = () => document.querySelector<HTMLSelectElement>('select.tails')!;
  expect(new Set(shifts())).toEqual(new Set([0]));
  await userEvent.selectOptions(select(), '1.5');
  await drawn();
  expect(new Set(shifts())).toEqual(new Set([1.5]));
  store.setRun({ tailShift: 2 });
  await drawn();
  expect(select().selectedOptions[0].textContent).toBe('shift 2');
  store.undo();
  store.undo();
  await drawn();
  expect(select().value).toBe('0');
});

test('there is no place that leads nowhere', () => {
  const links = [...document.querySelectorAll('nav a')].map((link) => link.getAttribute('href')!);
  expect(links[0]).toBe('#lab');
  for (const link of links) expect(placeOf(link), link).toBe(link.slice(1));
});

test('a file that is dropped and can not be read is refused in words; the screen stays', async () => {
  const { study } = page.store;
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File(['{"version": 1}'], 'half.json'));
  document.body.dispatchEvent(
    new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }),
  );
  await expect
    .poll(() => document.querySelector('[role=alert]')?.textContent)
    .toMatch(/half\.json can’t be read/);
  expect(page.store.study).toBe(study);
});

test('the whole page is said in the other language at once', async () => {
  page.preferences.language = 'zh';
  await drawn();
  expect(document.documentElement.lang).toBe('zh-CN');
  expect(document.querySelector('h1')?.textContent).toMatch(/路径/);
  expect(tabs()[1]).toBe('仅经济衰退');
});
