import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { toCsv } from '../../../../src/app/charts/csv';
import type { ChartTable } from '../../../../src/app/charts/table';

const table: ChartTable = {
  caption: 'Any',
  columns: [
    { label: 'Month' },
    { label: 'Loss, "net"', unit: 'perYear' },
    { label: 'Cash', unit: 'money' },
  ],
  rows: [
    ['plain', 0.1 + 0.2, -5],
    ['a "quoted", line\nin two', null, NaN],
    ['=HYPERLINK("x")', 1e-12, 1e21],
    ['+1', 0, 0],
    ['-2+3', 0, 0],
    ['@SUM(A1)', 0, 0],
    ['\tx', 0, 0],
  ],
};
const parsed = () =>
  Papa.parse<string[]>(toCsv(table, 'CNY').replace('\uFEFF', ''), { skipEmptyLines: true }).data;

test('another parser reads the cells back, numbers to the last digit', () => {
  const [head, ...rows] = parsed();
  expect(head).toEqual(['Month', 'Loss, "net" [fraction per year]', 'Cash [CNY]']);
  expect(rows[0]).toEqual(['plain', String(0.1 + 0.2), '-5']);
  expect(rows[1]).toEqual(['a "quoted", line\nin two', '', '']);
  expect(Number(rows[2][2])).toBe(1e21);
});

test('no text cell begins like a formula; numbers keep their minus', () => {
  const rows = parsed().slice(1);
  expect(rows.map(([text]) => text).filter((text) => /^[=+\-@\t\r]/.test(text))).toEqual([]);
  expect(rows[2][0]).toBe(`'=HYPERLINK("x")`);
  expect(rows[0][2]).toBe('-5');
});

test('spreadsheets are told that it is UTF-8', () => {
  expect(toCsv(table).startsWith('\uFEFF')).toBe(true);
});
