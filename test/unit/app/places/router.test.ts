import { afterEach, beforeEach, expect, test } from 'vitest';
import { addressOf, cleaned, studyInHash } from '../../../../src/app/share/address';
import { placeOf, Router } from '../../../../src/app/places/router.svelte';

let router: Router;

/** Goes to an address as a link does, and waits until the page has heard of it. */
async function follow(hash: string): Promise<void> {
  const heard = new Promise((resolve) =>
    window.addEventListener('hashchange', resolve, { once: true }),
  );
  window.location.hash = hash;
  await heard;
}

beforeEach(() => {
  window.location.hash = '';
  router = new Router(window);
});
afterEach(() => router.close());

test('an address without a hash, or with one that names no place, shows the Lab', async () => {
  expect(router.place).toBe('lab');
  await follow('#compare');
  expect(router.place).toBe('compare');
  await follow('#nowhere');
  expect(router.place).toBe('lab');
});

test('what follows a place in the address belongs to the place', async () => {
  await follow('#compare/profit');
  expect([router.place, router.within]).toEqual(['compare', 'profit']);
  expect(placeOf('#comparely')).toBeUndefined();
});

test('a link made in Compare opens Compare again as it was looked at; others open the Lab', async () => {
  const address = { origin: 'https://example.org', pathname: '/', search: '' } as Location;
  const linkAt = (hash: string) => addressOf({ ...address, hash }, 'CODE');
  expect(linkAt('')).toBe('https://example.org/#s=CODE');
  expect(linkAt('#model/hazard')).toBe('https://example.org/#s=CODE');
  expect(linkAt('#compare/split')).toBe('https://example.org/#compare/split?s=CODE');
  const taken: string[] = [];
  await follow('#compare/split?s=CODE');
  router.onOther((hash) => taken.push(hash));
  expect(taken).toEqual(['#compare/split?s=CODE']);
  expect(studyInHash(taken[0])).toEqual({ place: 'compare/split', code: 'CODE' });
  expect(cleaned({ ...address, hash: taken[0] })).toBe('/#compare/split');
});

test('going to a place stands in the address', () => {
  router.go('compare');
  expect(window.location.hash).toBe('#compare');
});

test('a hash that names no place is handed on, also the one the page was opened with', async () => {
  await follow('#s=abc');
  const opened = new Router(window);
  const taken: string[] = [];
  opened.onOther((hash) => taken.push(hash));
  expect(taken).toEqual(['#s=abc']);
  await follow('#compare');
  await follow('#s=def');
  expect(taken).toEqual(['#s=abc', '#s=def']);
  opened.close();
  await follow('#s=ghi');
  expect(taken).toHaveLength(2);
});
