import { page as window, userEvent } from 'vitest/browser';
import { beforeEach, expect, test } from 'vitest';
import { getAt } from '../../../src/scenario/path';
import { open } from './open';

let page: Awaited<ReturnType<typeof open>>;
beforeEach(async () => {
  await window.viewport(1440, 900);
  page = await open();
  page.store.show('cap');
});

const drawn = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

const lists = [
  ['platform', 'Borrowers', 'platform.segments'],
  ['platform', 'Borrowers', 'platform.largeExposures'],
  ['platform', 'Products and regions', 'platform.regions'],
  ['platform', 'Products and regions', 'platform.products'],
  ['platform', 'Contingency plan', 'strategy.triggers'],
  ['rules', 'Enforcement', 'rules.enforcement.authorities'],
  ['rules', 'Rule changes', 'rules.changes'],
  ['rules', 'Triggers imposed', 'rules.triggers'],
] as const;

test.each(lists)(
  'in %s, under %s: %s takes a new item, a copy of it, and lets both go, by keyboard',
  async (group, heading, path) => {
    const parts = path.split('.');
    const list = () => getAt(page.store.shown.scenario, parts) as { id: string }[];
    const before = list();
    await userEvent.click(document.querySelector(`aside label:has(input[value=${group}])`)!);
    await drawn();
    const summaries = [...document.querySelectorAll<HTMLElement>('aside summary')];
    const summary = summaries.find(({ textContent }) => textContent.includes(heading))!;
    if (!summary.closest('details')!.open) await userEvent.click(summary);
    await drawn();
    const section = document.querySelector<HTMLElement>(`[data-path="${path}"]`)!;
    const items = () => [...section.querySelectorAll<HTMLDetailsElement>(':scope > details')];
    const said = () => section.querySelector('[aria-live]')!.textContent;
    const press = async (button: HTMLElement) => {
      button.focus();
      await userEvent.keyboard('{Enter}');
      await drawn();
    };

    await press(section.querySelector<HTMLElement>(':scope > .add')!);
    expect(list()).toHaveLength(before.length + 1);
    expect(page.store.shown.runnable).toBe(true);
    const added = items().find(({ open }) => open)!;
    expect(document.activeElement).toBe(added.querySelector('summary'));
    expect(said()).not.toBe('');

    await press(added.querySelector<HTMLElement>('.tools [aria-label^="Duplicate"]')!);
    expect(list()).toHaveLength(before.length + 2);
    expect(new Set(list().map(({ id }) => id)).size).toBe(before.length + 2);
    expect(page.store.shown.runnable).toBe(true);
    const copy = items()[items().indexOf(added) + 1];
    expect(document.activeElement).toBe(copy.querySelector('summary'));

    await userEvent.keyboard('{Enter}');
    await drawn();
    await press(copy.querySelector<HTMLElement>('.tools [aria-label^="Remove"]')!);
    await press(added.querySelector<HTMLElement>('.tools [aria-label^="Remove"]')!);
    expect(list().map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(page.store.shown.runnable).toBe(true);
    // Each was one step.
    for (let step = 0; step < 4; step += 1) page.store.undo();
    expect(list()).toEqual(before);
  },
);

test('what a rule is about is called by its title, not by its id', async () => {
  await userEvent.click(document.querySelector('aside label:has(input[value=rules])')!);
  await drawn();
  const summaries = [...document.querySelectorAll<HTMLElement>('aside summary')];
  const summary = summaries.find(({ textContent }) => textContent.includes('Enforcement'))!;
  if (!summary.closest('details')!.open) await userEvent.click(summary);
  await drawn();
  const path = 'rules.enforcement.intensityByRegion';
  const section = document.querySelector<HTMLElement>(`[data-path="${path}"]`)!;
  await userEvent.click(section.querySelector<HTMLElement>(':scope > .add')!);
  await drawn();
  const name = section.querySelector(':scope > details > summary')!.textContent.trim();
  const [{ region }] = page.store.shown.scenario.rules.enforcement.intensityByRegion;
  const { title } = page.store.shown.scenario.platform.regions.find(({ id }) => id === region)!;
  expect(name).toBe((title as { en: string }).en);
  expect(name).not.toBe(region);
});
