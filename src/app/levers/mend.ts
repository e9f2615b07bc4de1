import type { Issue } from '../../scenario/issue';
import { getAt, type Path } from '../../scenario/path';
import type { Scenario } from '../../scenario/scenario';
import { freeId } from './items';
import { rescaled, toOne } from './shares';

/** A way out of something that is wrong: what to set where. */
export interface Mend {
  code: 'scale' | 'rename' | 'announce' | 'targets';
  path: Path;
  value: unknown;
}

/** The nearest setting that puts an issue right, where there is one that no one would mind. */
export function mendOf({ code, path, params }: Issue, scenario: Scenario): Mend | undefined {
  const value = getAt(scenario, path);
  switch (code) {
    case 'sumNotOne': {
      if (Array.isArray(value)) return { code: 'scale', path, value: rescaled(value) };
      const weights = value as Record<string, number>;
      const scaled = toOne(Object.values(weights));
      const keys = Object.keys(weights);
      const next = Object.fromEntries(keys.map((key, index) => [key, scaled[index]]));
      return { code: 'scale', path, value: next };
    }
    case 'targetsAboveOne': {
      const targets = scenario.strategy.mix.targets.map((target) =>
        target.dimension === params.dimension
          ? { ...target, share: Number((target.share / params.sum).toPrecision(12)) }
          : target,
      );
      return { code: 'targets', path, value: targets };
    }
    case 'duplicateId': {
      // Where the name is a reference it can't be made up; the entry is a choice among what there is.
      if (path.at(-1) !== 'id' || path.includes('targets')) return undefined;
      const list = getAt(scenario, path.slice(0, -2)) as unknown[];
      return { code: 'rename', path, value: freeId(list, params.id) };
    }
    case 'changeBeforeAnnouncement':
      return {
        code: 'announce',
        path: [...path.slice(0, -1), 'announced'],
        value: params.inForce,
      };
    default:
      return undefined;
  }
}
