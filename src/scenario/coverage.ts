import { isJsonObject } from './mergePatch';
import { dotted, type Path } from './path';
import type { Provenance } from './provenance';
import type { ProvenanceKind } from './quantity';

/** Where the numbers of a file come from, counted. */
export interface Coverage {
  /** Numbers of each kind. */
  counts: Record<ProvenanceKind, number>;
  /** Dotted paths of numbers that no entry speaks for. */
  uncovered: string[];
  /** Entries that speak for no number, with the place of their list. */
  unused: string[];
}

/** The words of a pattern or path of provenance: indices stand between dots, as in `segments.0.grades.*.rate`. */
const words = (path: Path) => path.map(String);

/** Whether a pattern speaks for a path: `*` stands for any one word, a trailing `**` for one or more. */
function matches(pattern: readonly string[], path: readonly string[]): boolean {
  const open = pattern.at(-1) === '**';
  const fixed = open ? pattern.slice(0, -1) : pattern;
  if (open ? path.length <= fixed.length : path.length !== fixed.length) return false;
  return fixed.every((word, index) => word === '*' || word === path[index]);
}

const rank = (word: string | undefined) => (word === '**' ? 1 : word === '*' ? 2 : word ? 3 : 0);

/** Whether the first pattern says more of where it applies than the second, word by word from the left. */
function moreSpecific(a: readonly string[], b: readonly string[]): boolean {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const difference = rank(a[index]) - rank(b[index]);
    if (difference !== 0) return difference > 0;
  }
  return false;
}

/** The most specific entry that speaks for a path; of equal ones the first. */
export function provenanceAt(entries: readonly Provenance[], path: Path): Provenance | undefined {
  let best: { entry: Provenance; pattern: string[] } | undefined;
  for (const entry of entries) {
    const pattern = entry.path.split('.');
    if (matches(pattern, words(path)) && (!best || moreSpecific(pattern, best.pattern)))
      best = { entry, pattern };
  }
  return best?.entry;
}

/** A list of provenance, and the place that its paths begin at. */
interface Frame {
  entries: Provenance[];
  at: Path;
  /** Paths of a preset with changes are those of the part that it makes: without `with`. */
  reference: boolean;
  used: Set<Provenance>;
}

/** Keys whose numbers say how a file is read or run, not what is so. */
const aside = new Set(['version', 'run', 'provenance']);

/**
 * Looks for the provenance of every number in a preset, study or scenario file. A list of provenance speaks for what
 * is beside and below it; where lists are nested the innermost that has something to say wins.
 */
export function provenanceCoverage(file: unknown): Coverage {
  const counts = { published: 0, derived: 0, judgement: 0 };
  const uncovered: string[] = [];
  const frames: Frame[] = [];

  const speaker = (path: Path, around: Frame[]): Provenance | undefined => {
    for (const frame of around.toReversed()) {
      const inside = path.slice(frame.at.length);
      if (frame.reference && inside[0] === 'with') inside.shift();
      const entry = provenanceAt(frame.entries, inside);
      if (entry) {
        frame.used.add(entry);
        return entry;
      }
    }
    return undefined;
  };

  const look = (value: unknown, path: Path, around: Frame[]): void => {
    if (typeof value === 'number') {
      const entry = speaker(path, around);
      if (entry) counts[entry.kind]++;
      else uncovered.push(dotted(path));
    } else if (Array.isArray(value)) {
      value.forEach((item, index) => look(item, [...path, index], around));
    } else if (isJsonObject(value)) {
      const within = [...around];
      if (Array.isArray(value.provenance)) {
        const entries = value.provenance as Provenance[];
        const reference = 'preset' in value || 'with' in value;
        const frame = { entries, at: path, reference, used: new Set<Provenance>() };
        frames.push(frame);
        within.push(frame);
      }
      for (const [key, inner] of Object.entries(value))
        if (!aside.has(key)) look(inner, [...path, key], within);
    }
  };
  look(file, [], []);

  const unused = frames.flatMap(({ entries, at, used }) =>
    entries
      .filter((entry) => !used.has(entry))
      .map(({ path }) => `${dotted([...at, 'provenance'])}: ${path}`),
  );
  return { counts, uncovered, unused };
}
