import { describe, expect, test } from 'vitest';
import { splitPicture, titleOfLine, unitOfLine } from '../../../../src/app/train/splitPicture';
import type { DebriefLine } from '../../../../src/analysis/training/debrief';
import { luckAndJudgement, roundEffects } from '../../../../src/analysis/training/luckAndJudgement';

const paths = 64;
const sample = { numbers: Uint32Array.from({ length: paths }, (_, i) => i), replicated: false };
const column = (of: (i: number) => number) => Float64Array.from({ length: paths }, (_, i) => of(i));
const columns = [column((i) => i), column((i) => i + 10 + (i % 3)), column((i) => i + 5 + (i % 3))];

function lineOf(of: DebriefLine['of'], better: DebriefLine['better'], place: number): DebriefLine {
  return {
    ...{ of, better, rounds: roundEffects(columns, sample) },
    split: luckAndJudgement(columns[0], columns[2], place, better, sample),
  };
}
const wording = { language: 'en', currency: 'USD', title: 'Split' } as const;
const bars = (line: DebriefLine) => splitPicture(line, wording).rows.map(({ bars: [bar] }) => bar);

describe('the waterfall of a split', () => {
  test('leads from the starting strategy to the own path without a gap', () => {
    const line = lineOf('score', 'higher', 60);
    const steps = bars(line);
    expect(steps[0].from).toBe(line.split.reference);
    for (let i = 1; i < steps.length; i++) expect(steps[i].from).toBeCloseTo(steps[i - 1].to, 9);
    expect(steps.at(-1).to).toBe(line.split.own);
  });

  test('has a step for each round, one for luck, and marks for what lies between', () => {
    expect(bars(lineOf('score', 'higher', 60)).map(({ kind }) => kind)).toEqual([
      ...['mark', 'rise', 'fall', 'mark', 'rise', 'mark'],
    ]);
  });

  test('calls less of what is bad an improvement', () => {
    expect(bars(lineOf('breaches', 'lower', 60)).map(({ kind }) => kind)).toEqual([
      ...['mark', 'fall', 'rise', 'mark', 'fall', 'mark'],
    ]);
  });

  test('says the same to those who listen and in a table, in either language', () => {
    const line = lineOf('profit', 'higher', 3);
    for (const language of ['en', 'zh'] as const) {
      const { rows, summary, table, readout } = splitPicture(line, { ...wording, language });
      for (const { label } of rows) expect(summary).toContain(label);
      expect(table().rows.map(([label]) => label)).toEqual(rows.map(({ label }) => label));
      const told = table().rows.map(([, value]) => Number(value));
      expect(told[0] + told[1] + told[2]).toBeCloseTo(told[3], 9);
      expect(told[3] + told[4]).toBeCloseTo(told[5], 9);
      expect(readout(4).head).toBe(rows[4].label);
      expect(readout(undefined).entries).toEqual([]);
    }
  });
});

test('a line is called and measured as what it is', () => {
  expect(unitOfLine({ of: 'score' })).toBe('ratio');
  expect(unitOfLine({ of: 'failure' })).toBe('share');
  expect(unitOfLine({ of: 'profit' })).toBe('money');
  expect(titleOfLine({ of: 'profit' }, 'zh')).toBe('税后利润');
});
