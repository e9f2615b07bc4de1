import { basename } from 'node:path';
import { outcomeNames } from '../model/outcomes';
import { atOnce, parseScenarioSync } from '../scenario/compose';
import { isExercise, parseExerciseSync } from '../scenario/exercise/exercise';
import { isPlay, parsePlaySync } from '../scenario/exercise/play';
import type { Issue } from '../scenario/issue';
import { isJsonObject } from '../scenario/mergePatch';
import { composePart } from '../scenario/part';
import { presetOfFile, type PresetSource } from '../scenario/presets';
import { partNames, parts, type PartName } from '../scenario/scenario';
import { isStudy, parseStudySync } from '../scenario/study';
import { validate } from '../scenario/validate';

/** What a file turned out to be, and what is wrong with it. */
export interface Verdict {
  is: 'scenario' | 'study' | 'exercise' | 'play' | PartName;
  valid: boolean;
  issues: Issue[];
}

/** Checks what a file holds: a scenario, a study, an exercise, a play, or one part of a scenario. */
export function validateJson(file: string, json: unknown, presets: PresetSource): Verdict {
  const part = partOfFile(file, json);
  if (part) return validatePart(part, json, presets);
  if (isPlay(json) || isExercise(json)) {
    const is = isPlay(json) ? 'play' : 'exercise';
    const parse = is === 'play' ? parsePlaySync : parseExerciseSync;
    const parsed = parse(json, presets, outcomeNames);
    return { is, valid: parsed.ok, issues: parsed.ok ? parsed.warnings : parsed.issues };
  }
  const is = isStudy(json) ? 'study' : 'scenario';
  const parsed = is === 'study' ? parseStudySync(json, presets) : parseScenarioSync(json, presets);
  return parsed.ok
    ? { is, valid: true, issues: parsed.warnings }
    : { is, valid: false, issues: parsed.issues };
}

/** The part that a file is of: by the schema it names, or else by its folder among the presets. */
function partOfFile(file: string, json: unknown): PartName | undefined {
  const named = isJsonObject(json) && typeof json.$schema === 'string' ? json.$schema : undefined;
  const kind = named ? basename(named).replace(/\.schema\.json$/, '') : presetOfFile(file)?.kind;
  return partNames.find((name) => name === kind);
}

function validatePart(is: PartName, json: unknown, presets: PresetSource): Verdict {
  const composed = atOnce(presets, (shelf) => composePart(is, json, [], shelf));
  if (composed.state === 'coming') throw new Error('these presets load in their own time');
  if (composed.state === 'trouble') return { is, valid: false, issues: composed.issues };
  const checked = validate(parts[is], composed.part.value);
  return { is, valid: checked.ok, issues: checked.ok ? [] : checked.issues };
}
