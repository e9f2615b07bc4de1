import type { Localized } from '../../scenario/quantity';
import type { PresetSource } from '../../scenario/presets';
import { sameJson } from '../../scenario/mergePatch';
import type { Step } from '../state/recall.svelte';
import { sharing } from '../state/sharing';
import { StudyStore } from '../state/study.svelte';
import { DraftKeeper, leftBehind } from './draftKeeper';
import { Notices } from './notices.svelte';
import { OwnStudies, type Saved } from './ownStudies.svelte';
import type { Checkpoint, Draft, Line, OwnStudy, Source } from './records';
import type { Storage } from './storage';
import { alone, claimTab, freshId, openTabs, type Tab } from './tab';

/** Most checkpoints of one study; of more the oldest go. */
const mostCheckpoints = 50;

/** A person's work: the study on screen, its checkpoints, the library of own studies, and that nothing of it is lost. */
export class Workspace {
  readonly store: StudyStore;
  readonly studies: OwnStudies;
  readonly notices: Notices;
  readonly #say: (text: Localized | string) => string;
  readonly #storage: Storage;
  readonly #tab: Tab;
  readonly #drafts: DraftKeeper;
  /** Whether Compare takes the scenario on screen apart, in place of setting the study's side by side. */
  split = $state(false);
  /** By the number of the opening, so that undo and redo find their own. */
  #lines = $state.raw<readonly Line[]>([]);

  private constructor(
    store: StudyStore,
    storage: Storage,
    tab: Tab,
    say: (text: Localized | string) => string,
  ) {
    this.store = store;
    this.notices = new Notices();
    this.#say = say;
    this.#storage = storage;
    this.#tab = tab;
    this.studies = new OwnStudies(storage, this.#failed);
    this.#drafts = new DraftKeeper(storage, this.#failed);
    this.#line = { saved: store.study.document, checkpoints: [] };
    this.studies.changedElsewhere = () => this.#compareSource();
    store.beforeOpening = () => {
      // The study that is being left is read before the new one takes its place.
      if (this.unsaved) void this.#keepAside(this.name, this.#state());
    };
    store.afterOpening = ({ changed }) => {
      this.#line = { saved: store.study.document, checkpoints: [] };
      if (changed.length > 0) this.notices.say({ code: 'migrated', name: this.name, changed });
    };
  }

  /**
   * Opens the work where it was left: the draft of this tab after a reload, else work of a tab that was closed, else
   * a study of the program.
   * @param say a title in the language of the page
   */
  static async open(
    presets: PresetSource,
    first: string,
    storage: Storage,
    say: (text: Localized | string) => string,
  ): Promise<Workspace> {
    const tab = await claimTab();
    let found: Found = { aside: [] };
    try {
      found = await alone(() => findDraft(storage, tab));
    } catch {
      // What can't be read is not there; that nothing can be kept is said when there is something to keep.
    }
    const { draft, adopted, aside } = found;
    const resumed = draft && (await StudyStore.resume(presets, draft));
    const store = resumed ?? (await StudyStore.open(presets, first));
    const workspace = new Workspace(store, storage, tab, say);
    if (resumed && draft) await workspace.#resume(draft);
    if (adopted && resumed) workspace.notices.say({ code: 'restored', name: workspace.name });
    await workspace.studies.read();
    const lost = draft && !resumed && draft.unsaved ? [draft] : [];
    for (const one of [...aside, ...lost]) await workspace.#keepAside(one.name, one);
    for (const { id } of aside) await storage.deleteDraft(id);
    return workspace;
  }

  /** What the study is called: as it was saved, or by its title. */
  get name(): string {
    const { id, title } = this.store.study;
    return this.#line.source?.name ?? (this.#say(title) || id);
  }

  /** Which of the own studies is on screen. */
  get source(): Source | undefined {
    return this.#line.source;
  }

  get checkpoints(): readonly Checkpoint[] {
    return this.#line.checkpoints;
  }

  /** Whether there is work that no library holds. */
  get unsaved(): boolean {
    return this.store.study.document !== this.#line.saved;
  }

  /** Keeps the draft up to date from now on. To be called where effects may be. */
  keepUp(): void {
    $effect(() => {
      const draft = this.#draft();
      if (draft.unsaved && !this.#storage.lasting) this.notices.sayOnce({ code: 'noStorage' });
      this.#drafts.keep(draft);
    });
    $effect(() => {
      const leave = () => this.#drafts.leave();
      const hide = () => document.visibilityState === 'hidden' && leave();
      window.addEventListener('pagehide', leave);
      document.addEventListener('visibilitychange', hide);
      return () => {
        window.removeEventListener('pagehide', leave);
        document.removeEventListener('visibilitychange', hide);
      };
    });
  }

  /** Saves the study in its place in the library, or under its name where it has none. */
  async save(): Promise<void> {
    const { source } = this;
    if (!source) return this.saveAs(this.name);
    const state = this.#state();
    const saved = await this.studies.save(source, state);
    if (!saved) return;
    if (saved.second) {
      const [name, second] = [source.name, saved.study.name];
      this.notices.say({ code: 'secondVersion', name, second });
    }
    this.#savedAs(saved.study, state);
  }

  /** Saves the study as a new one of the library. */
  async saveAs(name: string): Promise<void> {
    const state = this.#state();
    const study = await this.studies.add(name, state);
    if (study) this.#savedAs(study, state);
  }

  /** Opens a study of the library. */
  async openOwn(study: OwnStudy): Promise<void> {
    if (!(await this.store.openJson(study.name, study.document, study.shown))) return;
    const { checkpoints } = study;
    this.#line = { ...this.#line, source: sourceOf(study), checkpoints };
  }

  /** Renames a study of the library, and with it the one on screen where it is that. */
  async rename({ id }: OwnStudy, name: string): Promise<void> {
    await this.studies.rename(id, name);
    const { source } = this;
    if (source?.id === id) this.#line = { ...this.#line, source: { ...source, name } };
  }

  addCheckpoint(name: string): void {
    const { study, shown } = this.store;
    const at = Date.now();
    const made = { id: freshId(), name, at, document: study.document, shown: shown.id };
    const checkpoints = [...this.checkpoints, made].slice(-mostCheckpoints);
    this.#line = { ...this.#line, checkpoints };
  }

  removeCheckpoint(id: string): void {
    const checkpoints = this.checkpoints.filter((one) => one.id !== id);
    this.#line = { ...this.#line, checkpoints };
  }

  /** Puts a checkpoint that was removed back where it stood. */
  restoreCheckpoint(checkpoint: Checkpoint): void {
    const checkpoints = [...this.checkpoints, checkpoint].sort((a, b) => a.at - b.at);
    this.#line = { ...this.#line, checkpoints };
  }

  get #line(): Line {
    const { opening } = this.store;
    return this.#lines[opening] ?? { saved: undefined, checkpoints: [] };
  }

  set #line(line: Line) {
    const lines = [...this.#lines];
    lines[this.store.opening] = line;
    this.#lines = lines;
  }

  #savedAs(study: OwnStudy, { document }: Saved): void {
    this.#line = { ...this.#line, source: sourceOf(study), saved: document };
  }

