import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meaningOf } from '../../../../src/analysis/tape/guessMapping';
import { inspectTape } from '../../../../src/analysis/tape/inspectTape';
import { mappingTroubles } from '../../../../src/analysis/tape/mapping';
import { TapeRows } from '../../../../src/analysis/tape/tapeRows';
import { headOf, read } from './tapeFile';

const utf8 = (text: string) => new TextEncoder().encode(text);
const reasons = ({ rejections }: Awaited<ReturnType<typeof read>>) =>
  rejections.kept.map(({ line, column, found, reason }) => [line, column, found, reason.code]);

describe('a file that is no table is refused with what it is', () => {
  const trouble = (bytes: Uint8Array) => {
    const result = inspectTape(bytes, true);
    return result.ok ? undefined : result.trouble.code;
  };
  test.each([
    ['nothing', '', 'empty'],
    ['blanks', ' \n\n', 'empty'],
    ['a workbook', 'PK\x03\x04rest', 'workbook'],
    ['a print', '%PDF-1.4', 'picture'],
    ['bytes of a program', 'MZ\0\0\0', 'binary'],
    ['rows without a header', '1000,0.1\n2000,0.2\n', 'noHeader'],
    ['a header without rows', 'amount,rate\n', 'noRows'],
    ['a text', 'Dear all\nwe met\n', 'oneColumn'],
    ['a header with a name twice', 'amount,rate,amount\n1,2,3\n', 'duplicateHeaders'],
  ])('%s', (_, text, code) => expect(trouble(utf8(text))).toBe(code));
});

describe('whatever the encoding and the sign between columns, the loans are the same', () => {
  const rows = [
    ['借款金额', '年利率', '地区'],
    ['12000', '10.5', '浙江'],
    ['8000', '9', '江苏'],
  ];
  const text = (sign: string) => rows.map((row) => row.join(sign)).join('\n');
  const gb = new Uint8Array(
    // 借款金额,年利率,地区 and so on in GB18030, as iconv writes it.
    Buffer.from(
      'bde8bfeebdf0b6ee2cc4eac0fbc2ca2cb5d8c7f80a31323030302c31302e352cd5e3bdad0a383030302c392cbdadcbd5',
      'hex',
    ),
  );
  const utf16 = new Uint8Array([0xff, 0xfe, ...Buffer.from(text('\t'), 'utf16le')]);
  test.each([
    ['UTF-8', utf8(text(','))],
    ['UTF-8 with a mark', utf8('\uFEFF' + text(','))],
    ['semicolons', utf8(text(';'))],
    ['tabs and carriage returns', utf8(text('\t').replaceAll('\n', '\r\n'))],
    ['GB18030', gb],
    ['UTF-16', utf16],
  ])('%s', async (_, bytes) => {
    const { tape, rejections } = await read(bytes);
    expect([...tape.amount]).toEqual([12000, 8000]);
    expect([...tape.rate!].map((rate) => Math.fround(rate))).toEqual(
      [0.105, 0.09].map(Math.fround),
    );
    expect(tape.region!.names).toEqual(['浙江', '江苏']);
    expect(rejections.rows).toBe(0);
  });

  test('GB18030 that begins long after the first stretch is read as such', async () => {
    const many = Array.from({ length: 60_000 }, (_, i) => `${1000 + i},10,abcdefghij\n`).join('');
    const head = utf8(`amount,rate,region\n${many}5000,9,`);
    expect(head.length).toBeGreaterThan(2 ** 20);
    const { tape, rejections } = await read(
      new Uint8Array([...head, 0xd5, 0xe3, 0xbd, 0xad, 0x0a]),
    );
    expect(rejections.rows).toBe(0);
    expect(tape.region!.names).toEqual(['abcdefghij', '浙江']);
  });

  test('decimal commas are told by the numbers', async () => {
    const { tape } = await read('amount;rate;term\n1.234,50;12,5;36\n2.000,00;9,25;60\n');
    expect([...tape.amount]).toEqual([1234.5, 2000]);
    expect(tape.rate![1]).toBe(Math.fround(0.0925));
  });
});

