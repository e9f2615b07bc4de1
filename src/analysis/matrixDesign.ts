import { composePart } from '../scenario/part';
import { scenarioHash } from '../scenario/hash';
import type { Issue } from '../scenario/issue';
import type { Localized } from '../scenario/quantity';
import type { PartName, Scenario } from '../scenario/scenario';
import type { Shelf } from '../scenario/shelf';
import type { StudyScenario } from '../scenario/study';
import type { Validated } from '../scenario/validate';
import { withSettings } from '../scenario/withLever';
import type { Heading, MatrixDesign } from './matrix';

/** Presets that one side of a matrix is made of. */
export interface Side {
  part: PartName;
  ids: readonly string[];
}

/** A part of a scenario that stands in a row or a column. */
interface Choice {
  part: PartName;
  heading: Heading;
  value: unknown;
}

/**
 * The matrix of a scenario in which one part is each of some presets in turn, and another part each of some others.
 * Sides are of different parts. While the shelf waits for presets the answer is not to be used.
 */
export function presetMatrix(
  base: Scenario,
  rows: Side,
  columns: Side,
  shelf: Shelf,
): Validated<MatrixDesign> {
  const issues: Issue[] = [];
  const choices = ({ part, ids }: Side): Choice[] =>
    ids.flatMap((id) => {
      const composed = composePart(part, id, [part], shelf);
      if (composed.state === 'trouble') issues.push(...composed.issues);
      if (composed.state !== 'here') return [];
      const { value } = composed.part;
      const { title } = value as { title?: Localized | string };
      return [{ part, heading: { id, title: title ?? id }, value }];
    });
  return crossed(base, choices(rows), choices(columns), issues);
}

/**
 * The matrix of a study: one part of its scenarios, each distinct one a column, against the distinct rest of them, a
 * row each under the name of the first scenario that has it.
 */
export function studyMatrix(
  scenarios: readonly Pick<StudyScenario, 'id' | 'title' | 'scenario'>[],
  part: PartName,
): Validated<MatrixDesign> {
  const columns = new Map<string, Choice>();
  const rows = new Map<string, { heading: Heading; scenario: Scenario }>();
  const [{ scenario: base }] = scenarios;
  for (const { id, title, scenario } of scenarios) {
    const own = scenario[part];
    const column = scenarioHash({ ...base, [part]: own });
    if (!columns.has(column))
      columns.set(column, { part, heading: { id: own.id, title: own.title }, value: own });
    const row = scenarioHash({ ...scenario, [part]: base[part] });
    if (!rows.has(row)) rows.set(row, { heading: { id, title }, scenario });
  }
  return cellsOf(
    [...rows.values()].map(({ heading, scenario }) => ({ heading, base: scenario, choices: [] })),
    distinctIds([...columns.values()]),
    [],
  );
}

function crossed(
  base: Scenario,
  rows: readonly Choice[],
  columns: readonly Choice[],
  issues: Issue[],
): Validated<MatrixDesign> {
  return cellsOf(
    rows.map((choice) => ({ heading: choice.heading, base, choices: [choice] })),
    columns,
    issues,
  );
}

interface Row {
  heading: Heading;
  base: Scenario;
  choices: Choice[];
}

/** Every cell, checked; or what is wrong with any of them, with the cell where it stands. */
function cellsOf(
  rows: readonly Row[],
  columns: readonly Choice[],
  issues: Issue[],
): Validated<MatrixDesign> {
  const cells = rows.map(({ heading, base, choices }) =>
    columns.map((column) => {
      const settings = [...choices, column].map(({ part, value }) => ({ path: [part], value }));
      const cell = withSettings(base, settings);
      if (cell.ok) return cell.value;
      const from = `${heading.id} × ${column.heading.id}`;
      issues.push(...cell.issues.map((one) => ({ ...one, from })));
      return base;
    }),
  );
  if (issues.length > 0) return { ok: false, issues };
  const headings = (all: readonly { heading: Heading }[]) => all.map(({ heading }) => heading);
  return { ok: true, value: { rows: headings(rows), columns: headings(columns), cells } };
}

/** Parts written out in a study may share an id: those that come later get a number. */
function distinctIds(choices: Choice[]): Choice[] {
  const seen = new Map<string, number>();
  return choices.map((choice) => {
    const { id } = choice.heading;
    const before = seen.get(id) ?? 0;
    seen.set(id, before + 1);
    if (before === 0) return choice;
    return { ...choice, heading: { ...choice.heading, id: `${id}-${before + 1}` } };
  });
}
