import { page as window, userEvent } from 'vitest/browser';
import { beforeEach, expect, test } from 'vitest';
import { open } from './open';

const place = () => document.querySelector<HTMLElement>('.data')!;
const said = () => place()?.innerText ?? '';
const button = (name: string) =>
  [...place().querySelectorAll('button')].find((one) => one.textContent.trim() === name)!;
const field = (name: string) => {
  const label = [...place().querySelectorAll('label')].find((one) =>
    one.textContent.trim().startsWith(name),
  )!;
  return (label.control ?? label.querySelector('select, input'))! as HTMLSelectElement;
};
const inputs = () => place().querySelectorAll<HTMLInputElement>('input[type=file]');

/** Years of 400 loans each, of which each year has its own part default in the summer. */
function tape(): string {
  const rows = ['loan_amount,rate,rating,issue date,last date,loan status'];
  [12, 30, 8, 20, 44, 10, 16, 26].forEach((defaults, year) => {
    for (let i = 0; i < 400; i++) {
      const status = i < defaults ? 'Gone' : 'Current';
      const last = i < defaults ? `${2011 + year}-07-01` : '2019-12-31';
      const amount = 1000 + i;
      rows.push(
        `${amount},0.${i % 2 === 0 ? 10 : 20},${'AB'[i % 2]},${2010 + year}-12-01,${last},${status}`,
      );
    }
  });
  return rows.join('\n');
}

const macro = `Date,Unemployment rate\n${[5, 6, 8, 4.5, 7, 9.5, 5, 5.5, 7.5, 6].map((rate, i) => `${2010 + i},${rate}`).join('\n')}\n`;

let page: Awaited<ReturnType<typeof open>>;
beforeEach(async () => {
  await window.viewport(1440, 900);
  page = await open();
  location.hash = 'data';
  await expect.poll(() => place()).toBeTruthy();
});

test('what the status means is set where rows were refused for it; units are said; the economy is held against', async () => {
  const { study } = page.store;
  await userEvent.upload(inputs()[0], new File([tape()], 'years.csv'));
  await expect.poll(said).toContain('Rates between 0.1 and 0.2 taken as fractions.');
  // No one can know what this value means.
  expect(field('Gone').value).toBe('unknown');
  await userEvent.click(button('Read the loans'));
  await expect.poll(said).toContain('It is not said what this status means.');
  expect(said()).toContain('Rows left out because something in them is wrong: 166.');
  await userEvent.selectOptions(field('Gone'), 'default');
  expect(said()).toContain('The columns have changed since the loans were read.');
  await userEvent.click(button('Read the loans again'));
  await expect.poll(said).toContain('All 3,200 rows can be used.');
  expect(said()).toContain('ρ = ');
  expect(said()).toMatch(/With \d periods the estimate is low on average/);

  await userEvent.upload(inputs()[1], new File(['nothing here'], 'note.txt'));
  await expect.poll(said).toContain('note.txt can’t be used');
  await userEvent.upload(inputs()[1], new File([macro], 'record.csv'));
  await expect.poll(said).toMatch(/Unemployment rate: [+−]\d.* on the probit of default per point/);
  // Nothing of it has touched the study on screen.
  expect(page.store.study).toBe(study);
});

test('in Chinese as well, with the assumption that a tape without times takes', async () => {
  page.preferences.language = 'zh';
  await expect.poll(said).toContain('选择文件');
  const text =
    '借款金额,年利率,信用等级,是否违约\n' +
    Array.from(
      { length: 200 },
      (_, i) => `1000,${i % 2 === 0 ? 10 : 20},${'AB'[i % 2]},${i % 10 === 0 ? '是' : '否'}`,
    ).join('\n');
  await userEvent.upload(inputs()[0], new File([text], '贷款.csv'));
  await expect.poll(() => button('读取贷款')).toBeTruthy();
  await userEvent.click(button('读取贷款'));
  await expect.poll(said).toContain('200 行全部可用。');
  expect(said()).toContain('这是累计占比');
  await expect.poll(said).toContain('预设中同一放款位次');
  await userEvent.fill(field('假定贷款已暴露的年数'), '2');
  await userEvent.keyboard('{Tab}');
  await expect.poll(said).toContain('数据加您的假定');
});
