import type { MacroImport } from '../../scenario/macroImport';
import { ownSource } from '../../scenario/ownData';
import type { Provenance } from '../../scenario/provenance';
import type { Localized } from '../../scenario/quantity';
import {
  macroVariableIds,
  type MacroPath,
  type MacroVariable,
  type World,
} from '../../scenario/world';

const drawnPath = (variable: MacroVariable) => `variables.${variable}.path.*`;

/** What stands in front of what is known of a world's numbers, without what it takes the place of. */
function prefaced(world: World, ...own: Provenance[]): Provenance[] {
  const places = own.map(({ path }) => path);
  return [...own, ...world.provenance.filter(({ path }) => !places.includes(path))].slice(0, 500);
}

const drawnTitle: Localized = { en: ', redrawn by hand', zh: '（手动修改）' };

/** The title of a world, saying that it is no longer as its author made it. */
function redrawnTitle(title: Localized | string): Localized {
  const both = typeof title === 'string' ? { en: title, zh: title } : title;
  return both.en.endsWith(drawnTitle.en)
    ? both
    : { en: both.en + drawnTitle.en, zh: both.zh + drawnTitle.zh };
}

/** A world in which a variable's path has been drawn by hand; it says so in title and provenance. */
export function withDrawn(world: World, variable: MacroVariable, path: MacroPath): World {
  return {
    ...world,
    title: redrawnTitle(world.title),
    variables: { ...world.variables, [variable]: path },
    provenance: prefaced(world, {
      path: world.variables[variable] ? drawnPath(variable) : `variables.${variable}.**`,
      kind: 'judgement',
      source: ownSource('drawn by hand'),
    }),
  };
}

/** A world without one of its variables. */
export function withoutVariable(world: World, variable: MacroVariable): World {
  const { [variable]: _, ...variables } = world.variables;
  return { ...world, title: redrawnTitle(world.title), variables };
}

const baselineSources = {
  table: 'the baseline is in the table',
  expected: 'the baseline is that of the world before',
  first: 'no baseline was given, the first value counts as expected throughout',
};

/**
 * A world of its own with paths that were brought along; factors and events of peers stay as they are.
 * @param name of the file, or what the cells were called
 * @param keep whether variables that were not brought along stay
 */
export function importedWorld(
  world: World,
  { variables, baselines, start }: MacroImport,
  name: string,
  keep: boolean,
): World {
  const { $schema: _, description: __, ...kept } = world;
  const own = macroVariableIds.flatMap((id): Provenance[] => {
    const baseline = baselines[id];
    if (!baseline) return [];
    const source = ownSource(name, baselineSources[baseline]);
    return [{ path: `variables.${id}.**`, kind: 'judgement', source }];
  });
  const replaced = new Set(own.map(({ path }) => path.slice(0, -2)));
  const provenance = world.provenance.filter(
    ({ path }) =>
      (keep || !path.startsWith('variables.')) &&
      ![...replaced].some((place) => path.startsWith(place)),
  );
  return {
    ...kept,
    id: 'own',
    title: { en: `Own data: ${name}`.slice(0, 200), zh: `自有数据：${name}`.slice(0, 200) },
    description: '',
    // Where other variables stay, the first month stays what it is for them.
    start: (keep ? undefined : start) ?? world.start,
    provenance: [...own, ...provenance],
    variables: { ...(keep ? world.variables : {}), ...variables },
    // What was brought along is meant as it is.
    severity: 1,
  };
}
