import { openDB, type DBSchema } from 'idb';
import type { Decision } from '../../scenario/exercise/exerciseFile';
import type { PlayFile, Prediction } from '../../scenario/exercise/play';

/** A play as it is kept: what is locked, and what of the round to come is being decided. */
export interface KeptPlay {
  id: string;
  /** Milliseconds since 1970 of the last change. */
  at: number;
  file: PlayFile;
  draft: { decisions: Decision[]; predictions: Prediction[] };
  /** Whether nothing is left to play. */
  over: boolean;
}

interface Schema extends DBSchema {
  plays: { key: string; value: KeptPlay };
}

/** Where plays outlive the page. */
export interface PlayStore {
  /** Whether they do. */
  readonly lasting: boolean;
  all(): Promise<KeptPlay[]>;
  /** Keeps a play, unless another tab has locked more rounds of it: what is locked stays so. */
  put(play: KeptPlay): Promise<void>;
  remove(id: string): Promise<void>;
}

/** Milliseconds that a browser is given to open its database before the page goes on without. */
const patience = 3000;

/** Opens the browser's database of plays; memory in its place where there is none, or it never answers. */
export async function openPlays(name = 'plimsoll-training'): Promise<PlayStore> {
  try {
    const opening = openDB<Schema>(name, 1, {
      upgrade: (database) => void database.createObjectStore('plays', { keyPath: 'id' }),
      blocking: (_, __, event) => (event.target as IDBDatabase).close(),
    });
    const late = new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error('the database does not answer')), patience);
    });
    const database = await Promise.race([opening, late]);
    return {
      lasting: true,
      all: () => database.getAll('plays'),
      async put(play) {
        const transaction = database.transaction('plays', 'readwrite');
        if (!isBehind(play, await transaction.store.get(play.id)))
          await transaction.store.put(play);
        await transaction.done;
      },
      remove: (id) => database.delete('plays', id),
    };
  } catch {
    return playsInMemory();
  }
}

/** Keeps plays for as long as the page is open. */
export function playsInMemory(): PlayStore {
  const plays = new Map<string, KeptPlay>();
  return {
    lasting: false,
    all: async () => [...plays.values()],
    async put(play) {
      if (!isBehind(play, plays.get(play.id))) plays.set(play.id, play);
    },
    remove: async (id) => void plays.delete(id),
  };
}

const isBehind = ({ file }: KeptPlay, kept: KeptPlay | undefined) =>
  kept !== undefined && kept.file.rounds.length > file.rounds.length;
