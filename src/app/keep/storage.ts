import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Draft, OwnStudy } from './records';

interface Schema extends DBSchema {
  drafts: { key: string; value: Draft };
  studies: { key: string; value: OwnStudy };
}

/** Milliseconds that a browser is given to open its database before the page goes on without. */
const patience = 3000;

/** Where drafts and studies are kept: the browser's database, or memory where there is none. */
export interface Storage {
  /** Whether what is kept outlives the page. */
  readonly lasting: boolean;
  drafts(): Promise<Draft[]>;
  putDraft(draft: Draft): Promise<void>;
  deleteDraft(id: string): Promise<void>;
  studies(): Promise<OwnStudy[]>;
  deleteStudy(id: string): Promise<void>;
  /**
   * Changes a study in one transaction, which no other tab comes between.
   * @param change is given the study as it is kept now and gives what is to be kept, if anything
   */
  changeStudy(
    id: string,
    change: (kept: OwnStudy | undefined) => OwnStudy | undefined,
  ): Promise<OwnStudy | undefined>;
}

/** Opens the browser's database; memory in its place where the browser has none, forbids it or never answers. */
export async function openStorage(name = 'plimsoll'): Promise<Storage> {
  try {
    const opening = openDB<Schema>(name, 1, {
      upgrade(database) {
        database.createObjectStore('drafts', { keyPath: 'id' });
        database.createObjectStore('studies', { keyPath: 'id' });
      },
      // A newer version of the page wants to change the database: it may.
      blocking: (_, __, event) => (event.target as IDBDatabase).close(),
    });
    const late = new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error('the database does not answer')), patience);
    });
    return inDatabase(await Promise.race([opening, late]));
  } catch {
    return inMemory();
  }
}

function inDatabase(database: IDBPDatabase<Schema>): Storage {
  return {
    lasting: true,
    drafts: () => database.getAll('drafts'),
    putDraft: async (draft) => void (await database.put('drafts', draft)),
    deleteDraft: (id) => database.delete('drafts', id),
    studies: () => database.getAll('studies'),
    deleteStudy: (id) => database.delete('studies', id),
    async changeStudy(id, change) {
      const transaction = database.transaction('studies', 'readwrite');
      const made = change(await transaction.store.get(id));
      if (made) await transaction.store.put(made);
      await transaction.done;
      return made;
    },
  };
}

/** Keeps things for as long as the page is open. */
export function inMemory(): Storage {
  const drafts = new Map<string, Draft>();
  const studies = new Map<string, OwnStudy>();
  return {
    lasting: false,
    drafts: async () => [...drafts.values()],
    putDraft: async (draft) => void drafts.set(draft.id, draft),
    deleteDraft: async (id) => void drafts.delete(id),
    studies: async () => [...studies.values()],
    deleteStudy: async (id) => void studies.delete(id),
    async changeStudy(id, change) {
      const made = change(studies.get(id));
      if (made) studies.set(made.id, made);
      return made;
    },
  };
}