describe('what can’t be used is told, by line, column, value and reason', () => {
  test('each kind of trouble', async () => {
    const reading = await read(
      [
        'amount,rate,term,grade,issue date,last date,loan status,recovered',
        '1000,10,36,A,2015-01-01,2016-01-01,Current,',
        ',10,36,A,2015-01-01,2016-01-01,Current,',
        'x,10,36,A,2015-01-01,2016-01-01,Current,',
        '-5,10,36,A,2015-01-01,2016-01-01,Current,',
        '0,10,36,A,2015-01-01,2016-01-01,Current,',
        '1000,1399,36,A,2015-01-01,2016-01-01,Current,',
        '1000,10,0,A,2015-01-01,2016-01-01,Current,',
        '1000,10,36,A,2015-02-30,2016-01-01,Current,',
        '1000,10,36,A,2015-01-01,2014-01-01,Current,',
        '1000,10,36,A,2015-01-01,2016-01-01,Sold,',
        '1000,10,36,A,2015-01-01,2016-01-01,,',
        '1000,10,36,A,2015-01-01,2016-01-01,Charged Off,-3',
        '1000,10,36,A,2015-01-01,2016-01-01,Charged Off,2500',
        '1000,10,36,A,2015-01-01,2016-01-01',
        '1000,10,36,"A,2015-01-01,2016-01-01,Current,',
        '1000,NaN,36,A,3015-01-01,2016-01-01,Current,',
        '2000,,36,,2015-01-01,2016-01-01,Fully Paid,',
      ].join('\n'),
    );
    expect(reasons(reading)).toEqual([
      [3, 'amount', '', 'empty'],
      [4, 'amount', 'x', 'notNumber'],
      [5, 'amount', '-5', 'notPositive'],
      [6, 'amount', '0', 'notPositive'],
      [7, 'rate', '1399', 'outOfRange'],
      [8, 'term', '0', 'outOfRange'],
      [9, 'issue date', '2015-02-30', 'notDate'],
      [10, 'last date', '2014-01-01', 'beforeOrigination'],
      [11, 'loan status', 'Sold', 'unknownStatus'],
      [12, 'loan status', '', 'empty'],
      [13, 'recovered', '-3', 'negative'],
      [14, 'recovered', '2500', 'moreThanLent'],
      [15, '', '1000 10 36 A 2015-01-01 2016-01-01', 'cells'],
      [16, '', '1000,10,36,"A,2015-01-01,2016-01-01,Current,', 'quotes'],
      [17, 'rate', 'NaN', 'notNumber'],
      [17, 'issue date', '3015-01-01', 'dateRange'],
    ]);
    expect(reading.rejections.rows).toBe(15);
    expect(reading.rowsSeen).toBe(17);
    // An empty cell is not zero: it is counted, and the loan is used for what it tells.
    expect([...reading.tape.amount]).toEqual([1000, 2000]);
    expect(reading.tape.rate![1]).toBeNaN();
    expect(reading.empty).toMatchObject({ rate: 1, grade: 1 });
  });

  test('lines are those of the file, also behind quoted line breaks and blank lines', async () => {
    const reading = await read(
      'amount,rate,purpose\n1000,10,"new\nroof"\n\nbad,10,car\n2000,10,"a ""b""\n\nc"\nworse,10,car\n',
    );
    expect(reasons(reading).map(([line, , found]) => [line, found])).toEqual([
      [5, 'bad'],
      [9, 'worse'],
    ]);
    expect(reading.blank).toBe(1);
    expect(reading.tape.product!.names).toEqual(['new\nroof', 'a "b"\n\nc']);
  });

  test('a quotation mark that is never closed costs its row and no other', async () => {
    const many = Array.from({ length: 50_000 }, (_, i) => `${i + 1},10,car,${i}`);
    many[20_000] = '20001,10,"car,20000';
    many[40_000] = 'x,10,car,1';
    const reading = await read(`amount,rate,purpose,id\n${many.join('\n')}\n`);
    expect(reasons(reading)).toEqual([
      [20_002, '', '20001,10,"car,20000', 'quotes'],
      [40_002, 'amount', 'x', 'notNumber'],
    ]);
    expect(reading.tape.rows).toBe(49_998);
  });

  test('rows come with the same lines however the text is cut', () => {
    const cell = fc.oneof(
      fc.constantFrom('1', 'ab', ''),
      fc.constantFrom('a\nb', '"', 'x,y', '\n'),
    );
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 7 }),
        (table, step) => {
          const text = table.map((row) => row.map(quoted).join(',') + '\n').join('');
          const torn: number[] = [];
          const rows = new TapeRows(',', ({ line }) => torn.push(line));
          const found = [];
          for (let at = 0; at < text.length; at += step) {
            const last = at + step >= text.length;
            found.push(...rows.read(text.slice(at, at + step), last));
          }
          let line = 1;
          const expected = table.map((cells) => {
            const row = { line, cells };
            line += 1 + cells.join('').split('\n').length - 1;
            return row;
          });
          expect(torn).toEqual([]);
          expect(found.filter(({ cells }) => cells.length > 1)).toEqual(expected);
        },
      ),
    );
  });
});

