import { existsSync, readFileSync } from 'node:fs';
import { parseScenarioSync } from '../scenario/compose';
import { describe, describeAt } from '../scenario/describe';
import type { Issue } from '../scenario/issue';
import { readJson, type ReadLimits } from '../scenario/json';
import { inLanguage, type Language } from '../scenario/language';
import { isJsonObject } from '../scenario/mergePatch';
import { nodePresets } from '../scenario/nodePresets';
import { presetKinds, type PresetKind } from '../scenario/presets';
import type { Localized } from '../scenario/quantity';
import type { Run } from '../scenario/run';
import { partNames, type PartName, type Scenario } from '../scenario/scenario';
import { isStudy, parseStudySync } from '../scenario/study';
import { didYouMean } from './arguments';
import { complain } from './output';
import { unfit, UsageError } from './usageError';

/** Settings of a run that the command line gives instead of the scenario. */
export type Overrides = Partial<Pick<Run, 'paths' | 'months' | 'seed' | 'sampling' | 'tailShift'>>;

/** A scenario to be run, under the name it has in its study. */
export interface Case {
  id: string;
  title: Localized | string;
  scenario: Scenario;
}

/** What a command is about: one scenario, or a study whose first case is the baseline. */
export interface Subject {
  study?: { id: string; title: Localized | string; question: Localized | string };
  cases: Case[];
}

/** Kinds of presets that can be run as they are. */
const whole: PresetKind[] = ['study', 'validation'];

const presets = nodePresets();

/** What stands before a warning. */
export const words = {
  en: { warning: (text: string) => `warning: ${text}` },
  zh: { warning: (text: string) => `注意：${text}` },
};

/**
 * Reads what a person named: a file, or the id of a preset.
 * @throws {UsageError} with everything that is wrong, each with its file and place
 */
export function readSubject(name: string, overrides: Overrides, language: Language): Subject {
  const json = withOverrides(readNamed(name, language), overrides);
  const study = isStudy(json) ? parseStudySync(json, presets) : undefined;
  const single = study ? undefined : parseScenarioSync(json, presets);
  const parsed = (study ?? single)!;
  const say = (issue: Issue) => sentence(name, issue, overrides, language);
  if (!parsed.ok) throw new UsageError(parsed.issues.map(say).join('\n'));
  for (const warning of parsed.warnings) complain(words[language].warning(say(warning)));
  for (const step of parsed.changed) complain(`${name}: ${step[language]}`);

  if (study?.ok) {
    const { id, title, question, baseline, scenarios } = study.study;
    return { study: { id, title, question }, cases: [baseline, ...scenarios] };
  }
  const { scenario } = parsed as Extract<ReturnType<typeof parseScenarioSync>, { ok: true }>;
  return { cases: [{ id: scenario.id, title: scenario.title, scenario }] };
}

/** The JSON of a file or of a preset. */
function readNamed(name: string, language: Language): unknown {
  const isPath = /[/\\]|\.json$/.test(name) || existsSync(name);
  if (isPath) return readFile(name, language);
  for (const kind of whole) {
    if (presets.list(kind).some(({ id }) => id === name)) return presets.load(kind, name);
  }
  if (presets.list('exercise').some(({ id }) => id === name))
    throw new UsageError({
      en: `${name} is an exercise: it is played in the place Train of the page`,
      zh: `${name} 是演练题目：请在页面的“演练”中进行`,
    });
  const part = presetKinds.find((kind) => presets.list(kind).some(({ id }) => id === name));
  if (part) {
    throw new UsageError({
      en: `${name} is a preset of a ${part}, one part of a scenario: name it in a file that has ${partNames.join(', ')}`,
      zh: `${name} 是 ${part} 的预设，只是情景的一部分：请在含 ${partNames.join('、')} 的文件中引用它`,
    });
  }
  const ids = whole.flatMap((kind) => presets.list(kind).map(({ id }) => id));
  const meant = didYouMean(name, ids);
  throw new UsageError({
    en: `${name}: there is no such file, study or validation${meant.en || `; plimsoll list names the presets`}`,
    zh: `${name}：没有这个文件、研究或验证${meant.zh || `；plimsoll list 列出全部预设`}`,
  });
}

/**
 * The JSON of a file.
 * @throws {UsageError} where it can't be read or is no JSON
 */
export function readFile(file: string, language: Language, limits?: ReadLimits): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { en, zh } = readTrouble(error as NodeJS.ErrnoException);
    throw new UsageError({ en: `${file}: ${en}`, zh: `${file}：${zh}` });
  }
  const read = readJson(text, limits);
  if (read.ok) return read.value;
  throw new UsageError(
    read.issues.map((issue) => `${file}: ${describeAt(issue, language)}`).join('\n'),
  );
}

function readTrouble({ code, message }: NodeJS.ErrnoException): Localized {
  if (code === 'ENOENT') return { en: 'there is no such file', zh: '没有这个文件' };
  if (code === 'EISDIR') return { en: 'this is a folder', zh: '这是文件夹' };
  if (code === 'EACCES') return { en: 'the file may not be read', zh: '没有读取权限' };
  return { en: message, zh: message };
}

/** The given settings put in the place of the file's own, in every scenario of it. */
function withOverrides(json: unknown, overrides: Overrides): unknown {
  if (!isJsonObject(json) || Object.keys(overrides).length === 0) return json;
  const set = (given: Record<string, unknown>) =>
    given.run === undefined || isJsonObject(given.run)
      ? { ...given, run: { ...given.run, ...overrides } }
      : given;
  if (!isStudy(json)) return set(json);
  const { baseline, scenarios } = json;
  const own = (one: unknown) => (isJsonObject(one) && one.run !== undefined ? set(one) : one);
  return {
    ...json,
    baseline: isJsonObject(baseline) ? set(baseline) : baseline,
    scenarios: Array.isArray(scenarios) ? scenarios.map(own) : scenarios,
  };
}

/** The option that sets a setting of a run: `--tail-shift` for `tailShift`. */
export function optionOf(setting: string): string {
  return `--${setting.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** An issue with its file and place; or with the option that brought it in. */
function sentence(file: string, issue: Issue, overrides: Overrides, language: Language): string {
  const [, name] = /(?:^|\.)run\.(\w+)$/.exec(issue.at) ?? [];
  if (name !== undefined && name in overrides)
    return `${optionOf(name)}: ${describe(issue, language)}`;
  return `${file}: ${describeAt(issue, language)}`;
}

/**
 * One case of a subject: the one that is named, or else the first.
 * @throws {UsageError} where there is none of that name
 */
export function chooseCase({ study, cases }: Subject, name: string | undefined): Case {
  if (name === undefined) return cases[0];
  if (!study)
    throw new UsageError({
      en: '--scenario: this is no study but one scenario',
      zh: '--scenario：这不是研究，只有一个情景',
    });
  const ids = cases.map(({ id }) => id);
  const found = cases[ids.indexOf(name)];
  if (found) return found;
  const meant = didYouMean(name, ids);
  throw unfit(
    ...(['scenario', name, `the study has ${ids.join(', ')}${meant.en}`] as const),
    `此研究有 ${ids.join('、')}${meant.zh}`,
  );
}

/** What a case is called. */
export function caseTitle({ study }: Subject, { id, title }: Case, language: Language): string {
  const own = inLanguage(title, language) || id;
  const outer = study && inLanguage(study.title, language);
  return outer ? `${outer} — ${own}` : own;
}

/** Whether a name is that of a part of a scenario. */
export function isPartName(name: string): name is PartName {
  return (partNames as string[]).includes(name);
}
