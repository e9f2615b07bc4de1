import { freeName } from './freeName';
import type { OwnStudy, Source } from './records';
import type { Storage } from './storage';
import { freshId } from './tab';

/** What is saved of a study. */
export type Saved = Pick<OwnStudy, 'document' | 'shown' | 'checkpoints'>;

/** Studies that were kept without being asked for; of more the oldest go. */
export const mostAutomatic = 20;

const channelName = 'plimsoll:studies';

/**
 * A person's own studies, as every tab of the browser sees them. What one tab saves shows up in the others; two tabs
 * that save the same study never overwrite each other.
 */
export class OwnStudies {
  readonly #storage: Storage;
  readonly #failed: (error: unknown) => void;
  readonly #channel: BroadcastChannel | undefined;
  #all = $state.raw<readonly OwnStudy[]>([]);
  #removed = $state.raw<OwnStudy>();
  /** Called when another tab has changed the library. */
  changedElsewhere: () => void = () => {};

  /** @param failed is told what could not be kept, and why */
  constructor(storage: Storage, failed: (error: unknown) => void) {
    this.#storage = storage;
    this.#failed = failed;
    if (!storage.lasting || typeof BroadcastChannel === 'undefined') return;
    this.#channel = new BroadcastChannel(channelName);
    this.#channel.addEventListener('message', () => {
      void this.read().then(() => this.changedElsewhere());
    });
  }

  /** The studies, newest first. */
  get all(): readonly OwnStudy[] {
    return this.#all;
  }

  /** The study that was deleted last, while that can be undone. */
  get removed(): OwnStudy | undefined {
    return this.#removed;
  }

  /** Reads them anew, as other tabs have left them. */
  async read(): Promise<void> {
    try {
      this.#all = (await this.#storage.studies()).sort((a, b) => b.saved - a.saved);
    } catch (error) {
      this.#failed(error);
    }
  }

  /** Adds a study under a name, or under that name and a number where it is taken. */
  async add(name: string, saved: Saved, automatic = false): Promise<OwnStudy | undefined> {
    const free = freeName(
      name,
      this.#all.map((one) => one.name),
    );
    return this.#change(freshId(), (_, id) => ({
      ...saved,
      ...{ id, name: free, automatic, saved: Date.now(), revision: 1 },
    }));
  }

  /**
   * Saves a study in its place. Where another tab has saved it since, or deleted it, it becomes a study of its own.
   * @returns what was saved, and whether it became a second version
   */
  async save(
    source: Source,
    saved: Saved,
  ): Promise<{ study: OwnStudy; second: boolean } | undefined> {
    let conflict = false;
    const study = await this.#change(source.id, (kept) => {
      conflict = kept?.revision !== source.revision;
      if (!kept || conflict) return undefined;
      return {
        ...kept,
        ...saved,
        saved: Date.now(),
        revision: kept.revision + 1,
        automatic: false,
      };
    });
    if (study) return { study, second: false };
    if (!conflict) return undefined;
    const second = await this.add(source.name, saved);
    return second && { study: second, second: true };
  }

  async rename(id: string, name: string): Promise<void> {
    await this.#change(id, (kept) => kept && { ...kept, name, automatic: false });
  }

  async duplicate(id: string): Promise<void> {
    const study = this.#all.find((one) => one.id === id);
    if (study) await this.add(study.name, study);
  }

  /** Deletes a study; `restore` brings the last one back. */
  async remove(id: string): Promise<void> {
    this.#removed = this.#all.find((one) => one.id === id);
    await this.#do(() => this.#storage.deleteStudy(id));
  }

  async restore(): Promise<void> {
    const removed = this.#removed;
    this.#removed = undefined;
    if (removed) await this.#change(removed.id, (kept) => kept ?? removed);
  }

  /** Keeps a study without being asked; the oldest such make room. */
  async keepAside(name: string, saved: Saved): Promise<OwnStudy | undefined> {
    const automatic = this.#all.filter((one) => one.automatic);
    for (const one of automatic.slice(mostAutomatic - 1))
      await this.#do(() => this.#storage.deleteStudy(one.id));
    return this.add(name, saved, true);
  }

  close(): void {
    this.#channel?.close();
  }

  async #change(
    id: string,
    change: (kept: OwnStudy | undefined, id: string) => OwnStudy | undefined,
  ): Promise<OwnStudy | undefined> {
    return this.#do(() => this.#storage.changeStudy(id, (kept) => change(kept, id)));
  }

  async #do<T>(task: () => Promise<T>): Promise<T | undefined> {
    try {
      const done = await task();
      this.#channel?.postMessage('changed');
      await this.read();
      return done;
    } catch (error) {
      this.#failed(error);
      return undefined;
    }
  }
}
