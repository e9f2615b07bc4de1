import { readShareCode, shareCode } from '../../scenario/share';
import { canonicalJson, sha256Hex } from '../../scenario/hash';
import { isExercise } from '../../scenario/exercise/exercise';
import { isPlay, type PlayFile } from '../../scenario/exercise/play';
import { issue, type Issue } from '../../scenario/issue';
import { readJson } from '../../scenario/json';
import { isJsonObject, sameJson } from '../../scenario/mergePatch';
import type { PresetSource } from '../../scenario/presets';
import { version } from '../../engine/version';
import { freshId } from '../keep/tab';
import { exerciseFile, readExercise, readPlay } from './exercises';
import { Playing } from './playing.svelte';
import type { KeptPlay, PlayStore } from './playStore';
import type { TrainingRuns } from './trainingRuns';

/** A file that could not be opened, and why. */
export interface RefusedFile {
  file: string;
  issues: Issue[];
}

/** What came of opening a file or a link. */
export type OpenedTraining =
  | { kind: 'play'; play: KeptPlay; changed: boolean }
  | { kind: 'exercise'; file: Record<string, unknown> }
  | { kind: 'refused'; issues: Issue[] };

/** Plays are kept a moment after the last change: a slider moves many times a second. */
const settle = 300;

/** The plays of this browser, and those that are open. */
export class Training {
  readonly presets: PresetSource;
  readonly runs: TrainingRuns;
  readonly #store: Promise<PlayStore>;
  /** By the id of the play. */
  readonly #open: Record<string, Playing> = {};
  #unsaved: Record<string, KeptPlay> = {};
  #timer: ReturnType<typeof setTimeout> | undefined;
  #plays = $state.raw<readonly KeptPlay[]>([]);
  #own = $state.raw<readonly Record<string, unknown>[]>([]);
  #lasting = $state(true);
  readonly ready: Promise<void>;

  constructor(presets: PresetSource, runs: TrainingRuns, store: Promise<PlayStore>) {
    this.presets = presets;
    this.runs = runs;
    this.#store = store;
    this.ready = this.#load();
  }

  /** Plays of this browser, the latest first. */
  get plays(): readonly KeptPlay[] {
    return this.#plays;
  }

  /** Files of exercises that were opened since the page was, the latest first. */
  get own(): readonly Record<string, unknown>[] {
    return this.#own;
  }

  /** Whether plays outlive the page. */
  get lasting(): boolean {
    return this.#lasting;
  }

