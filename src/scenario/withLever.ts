import type { GenericSchema } from 'valibot';
import { checkScenario } from './check';
import { within, type Issue } from './issue';
import { parsePath, setAt, type Path } from './path';
import { runSchema } from './run';
import { parts, type Scenario } from './scenario';
import { shapeOf } from './shape';
import { unknownKey, validate, type Validated } from './validate';

/** A setting and what it is to be; `undefined` takes away a limit. */
export interface Setting {
  path: Path | string;
  value: unknown;
}

/** A resolved scenario in which one lever stands elsewhere, checked; or what is wrong with it. */
export function withLever(
  scenario: Scenario,
  path: Path | string,
  value: unknown,
): Validated<Scenario> {
  return withSettings(scenario, [{ path, value }]);
}

/**
 * A resolved scenario in which some settings are others, checked as a whole once all are made. Settings may be levers,
 * lists, groups or whole parts. Warnings are left out; paths of issues begin at the scenario.
 */
export function withSettings(
  scenario: Scenario,
  settings: readonly Setting[],
): Validated<Scenario> {
  let changed = scenario;
  const touched = new Set<keyof typeof schemas>();
  const lost: Issue[] = [];
  for (const { path: given, value } of settings) {
    const path = typeof given === 'string' ? parsePath(given) : given;
    const stray = strayAt(changed, path);
    if (stray) lost.push(stray);
    else {
      changed = setAt(changed, path, value);
      touched.add(path[0] as keyof typeof schemas);
    }
  }
  if (lost.length > 0) return { ok: false, issues: lost };

  const issues: Issue[] = [];
  for (const name of touched) {
    const checked = validate(schemas[name], changed[name]);
    if (checked.ok) changed = { ...changed, [name]: checked.value };
    else issues.push(...checked.issues.map((one) => within([name], one)));
  }
  if (issues.length > 0) return { ok: false, issues };
  const wrong = checkScenario(changed).filter(({ severity }) => severity === 'error');
  return wrong.length > 0 ? { ok: false, issues: wrong } : { ok: true, value: changed };
}

const schemas = { ...parts, run: runSchema };

/** Why there is no such place in a scenario; nothing where there is. */
function strayAt(scenario: Scenario, path: Path): Issue | undefined {
  let schema: GenericSchema | undefined;
  let value: unknown = scenario;
  for (const [depth, key] of path.entries()) {
    const before = path.slice(0, depth);
    const shape = schema && shapeOf(schema);
    if (shape?.type === 'free') return undefined;
    if (shape?.type === 'list') {
      const { length } = (value ?? []) as unknown[];
      if (!(Number.isInteger(key) && Number(key) >= 0 && Number(key) < length)) {
        const places = Array.from({ length }, (_, index) => String(index));
        return unknownKey(String(key), places, before);
      }
      schema = shape.item;
    } else {
      const entries: Record<string, GenericSchema> =
        depth === 0 ? schemas : shape?.type === 'object' ? shape.entries : {};
      if (!Object.hasOwn(entries, key))
        return unknownKey(String(key), Object.keys(entries), before);
      schema = entries[key];
    }
    value = (value as Record<string | number, unknown> | undefined)?.[key];
  }
  return path.length > 0 ? undefined : unknownKey('', Object.keys(schemas), []);
}
