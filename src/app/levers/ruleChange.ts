import { isJsonObject } from '../../scenario/mergePatch';
import { getAt, setAt, type Path } from '../../scenario/path';
import { changeableKeys } from '../../scenario/rules';
import { levers, type Lever } from '../../scenario/walk';
import type { Desk } from './desk';

/** A lever that a scheduled change may set: one with a single value. */
export type RuleLever = Exclude<Lever, { kind: 'list' | 'steps' | 'seed' }>;

/** Every lever that a scheduled change may set, in the order of the schema. */
export function ruleLevers(): RuleLever[] {
  return [...levers()].filter((lever): lever is RuleLever => {
    const [part, key] = lever.path.split('.');
    const single = lever.kind !== 'list' && lever.kind !== 'steps' && lever.kind !== 'seed';
    return single && part === 'rules' && changeableKeys.includes(key) && !lever.path.includes('[]');
  });
}

/** Where in a change's patch a lever of the rules stands. */
export const placeOf = ({ path }: RuleLever): Path => path.split('.').slice(1);

/** Whether a change says anything of a lever; `null` says that there is no such rule from then on. */
export const says = (set: unknown, lever: RuleLever): boolean =>
  getAt(set, placeOf(lever)) !== undefined;

/** A change's patch without one of its settings, nor the groups that it leaves empty. */
export function without(set: unknown, place: Path): unknown {
  const next = setAt(set, place, undefined);
  const group = place.slice(0, -1);
  const left = getAt(next, group);
  const empty = group.length > 0 && isJsonObject(left) && Object.keys(left).length === 0;
  return empty ? without(next, group) : next;
}

/** A desk for the settings inside a change's patch, in which `null` stands for a rule that is lifted. */
export function patchDesk(desk: Desk): Desk {
  return {
    get scenario() {
      return desk.scenario;
    },
    get currency() {
      return desk.currency;
    },
    get referenceName() {
      return desk.referenceName;
    },
    value: (path) => desk.value(path) ?? undefined,
    reference: () => undefined,
    inReference: () => false,
    changed: () => false,
    set: (path, value, gesture) => desk.set(path, value === undefined ? null : value, gesture),
    settle: () => desk.settle(),
    still: (path) => desk.still(path),
    trouble: (path) => desk.trouble(path),
    provenance: () => undefined,
  };
}
