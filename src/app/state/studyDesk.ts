import { issueText } from './issueTexts.svelte';
import { sameJson } from '../../scenario/mergePatch';
import { dotted, getAt, type Path } from '../../scenario/path';
import type { PartName } from '../../scenario/scenario';
import { leverAt } from '../../scenario/walk';
import { fullName } from '../findings/sayDifference';
import type { Desk } from '../levers/desk';
import { sayValue } from '../levers/sayValue';
import type { Laboratory } from './laboratory.svelte';
import { originOf } from './origin';

/** Sets levers on the scenario that a laboratory shows, beside what it is compared with. */
export function studyDesk(laboratory: Laboratory): Desk {
  const { store, preferences } = laboratory;
  const currency = () => store.shown.scenario.platform.currency;

  /** What was set, in words: the lever that a path belongs to, and its value. */
  const words =
    (path: Path, value: unknown): (() => string) =>
    () => {
      // What a change on the timeline sets is called as that setting is.
      if (path[1] === 'changes' && path[3] === 'set' && path.length > 4) {
        return words([path[0], ...path.slice(4)], value ?? undefined)();
      }
      for (let length = path.length; length > 0; length -= 1) {
        const lever = leverAt(dotted(path.slice(0, length)));
        if (!lever) continue;
        const name = fullName(lever, preferences);
        return length < path.length
          ? name
          : `${name} ${sayValue(lever, value, preferences, currency())}`;
      }
      const part = preferences.t.levers.parts[path[0] as PartName];
      return part ?? dotted(path);
    };

  return {
    get scenario() {
      return store.shown.scenario;
    },
    get currency() {
      return currency();
    },
    get referenceName() {
      return store.compared ? preferences.say(store.compared.title) : preferences.t.study.opened;
    },
    value: (path) => getAt(store.shown.scenario, path),
    reference: (path) => getAt(store.reference.scenario, path),
    inReference: (path) => getAt(store.reference.scenario, path.slice(0, -1)) !== undefined,
    changed: (path) =>
      !sameJson(getAt(store.shown.scenario, path), getAt(store.reference.scenario, path)),
    set(path, value, gesture) {
      laboratory.change(words(path, value), () => store.set(path, value, gesture), path);
    },
    settle: () => store.settle(),
    still(path) {
      const { still } = laboratory.announcer;
      return still?.path.join('.') === path.join('.') ? still.reason : undefined;
    },
    trouble(path) {
      const place = path.join('.');
      const found = store.shown.issues.find((issue) => issue.path.join('.') === place);
      return found && { text: issueText(found, preferences.language), severity: found.severity };
    },
    provenance: (path) => originOf(store.shown, path, store.library),
  };
}