describe('columns are guessed', () => {
  const file = readFileSync(join(import.meta.dirname, '../../../../public/lendingclub-2016q1.csv'));

  test('of the sample tape, all of which can be read', async () => {
    const bytes = new Uint8Array(file);
    const { header, guess } = headOf(bytes);
    const named = Object.fromEntries(
      Object.entries(guess.mapping.columns).map(([field, index]) => [field, header[index]]),
    );
    expect(named).toEqual({
      amount: 'funded_amnt',
      rate: 'int_rate',
      term: 'term',
      grade: 'sub_grade',
      region: 'addr_state',
      income: 'annual_inc',
      status: 'Class',
    });
    expect(guess.mapping).toMatchObject({
      ...{ rateUnit: 'percent', termUnit: 'months', gradeBy: 'firstLetter' },
      status: { good: 'performing', bad: 'default' },
    });
    const { tape, rejections } = await read(bytes);
    expect([tape.rows, rejections.rows]).toEqual([9857, 0]);
    expect(tape.standing!.filter((s) => s === 1).length).toBe(517);
    expect(tape.grade!.names.toSorted()).toEqual([...'ABCDEFG']);
  });

  test('in Chinese, with units taken from the values', () => {
    const { guess, header } = headOf(
      utf8(
        '编号,借款金额,年利率,借款期限,信用等级,省份,放款日期,借款状态\n1,"12,000",0.18,12,A,浙江,2015年3月,正常还款\n2,8000,0.24,24,B,江苏,2015年4月,已核销\n',
      ),
    );
    const named = Object.keys(guess.mapping.columns).map(
      (field) => header[guess.mapping.columns[field as 'amount']!],
    );
    expect(named).toEqual('借款金额 年利率 借款期限 信用等级 省份 放款日期 借款状态'.split(' '));
    expect(guess.mapping.rateUnit).toBe('fraction');
    expect(guess.rates).toEqual({ from: 0.18, to: 0.24, marked: false });
    expect(guess.mapping.status).toEqual({ 正常还款: 'performing', 已核销: 'default' });
  });

  test.each([
    ['Charged Off', 'default'],
    ['Does not meet the credit policy. Status:Charged Off', 'default'],
    ['Does not meet the credit policy. Status:Fully Paid', 'repaid'],
    ['Late (31-120 days)', 'performing'],
    ['not in default', 'performing'],
    ['未违约', 'performing'],
    ['逾期30天', 'performing'],
    ['逾期90天以上', 'default'],
    ['已结清', 'repaid'],
    ['1', 'default'],
    ['否', 'performing'],
    ['流标', 'leaveOut'],
    ['Sold', undefined],
  ])('a status of %s means %s', (value, meaning) => expect(meaningOf(value)).toBe(meaning));

  test('a mapping without an amount, or with a column twice, is no mapping', () => {
    const { guess } = headOf(utf8('a,b\nx,y\n'));
    expect(mappingTroubles(guess.mapping, ['a', 'b'])).toEqual([{ code: 'noAmount' }]);
    const twice = { ...guess.mapping, columns: { amount: 0, balance: 0 } };
    expect(mappingTroubles(twice, ['a', 'b'])).toEqual([
      { code: 'twice', column: 'a', fields: ['amount', 'balance'] },
    ]);
  });
});

test('a hundred bad rows among 300,000 are found, each at its line, within seconds', async () => {
  const bad = new Set(Array.from({ length: 100 }, (_, i) => 1500 + i * 2903));
  const lines: string[] = ['amount,rate,term,grade,region,issue_d,status'];
  const expected: number[] = [];
  let line = 2;
  for (let i = 0; i < 300_000; i++) {
    const note = i % 1000 === 0 ? '"two\nlines"' : 'West';
    const amount = bad.has(i) ? 'n/a' : String(1000 + (i % 20_000));
    if (bad.has(i)) expected.push(line);
    lines.push(
      `${amount},${8 + (i % 15)},36,${'ABCDE'[i % 5]},${note},2015-0${1 + (i % 9)}-01,${i % 20}`,
    );
    line += i % 1000 === 0 ? 2 : 1;
  }
  const bytes = utf8(lines.join('\n').replace(/,(\d+)$/gm, (_, n) => (n === '7' ? ',1' : ',0')));
  const began = performance.now();
  const { tape, rejections } = await read(bytes);
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(rejections.kept.map((one) => one.line)).toEqual(expected);
  expect(tape.rows).toBe(299_900);
}, 60_000);
