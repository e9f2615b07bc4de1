import type { Issue } from '../../scenario/issue';
import { readJson } from '../../scenario/json';
import { setAt, type Path } from '../../scenario/path';
import type { Localized } from '../../scenario/quantity';
import type { PartName, Scenario } from '../../scenario/scenario';
import { parseScenario } from '../../scenario/compose';
import { isStudy, parseStudy } from '../../scenario/study';
import type { PresetSource } from '../../scenario/presets';
import {
  baseOf,
  restsOn,
  studyOf,
  withCopy,
  withoutScenario,
  withPart,
  withRun,
  withSpec,
  withTitle,
  written,
  type StudyDocument,
} from './document';
import { History } from './history.svelte';
import { Library } from './library';
import { Recall, type Step, type Steps } from './recall.svelte';
import { among, firstOf, resolved, upToDate, type Standing } from './studyFile';
import { resolveAll, resolveOne, type Entry, type ResolvedStudy } from './resolve';

/** A file that could not be read, and why. */
export interface Refusal {
  file: string;
  issues: Issue[];
}

/** A study that was opened in place of another. */
export interface Opened {
  /** The file or link that it came from, or what it is called. */
  from: string;
  /** What bringing it up to date from an older version changed, step by step. */
  changed: Localized[];
}

/** Everything that undo brings back: the study, and which of its scenarios was on screen. */
interface Snapshot {
  study: ResolvedStudy;
  shown: string;
  /** Number of the opening that the study goes back to. */
  opening: number;
}

/**
 * The study on screen: a baseline and the scenarios that differ from it, which of them is shown and
 * what it is compared with. The study's file is what is edited; the scenarios follow from it.
 */
export class StudyStore {
  readonly library: Library;
  #history: History<Snapshot>;
  #recall: Recall<Snapshot>;
  #opened = $state.raw() as ResolvedStudy;
  #compared = $state('baseline');
  #refusal = $state.raw<Refusal>();
  #moving = $state(false);
  #openings = 0;
  #changed: number | undefined;
  /** Raised by whatever is fetched; only the latest wish is granted. */
  #wish = 0;
  /** Called before another study takes the place of the one on screen, and after. */
  beforeOpening: () => void = () => {};
  afterOpening: (opened: Opened) => void = () => {};