  #state(): Saved {
    const { study, shown } = this.store;
    return { document: study.document, shown: shown.id, checkpoints: [...this.checkpoints] };
  }

  #draft(): Draft {
    const { steps, opening, opened, comparedWith } = this.store;
    const openings = [...steps.past, ...steps.future].map((step) => step.opening);
    return {
      ...{ id: this.#tab.id, name: this.name, opened: opened.document },
      ...{ ...this.#state(), source: this.source, unsaved: this.unsaved, at: Date.now() },
      ...{ comparedWith, split: this.split },
      ...{
        steps,
        opening,
        lines: this.#lines.flatMap(entryOf).filter(([at]) => openings.includes(at)),
      },
    };
  }

  /** Takes up what a draft says beside the study; of the steps of its history the nearest are there at once. */
  async #resume(draft: Draft): Promise<void> {
    const { source, checkpoints, unsaved, steps, lines = [], split = false } = draft;
    this.split = split;
    const known: Line[] = [];
    for (const [opening, line] of lines) known[opening] = line;
    this.#lines = known;
    const { document } = this.store.study;
    this.#line = { source, checkpoints, saved: unsaved ? this.#line.saved : document };
    if (!steps) return;
    // A state that is the saved one is told by its document being that very one.
    const savedAs = (step: Step): Step => ({
      ...step,
      document: sharing(this.#lines[step.opening]?.saved, step.document),
    });
    const { past, future } = steps;
    await new Promise<void>((resolve) => {
      const pause = () => {
        resolve();
        return idle();
      };
      void this.store
        .recall({ past: past.map(savedAs), future: future.map(savedAs) }, pause)
        .then(resolve, resolve);
    });
  }

  /** Says so where another tab has saved or deleted the study that is on screen here. */
  #compareSource(): void {
    const { source } = this;
    if (!source) return;
    const { id, name, revision } = source;
    const kept = this.studies.all.find((one) => one.id === id);
    if (!kept) this.notices.say({ code: 'deletedElsewhere', name });
    else if (kept.revision > revision) this.notices.say({ code: 'savedElsewhere', name });
  }

  async #keepAside(name: string, { document, shown, checkpoints }: Saved): Promise<void> {
    const same = this.studies.all.some((one) => sameJson(one.document, document));
    const kept = same
      ? undefined
      : await this.studies.keepAside(name, { document, shown, checkpoints });
    if (kept) this.notices.say({ code: 'keptAside', name: kept.name });
  }

  readonly #failed = (error: unknown): void => {
    const full = (error as Error | undefined)?.name === 'QuotaExceededError';
    this.notices.sayOnce({ code: full ? 'storageFull' : 'noStorage' });
  };
}

/** Resolves once the browser has nothing better to do. */
const idle = () =>
  new Promise<void>((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve());
    else setTimeout(resolve, 100);
  });

const entryOf = (line: Line, opening: number): [number, Line][] => [[opening, line]];

const sourceOf = ({ id, name, revision }: OwnStudy): Source => ({ id, name, revision });

interface Found {
  draft?: Draft;
  /** Whether the draft is that of another tab, which was closed. */
  adopted?: boolean;
  /** Work of other tabs that were closed. */
  aside: Draft[];
}

/** The draft of this tab, or else the latest of the tabs that were closed; the others of those are set aside. */
async function findDraft(storage: Storage, tab: Tab): Promise<Found> {
  const left = leftBehind();
  const drafts = (await storage.drafts()).sort((a, b) => b.at - a.at);
  const own = drafts.find(({ id }) => id === tab.before);
  const draft = left && left.id === tab.before && left.at >= (own?.at ?? 0) ? left : own;
  if (draft) return { draft, aside: [] };
  const isOpen = await openTabs();
  if (!isOpen) return { aside: [] };
  const orphans = drafts.filter(({ id }) => !isOpen(id));
  const [adopted, ...aside] = orphans.filter(({ unsaved }) => unsaved);
  // Nothing goes before it is kept elsewhere.
  if (adopted) await storage.putDraft({ ...adopted, id: tab.id });
  for (const one of orphans) if (!aside.includes(one)) await storage.deleteDraft(one.id);
  return { draft: adopted, adopted: adopted !== undefined, aside };
}
