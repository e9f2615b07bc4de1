import { outcomeNames } from '../../model/outcomes';
import { parseExercise, type ParsedExercise } from '../../scenario/exercise/exercise';
import { parsePlay, type ParsedPlay } from '../../scenario/exercise/play';
import { presetOfFile, type PresetEntry, type PresetSource } from '../../scenario/presets';
import type { Localized } from '../../scenario/quantity';

/** What tells an exercise from others. */
export interface ExerciseHeading {
  id: string;
  title: Localized | string;
  description: Localized | string;
  rounds: number;
  months: number;
}

const files = import.meta.glob<Record<string, unknown>>('../../../scenarios/exercises/*.json', {
  import: 'default',
});

/** The exercises of the program, by id. */
const loaders = new Map(
  Object.entries(files).flatMap(([path, load]) => {
    const preset = presetOfFile(path);
    return preset ? [[preset.id, load] as const] : [];
  }),
);

/** The presets that exercises rest on, and the exercises themselves. */
export function withExercises(presets: PresetSource): PresetSource {
  return {
    list: (kind): PresetEntry[] =>
      kind === 'exercise'
        ? [...loaders.keys()].map((id) => ({ kind, id, title: id }))
        : presets.list(kind),
    load: (kind, id) => (kind === 'exercise' ? loaders.get(id)?.() : presets.load(kind, id)),
  };
}

/** What there is to choose from: enough of each exercise to tell them apart, without putting it together. */
export async function exerciseHeadings(): Promise<ExerciseHeading[]> {
  const all = await Promise.all([...loaders.values()].map((load) => load()));
  return all.map((file) => headingOf(file));
}

/** The heading of an exercise's file. */
export function headingOf(file: Record<string, unknown>): ExerciseHeading {
  const { id, title, description } = file as unknown as ExerciseHeading;
  const rounds = file.rounds as { months: number }[];
  const months = rounds.reduce((sum, round) => sum + round.months, 0);
  return { id, title, description, rounds: rounds.length, months };
}

/** Reads an exercise; the outcomes that it may score are the model's. */
export const readExercise = (json: unknown, presets: PresetSource): Promise<ParsedExercise> =>
  parseExercise(json, withExercises(presets), outcomeNames);

/** Reads a play and the exercise that it carries. */
export const readPlay = (json: unknown, presets: PresetSource): Promise<ParsedPlay> =>
  parsePlay(json, withExercises(presets), outcomeNames);

/** The file of an exercise of the program. */
export const exerciseFile = (id: string): Promise<Record<string, unknown>> | undefined =>
  loaders.get(id)?.();