  private constructor(
    library: Library,
    opened: ResolvedStudy,
    study = opened,
    { shown, opening = 0, comparedWith = study.entries[0].id }: Partial<Standing> = {},
  ) {
    this.library = library;
    this.#opened = opened;
    this.#openings = opening;
    this.#history = new History<Snapshot>({ study, shown: among(study, shown), opening });
    this.#recall = new Recall(this.#history, ({ study: { document }, ...rest }) => ({
      ...{ document, ...rest },
    }));
    this.#compared = comparedWith;
  }

  /**
   * Takes a study up where it was left, whatever state its scenarios were in.
   * @returns nothing where not even the study as it was opened can be read any more
   */
  static async resume(presets: PresetSource, standing: Standing): Promise<StudyStore | undefined> {
    const library = new Library(presets);
    const opened = await resolved(standing.opened ?? standing.document, library);
    const study =
      opened && standing.opened !== undefined
        ? await resolved(standing.document, library, opened)
        : opened;
    return opened && new StudyStore(library, opened, study ?? opened, standing);
  }

  /** Opens a study of the program. @throws Error where the program's own study can't be read */
  static async open(presets: PresetSource, id: string): Promise<StudyStore> {
    const library = new Library(presets);
    const document = (await library.load('study', id)) as StudyDocument;
    const parsed = await parseStudy(document, library);
    if (!parsed.ok) throw new Error(`study ${id}: ${parsed.issues[0].code} ${parsed.issues[0].at}`);
    return new StudyStore(library, resolveAll(document, library));
  }

  get study(): ResolvedStudy {
    return this.#history.present.study;
  }

  get entries(): readonly Entry[] {
    return this.study.entries;
  }

  get baseline(): Entry {
    return this.entries[0];
  }

  /** The scenario on screen. */
  get shown(): Entry {
    return this.entries[this.#number];
  }

  /** What the scenario on screen is compared with; nothing for the baseline itself. */
  get compared(): Entry | undefined {
    if (this.shown === this.baseline) return undefined;
    const chosen = this.entries.find(({ id }) => id === this.#compared);
    return chosen && chosen !== this.shown ? chosen : this.baseline;
  }

  /** What its settings are told apart from: what it is compared with, or the file as it was opened. */
  get reference(): Entry {
    const { id } = this.shown;
    return this.compared ?? this.#opened.entries.find((entry) => entry.id === id) ?? this.shown;
  }

  /** The last file that could not be read; nothing else has changed by it. */
  get refusal(): Refusal | undefined {
    return this.#refusal;
  }

  /** Number of the opening that the study on screen goes back to; undo may lead to an earlier one. */
  get opening(): number {
    return this.#history.present.opening;
  }

  get canUndo(): boolean {
    return this.#history.canUndo;
  }

  get canRedo(): boolean {
    return this.#history.canRedo;
  }

  /** What undo and redo lead to, as it can be kept. */
  get steps(): Steps {
    return this.#recall.steps;
  }

  /** Brings back what undo and redo led to on an earlier visit, the nearest first; `pause` is waited for in between. */
  recall(steps: Steps, pause: () => Promise<void>): Promise<void> {
    const read = async (
      { document, shown, opening }: Step,
      { study: beside, ...next }: Snapshot,
    ) => {
      // A study that could not be run as it stood is read beside another state of the same.
      const same = opening === next.opening ? beside : undefined;
      const study = await resolved(document, this.library, same).catch(() => undefined);
      return study && { study, shown: among(study, shown), opening };
    };
    return this.#recall.bring(steps, read, pause);
  }

  /** The study as it was opened. */
  get opened(): ResolvedStudy {
    return this.#opened;
  }

  /** Whether anything differs from the study as it was opened. */
  get edited(): boolean {
    return this.study.document !== this.#opened.document;
  }

  show(id: string): void {
    this.#history.settle();
    this.#history.replace({ ...this.#history.present, shown: id });
  }

  /** Id of the scenario that others are compared with. */
  get comparedWith(): string {
    return this.#compared;
  }

  compareWith(id: string): void {
    this.#compared = id;
  }

  undo(): void {
    this.#history.undo();
  }

  redo(): void {
    this.#history.redo();
  }

  /** When the study was last changed, on the clock of `performance`. */
  get changed(): number | undefined {
    return this.#changed;
  }

  /** Whether a lever is being moved. */
  get moving(): boolean {
    return this.#moving;
  }

  /** Ends a gesture, so that the next change is undone by itself. */
  settle(): void {
    this.#moving = false;
    this.#history.settle();
  }

  /** Sets what stands at a path of the scenario on screen; `undefined` takes it out. */
  set(path: Path, value: unknown, gesture?: string): void {
    const began = performance.now();
    const [part, ...rest] = path as [PartName, ...Path];
    const number = this.#number;
    const { document } = this.study;
    const target = setAt<unknown>(this.shown.scenario[part], rest, value);
    const base = baseOf(document, number, part, this.baseline.scenario, this.#preset);
    const tentative = { ...this.shown.scenario, [part]: target } as Scenario;
    this.#edit(
      resolveOne(withPart(document, number, part, target, base), this.library, {
        ...{ number, tentative, before: this.study },
      }),
      gesture,
    );
    this.#changed = began;
  }

  /** Sets seed, horizon or number of paths, for the whole study. */
  setRun(run: Partial<Scenario['run']>, gesture?: string): void {
    this.#edit(this.#resolve(withRun(this.study.document, run)), gesture);
  }

  /** Puts a preset in place of a part of the scenario on screen. */
  async choosePreset(part: PartName, id: string): Promise<void> {
    const wish = ++this.#wish;
    await this.library.load(part, id);
    // What a preset rests on is fetched by reading it once.
    const number = this.#number;
    const document = withSpec(this.study.document, number, part, id);
    await parseStudy(document, this.library);
    if (wish === this.#wish) {
      this.#edit(this.#resolve(withSpec(this.study.document, this.#number, part, id)));
    }
  }

  /** Puts a part in place that rests on nothing: no preset, and not the baseline. */
  writePart(part: PartName, value: object): void {
    const spec = { ...value } as Record<string, unknown>;
    this.#edit(this.#resolve(withSpec(this.study.document, this.#number, part, spec)));
  }

  /** Makes a part of the scenario on screen the baseline's again. */
  inheritPart(part: PartName): void {
    this.#edit(this.#resolve(withSpec(this.study.document, this.#number, part, undefined)));
  }

  /** Adds a copy of the scenario on screen and shows it. */
  addCopy(title: Localized): void {
    const { document, id } = withCopy(this.study.document, this.#number, title);
    this.#edit(this.#resolve(document), undefined, id);
  }

  /** Takes the scenario on screen out of the study. */
  removeShown(): void {
    const number = this.#number;
    if (number === 0) return;
    const neighbour = this.entries[number + 1] ?? this.entries[number - 1];
    this.#edit(
      this.#resolve(withoutScenario(this.study.document, number)),
      undefined,
      neighbour.id,
    );
  }

  rename(title: string): void {
    this.#edit(this.#resolve(withTitle(this.study.document, this.#number, title)));
  }

  /** Takes back every change since the study was opened, in one step that can be undone. */
  resetAll(): void {
    const { shown } = this.#history.present;
    const still = this.#opened.entries.some(({ id }) => id === shown);
    this.#edit(this.#opened, undefined, still ? shown : firstOf(this.#opened));
  }

  /** Opens one of the program's studies. */
  async openStudy(id: string): Promise<void> {
    const wish = ++this.#wish;
    const json = await this.library.load('study', id);
    if (wish === this.#wish) await this.openJson(id, json);
  }

  /** Goes back to how the study stood at another time, in one step that can be undone. */
  async goTo({ document, shown }: Standing): Promise<boolean> {
    const wish = ++this.#wish;
    const study = await resolved(document, this.library, this.study);
    if (!study || wish !== this.#wish) return false;
    this.#edit(study, undefined, among(study, shown));
    return true;
  }

  /**
   * Opens the text of a study or scenario file. Where it can't be read, `refusal` says why and
   * nothing else changes.
   * @returns whether it was opened
   */
  async openText(file: string, text: string): Promise<boolean> {
    const read = readJson(text);
    if (read.ok) return this.openJson(file, read.value);
    this.refuse(file, read.issues);
    return false;
  }

  /** Opens a study or scenario as `openText` does. `shown`: the scenario to show. */
  async openJson(from: string, json: unknown, shown?: string): Promise<boolean> {
    const wish = ++this.#wish;
    const study = isStudy(json);
    const parsed = await (study ? parseStudy : parseScenario)(json, this.library);
    if (wish !== this.#wish) return false;
    if (!parsed.ok) {
      this.refuse(from, parsed.issues);
      return false;
    }
    this.#refusal = undefined;
    const file = upToDate(json as Record<string, unknown>);
    this.beforeOpening();
    this.#take(study ? (file as StudyDocument) : studyOf(file), shown);
    this.afterOpening({ from, changed: parsed.changed });
    return true;
  }

  /** Says that something could not be opened; nothing else changes. */
  refuse(file: string, issues: Issue[]): void {
    this.#wish += 1;
    this.#refusal = { file, issues };
  }

  dismissRefusal(): void {
    this.#refusal = undefined;
  }

  /** What a part of the scenario on screen rests on. */
  restOf(part: PartName): ReturnType<typeof restsOn> {
    return restsOn(written(this.study.document, this.#number)[part]);
  }

  /** The study as a file. */
  get text(): string {
    return `${JSON.stringify(this.study.document, null, 2)}\n`;
  }

  get #number(): number {
    const { shown } = this.#history.present;
    return Math.max(
      0,
      this.entries.findIndex(({ id }) => id === shown),
    );
  }

  readonly #preset = (part: PartName, id: string) => this.library.resolved(part, id);

  #resolve(document: StudyDocument): ResolvedStudy {
    return resolveAll(document, this.library, this.study);
  }

  #edit(
    study: ResolvedStudy,
    gesture?: string,
    shown = this.#history.present.shown,
    opening = this.opening,
  ): void {
    this.#changed = performance.now();
    this.#moving = gesture !== undefined;
    this.#history.set({ study, shown, opening }, gesture);
  }

  #take(document: StudyDocument, shown?: string): void {
    const study = resolveAll(document, this.library);
    this.#opened = study;
    this.#compared = study.entries[0].id;
    this.#openings += 1;
    this.#edit(study, undefined, among(study, shown), this.#openings);
  }
}
