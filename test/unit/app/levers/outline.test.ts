import { describe, expect, test } from 'vitest';
import { headings, type GroupName } from '../../../../src/app/levers/headings';
import { outline, type Node } from '../../../../src/app/levers/outline';
import { levers } from '../../../../src/scenario/walk';

const flat = (nodes: readonly Node[]): string[] =>
  nodes.flatMap((node) => {
    if (node.type === 'lever') return [node.lever.path];
    return [...(node.type === 'list' ? [node.lever.path] : []), ...flat(node.nodes)];
  });

const groups = outline();

test('every lever of the schemas stands on the page, once', () => {
  const shown = Object.values(groups).flatMap((sections) =>
    sections.flatMap(({ nodes }) => flat(nodes)),
  );
  const all = [...levers()].map(({ path }) => path).filter((path) => !path.startsWith('run.'));
  expect(shown.toSorted()).toEqual(all.toSorted());
});

describe.each(Object.entries(headings))('%s', (group, { sections }) => {
  test('each heading has levers under it; what none names comes last', () => {
    const found = groups[group as GroupName];
    expect(found.slice(0, sections.length).map(({ id }) => id)).toEqual(
      sections.map(({ id }) => id),
    );
    for (const { id, nodes } of found) expect(nodes.length, id).toBeGreaterThan(0);
  });
});

test('items of lists keep their own lists and headings', () => {
  const borrowers = groups.platform.find(({ id }) => id === 'borrowers')!;
  const segments = borrowers.nodes.find(
    (node) => node.type === 'list' && node.lever.path === 'platform.segments',
  );
  if (segments?.type !== 'list') throw new Error('no segments');
  const inner = segments.nodes.map((node) => (node.type === 'lever' ? node.lever.path : node.type));
  expect(inner).toContain('platform.segments[].priceElasticity');
  expect(inner).toContain('heading');
  expect(inner.at(-1)).toBe('list');
});

test('a section that is one group of the schema does not repeat its title', () => {
  const pricing = groups.platform.find(({ id }) => id === 'pricing')!;
  expect(pricing.nodes.every(({ type }) => type === 'lever')).toBe(true);
});
