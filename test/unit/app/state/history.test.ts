import { expect, test } from 'vitest';
import { History } from '../../../../src/app/state/history.svelte';

test('undo and redo walk through the values', () => {
  const history = new History('a');
  history.set('b');
  history.set('c');
  history.undo();
  expect(history.present).toBe('b');
  history.undo();
  history.undo();
  expect([history.present, history.canUndo, history.canRedo]).toEqual(['a', false, true]);
  history.redo();
  history.redo();
  history.redo();
  expect([history.present, history.canRedo]).toEqual(['c', false]);
});

test('a change after an undo forgets what was undone', () => {
  const history = new History('a');
  history.set('b');
  history.undo();
  history.set('c');
  expect(history.canRedo).toBe(false);
  history.undo();
  expect(history.present).toBe('a');
});

test('one gesture is one step', () => {
  const history = new History(0);
  for (const value of [1, 2, 3]) history.set(value, 'the same lever');
  history.settle();
  history.set(4, 'the same lever');
  history.undo();
  expect(history.present).toBe(3);
  history.undo();
  expect(history.present).toBe(0);
});

test('two levers in a row are two steps', () => {
  const history = new History(0);
  history.set(1, 'one lever');
  history.set(2, 'another');
  history.undo();
  expect(history.present).toBe(1);
});

test('forgets steps beyond the longest', () => {
  const history = new History(0, 3);
  for (let value = 1; value <= 10; value += 1) history.set(value);
  while (history.canUndo) history.undo();
  expect(history.present).toBe(7);
});
