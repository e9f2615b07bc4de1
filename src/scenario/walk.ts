import type { GenericSchema } from 'valibot';
import type { Localized, QuantityInfo } from './quantity';
import { runSchema } from './run';
import { parts, type PartName } from './scenario';
import { shapeOf, titleOf } from './shape';

/** The headings that the parts of a scenario stand under. */
export const partTitles: Record<PartName | 'run', Localized> = {
  platform: { en: 'The platform', zh: '平台' },
  world: { en: 'The world', zh: '宏观环境' },
  rules: { en: 'The rules', zh: '监管规则' },
  strategy: { en: 'The strategy', zh: '平台策略' },
  run: { en: 'The run', zh: '模拟设置' },
};

interface Place {
  /** Dotted, with `[]` for any item of a list: `platform.segments[].grades[].rate`. */
  path: string;
  title: Localized;
  /** Headings from the part down to the group that the lever stands in. */
  trail: Localized[];
}

/** Something that can be set, and what is known about it. */
export type Lever = Place &
  (
    | { kind: 'quantity'; info: QuantityInfo & { default: number } }
    | { kind: 'limit'; info: QuantityInfo & { default: null } }
    | { kind: 'flag'; default: boolean }
    | { kind: 'choice'; labels: Record<string, Localized>; default: string }
    | { kind: 'list'; least: number; most: number; item: Localized | undefined }
    | { kind: 'steps'; options: number[]; default: number }
    | { kind: 'seed'; default: string }
  );

const stepTitle: Localized = { en: 'Months in a step', zh: '每步月数' };
const seedTitle: Localized = { en: 'Seed', zh: '随机种子' };

let all: readonly Lever[] | undefined;

/** Every lever of a scenario, part by part in the order of the schemas. A list comes before what its items hold. */
export function levers(): readonly Lever[] {
  return (all ??= Object.entries({ ...parts, run: runSchema }).flatMap(([name, schema]) => [
    ...walk(schema, name, [partTitles[name as PartName | 'run']]),
  ]));
}

let byPath: Map<string, Lever> | undefined;

/** The lever that a place in a scenario belongs to: `platform.segments[0].priceElasticity` to `platform.segments[].…`. */
export function leverAt(path: string): Lever | undefined {
  byPath ??= new Map(levers().map((lever) => [lever.path, lever]));
  return byPath.get(path.replace(/\[\d+\]/g, '[]').replace(/\.\d+(?=\.|$)/g, '[]'));
}

/** Every lever of a schema, below a path and a trail of headings. */
export function* walk(schema: GenericSchema, path: string, trail: Localized[]): Generator<Lever> {
  const shape = shapeOf(schema);
  const title = titleOf(shape);
  const { quantity, flag, choice, list, steps, seed } = shape.notes;
  if (quantity) {
    const place = { path, title: quantity.title, trail };
    if (quantity.default === null)
      yield { ...place, kind: 'limit', info: { ...quantity, default: null } };
    else yield { ...place, kind: 'quantity', info: { ...quantity, default: quantity.default } };
  } else if (flag) yield { path, title: flag.title, trail, kind: 'flag', default: flag.default };
  else if (choice) yield { path, trail, kind: 'choice', ...choice };
  else if (steps && shape.type === 'oneOf')
    yield {
      path,
      title: stepTitle,
      trail,
      kind: 'steps',
      options: shape.options as number[],
      default: 1,
    };
  else if (seed) yield { path, title: seedTitle, trail, kind: 'seed', default: 'plimsoll' };
  else if (shape.type === 'list') {
    if (!list) return;
    const item = titleOf(shapeOf(shape.item));
    yield {
      path,
      title: list.title,
      trail,
      kind: 'list',
      least: list.least,
      most: list.most,
      item,
    };
    yield* walk(shape.item, `${path}[]`, [...trail, list.title]);
  } else if (shape.type === 'object') {
    // A part has no title of its own, and the items of a list stand under the title of the list.
    const inner = title && !path.endsWith('[]') ? [...trail, title] : trail;
    for (const [key, entry] of Object.entries(shape.entries))
      yield* walk(entry, `${path}.${key}`, inner);
  }
}
