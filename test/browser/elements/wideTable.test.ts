import { createRawSnippet } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import WideTable from '../../../src/app/elements/WideTable.svelte';
import '../../../src/app/theme.css';
import '../../../src/app/base.css';

afterEach(() => page.viewport(414, 896));

/** A row of a table of sources: a name, a number, and a text of several lines. */
const row = `<tbody><tr>
  <th scope="row">Shift of the probit of default per point</th>
  <td data-head="Value">0.05</td>
  <td data-head="Kind">Judgement</td>
  <td data-head="Source">${'Five points more unemployment raise a default rate. '.repeat(4)}</td>
</tr></tbody>`;

async function table() {
  const children = createRawSnippet(() => ({ render: () => row }));
  const { container } = await render(WideTable, { labelledby: 'heading', stacks: true, children });
  const around = container.querySelector<HTMLElement>('[role=group]')!;
  const cells = [...container.querySelectorAll('td')];
  const tops = cells.map((cell) => cell.getBoundingClientRect().top);
  const heads = cells.map((cell) =>
    getComputedStyle(cell, '::before').content.replace(/[" ]/g, ''),
  );
  return { around, cells, tops, heads };
}

test('on a phone a row of a table of texts needs no scrolling, and says what each cell is', async () => {
  await page.viewport(390, 844);
  const { around, tops, heads } = await table();
  expect(around.scrollWidth).toBe(around.clientWidth);
  expect(heads).toEqual(['Value', 'Kind', 'Source']);
  // What is short stands side by side, what is long on lines of its own.
  expect(tops[1]).toBeCloseTo(tops[0], 0);
  expect(tops[2]).toBeGreaterThan(tops[0] + 10);
});

test('where there is room its cells are columns, and the heads stand above them alone', async () => {
  await page.viewport(1200, 900);
  const { cells, tops, heads } = await table();
  expect(heads).toEqual(['none', 'none', 'none']);
  expect(new Set(tops.map(Math.round)).size).toBe(1);
  expect(getComputedStyle(cells[0]).display).toBe('table-cell');
});
