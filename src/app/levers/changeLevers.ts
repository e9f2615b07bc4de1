import { isJsonObject } from '../../scenario/mergePatch';
import { dotted, getAt, setAt, type Path } from '../../scenario/path';
import type { Localized } from '../../scenario/quantity';
import { changeableKeys } from '../../scenario/rules';
import { ruleSets } from '../../scenario/rulesInForce';
import type { Scenario } from '../../scenario/scenario';
import { strategySets } from '../../scenario/strategiesInForce';
import { decisionKeys } from '../../scenario/strategy';
import { leverAt, levers, type Lever } from '../../scenario/walk';
import type { Desk } from './desk';

/** Parts of a scenario that change on the timeline. */
export type ChangingPart = 'rules' | 'strategy';

const keys: Record<ChangingPart, readonly string[]> = {
  rules: changeableKeys,
  strategy: decisionKeys,
};

/** A lever that a change may set: a single value, or a list as a whole. */
export type ChangeLever = Exclude<Lever, { kind: 'steps' | 'seed' }>;
export type SingleLever = Exclude<ChangeLever, { kind: 'list' }>;
export const isSingle = (lever: ChangeLever): lever is SingleLever => lever.kind !== 'list';

/** Every lever that a change of a part may set, in the order of the schema. */
export function changeLevers(part: ChangingPart): ChangeLever[] {
  return levers().filter((lever): lever is ChangeLever => {
    const [of, key] = lever.path.split('.');
    const settable = lever.kind !== 'steps' && lever.kind !== 'seed';
    return settable && of === part && keys[part].includes(key) && !lever.path.includes('[]');
  });
}

/** Levers under the headings that they stand under elsewhere, in the order in which these come. */
export function byHeading<L extends Lever>(all: readonly L[]): [Localized | undefined, L[]][] {
  const headed = new Map<Localized | undefined, L[]>();
  for (const lever of all) {
    const heading = lever.trail.length > 1 ? lever.trail.at(-1) : undefined;
    headed.set(heading, [...(headed.get(heading) ?? []), lever]);
  }
  return [...headed];
}

/** Where in a change's patch a lever of its part stands. */
export const placeOf = ({ path }: ChangeLever): Path => path.split('.').slice(1);

/** Whether a change says anything of a lever; `null` says that it is the default or none from then on. */
export const says = (set: unknown, lever: ChangeLever): boolean =>
  getAt(set, placeOf(lever)) !== undefined;

/** What holds just before a change of a part takes effect. */
export function before(scenario: Scenario, part: ChangingPart, index: number): unknown {
  const sets = part === 'rules' ? ruleSets(scenario.rules) : strategySets(scenario.strategy);
  const at = sets.findIndex(({ change }) => change === index);
  return sets[Math.max(0, at - 1)].settings;
}

/** A change's patch without one of its settings, nor the groups that it leaves empty. */
export function without(set: unknown, place: Path): unknown {
  const next = setAt(set, place, undefined);
  const group = place.slice(0, -1);
  const left = getAt(next, group);
  const empty = group.length > 0 && isJsonObject(left) && Object.keys(left).length === 0;
  return empty ? without(next, group) : next;
}

/** What `null` in a change's patch stands for: the default, or that there is no such rule or limit. */
function takenBack(lever: Lever | undefined): unknown {
  if (!lever || lever.kind === 'list' || lever.kind === 'steps') return undefined;
  return ('info' in lever ? lever.info.default : lever.default) ?? undefined;
}

/** What a change sets a lever to. */
export function setTo(set: unknown, lever: ChangeLever): unknown {
  const value = getAt(set, placeOf(lever));
  return value === null ? takenBack(lever) : value;
}

/** A desk for the settings inside a change's patch, in which `null` stands for what is taken back. */
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
    value(path) {
      const held = desk.value(path);
      const [part, , , , ...place] = path;
      return held === null ? takenBack(leverAt(dotted([part, ...place]))) : held;
    },
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