  async #load(): Promise<void> {
    try {
      const store = await this.#store;
      this.#lasting = store.lasting;
      const kept = await store.all();
      const here = this.#plays.map(({ id }) => id);
      this.#plays = byTime([...this.#plays, ...kept.filter(({ id }) => !here.includes(id))]);
    } catch {
      this.#lasting = false;
    }
  }

  /** Begins a play of an exercise; the file is known to be one that can be played. */
  begin(exercise: Record<string, unknown>, team: string): KeptPlay {
    const id = freshId();
    const file: PlayFile = { version: 1, id, team: team.slice(0, 80), exercise, rounds: [] };
    return this.#take(file);
  }

  /** Opens a play that is kept here; nothing where there is none, and why where its exercise can't be read. */
  async open(id: string): Promise<Playing | Issue[] | undefined> {
    await this.ready;
    if (id in this.#open) return this.#open[id];
    const kept = this.#plays.find((one) => one.id === id);
    if (!kept) return undefined;
    const parsed = await readExercise(kept.file.exercise, this.presets);
    if (!parsed.ok) return parsed.issues;
    const playing = new Playing(parsed.exercise, kept, this.runs, (play) => this.#keep(play));
    this.#open[id] = playing;
    return playing;
  }

  /** Lets the runs of a play go; what was decided is kept, and the runs come again when it is opened. */
  close(id: string): void {
    if (id in this.#open) this.#open[id].stop();
    delete this.#open[id];
  }

  /** Opens the text of a file: an exercise, or a play, which is kept. */
  async openText(text: string): Promise<OpenedTraining> {
    const read = readJson(text);
    if (!read.ok) return { kind: 'refused', issues: read.issues };
    return this.#openJson(read.value);
  }

  /** Opens the code of a link. */
  async openCode(code: string): Promise<OpenedTraining> {
    const read = readShareCode(code);
    if (!read.ok) return { kind: 'refused', issues: read.issues };
    const { study: play, fingerprint } = read.shared;
    const named = typeof play.exercise === 'string' ? await exerciseFile(play.exercise) : undefined;
    const opened = await this.#openJson(named ? { ...play, exercise: named } : play);
    if (opened.kind !== 'play') return opened;
    return { ...opened, changed: named !== undefined && exercisePrint(named) !== fingerprint };
  }

  async #openJson(json: unknown): Promise<OpenedTraining> {
    if (isPlay(json)) {
      const parsed = await readPlay(json, this.presets);
      if (!parsed.ok) return { kind: 'refused', issues: parsed.issues };
      const { file } = parsed.play;
      const here = this.#plays.find(({ id }) => id === file.id);
      // The same play again is no second one; one that has gone on elsewhere is.
      if (here && sameJson(here.file, file)) return { kind: 'play', play: here, changed: false };
      const play = this.#take(here ? { ...file, id: freshId() } : file);
      return { kind: 'play', play, changed: false };
    }
    if (isExercise(json)) {
      const parsed = await readExercise(json, this.presets);
      if (!parsed.ok) return { kind: 'refused', issues: parsed.issues };
      const { file } = parsed.exercise;
      this.#own = [file, ...this.#own.filter((one) => !sameJson(one, file))];
      return { kind: 'exercise', file };
    }
    const params = { key: 'exercise' };
    const missing = isJsonObject(json)
      ? issue('missing', ['exercise'], params)
      : issue('wrongType', [], { expected: 'object', found: typeof json });
    return { kind: 'refused', issues: [missing] };
  }

  /** The code of a link to a play: an exercise of the program goes by its id. */
  async codeOf({ file }: KeptPlay): Promise<string> {
    const exercise = file.exercise as Record<string, unknown>;
    const own = typeof exercise.id === 'string' ? await exerciseFile(exercise.id) : undefined;
    const play = own && sameJson(own, exercise) ? { ...file, exercise: exercise.id } : file;
    return shareCode({ study: play, plimsoll: version, fingerprint: exercisePrint(exercise) });
  }

  remove(id: string): void {
    this.close(id);
    delete this.#unsaved[id];
    this.#plays = this.#plays.filter((one) => one.id !== id);
    void this.#store.then((store) => store.remove(id)).catch(this.#refused);
  }

  /** Puts a play back that was removed. */
  restore(play: KeptPlay): void {
    this.#keep(play);
  }

  /** Keeps at once what waits to be kept: the page may be about to go. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    const waiting = Object.values(this.#unsaved);
    this.#unsaved = {};
    try {
      const store = await this.#store;
      await Promise.all(waiting.map((play) => store.put(play)));
    } catch {
      this.#refused();
    }
  }

  #take(file: PlayFile): KeptPlay {
    const draft = { decisions: [], predictions: [] };
    const play = { id: file.id, at: Date.now(), file, draft, over: seemsOver(file) };
    this.#keep(play);
    return play;
  }

  #keep(play: KeptPlay): void {
    this.#plays = byTime([play, ...this.#plays.filter(({ id }) => id !== play.id)]);
    this.#unsaved[play.id] = play;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), settle);
  }

  readonly #refused = (): void => {
    this.#lasting = false;
  };
}

/** Whether a play that comes from elsewhere has nothing left to decide, as far as its file says. */
function seemsOver({ rounds, exercise }: PlayFile): boolean {
  const asked = (exercise as { rounds: unknown[] }).rounds.length;
  const last = rounds.at(-1)?.seen?.values ?? [];
  return rounds.length === asked || last.some(({ of, value }) => of === 'failure' && value === 1);
}

const byTime = (plays: KeptPlay[]) => plays.sort((a, b) => b.at - a.at);

/** A short fingerprint of an exercise's file: plays with the same one can be compared. */
export function exercisePrint(exercise: unknown): string {
  return sha256Hex(canonicalJson(exercise)).slice(0, 12);
}
