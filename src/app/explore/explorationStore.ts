import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { EvaluationStore, StoredEvaluation } from '../../analysis/evaluate';
import { version } from '../../engine/version';
import type { ExplorationAnswer } from './analyse';
import type { Asked, QuestionName } from './asked';

/** A question that had not been answered when the page was left. */
export const unfinished = 'unfinished';

interface Schema extends DBSchema {
  evaluations: { key: string; value: StoredEvaluation };
  /** How large each evaluation is and when it was last used, so that the oldest can be let go. */
  sizes: { key: string; value: { bytes: number; used: number } };
  answers: { key: string; value: { version: string; answer: ExplorationAnswer } };
  asked: { key: string; value: { version: string; asked: Asked } };
}

/** Where explorations outlive the page. What can't be kept is let go without an error, but told. */
export interface ExplorationStore {
  evaluations: EvaluationStore;
  /** Comes about the first time that something can't be kept: the browser forbids it, or has no room. */
  refused: Promise<void>;
  /** Answers that were kept, one to a question, and the question that was not answered. */
  load(): Promise<{ answers: ExplorationAnswer[]; unfinished?: Asked }>;
  keepAnswer(question: QuestionName, answer: ExplorationAnswer): Promise<void>;
  /** @param asked none: there is no such question any more */
  keepUnfinished(asked: Asked | undefined): Promise<void>;
}

/** Milliseconds that a browser is given to open its database before the page goes on without. */
const patience = 3000;
/** Counts the shapes that questions and answers have had: what was kept in an earlier one is let go. */
const shape = 2;
/** Bytes of evaluations that are kept. */
const mostBytes = 128 * 2 ** 20;

/**
 * The browser's database of explorations; nothing is kept where the browser has none, forbids it or never answers.
 * @param most bytes of evaluations that are kept; those that were not used for longest are let go
 */
export function openExplorations(
  name = 'plimsoll-evaluations',
  most = mostBytes,
): ExplorationStore {
  const database = open(name).catch(() => undefined);
  /** Tells later uses from earlier ones; counts on from what was kept. */
  let uses: Promise<number> | undefined;

  let refuse = () => {};
  const refused = new Promise<void>((resolve) => (refuse = resolve));

  async function attempt<T>(
    work: (database: IDBPDatabase<Schema>) => Promise<T>,
  ): Promise<T | undefined> {
    const opened = await database;
    if (!opened) {
      refuse();
      return undefined;
    }
    try {
      return await work(opened);
    } catch {
      refuse();
      return undefined;
    }
  }

  /** An answer is dearer than what it was computed from: that makes room for it. */
  async function dearly(opened: IDBPDatabase<Schema>, put: () => Promise<unknown>): Promise<void> {
    try {
      await put();
    } catch {
      await Promise.all([opened.clear('evaluations'), opened.clear('sizes')]);
      await put();
    }
  }

  async function nextUse(opened: IDBPDatabase<Schema>): Promise<number> {
    uses = (uses ?? latestUse(opened)).then((use) => use + 1);
    return uses;
  }

  return {
    refused,
    evaluations: {
      get: (key) =>
        attempt(async (opened) => {
          const value = await opened.get('evaluations', key);
          if (value)
            await opened.put('sizes', { bytes: bytesOf(value), used: await nextUse(opened) }, key);
          return value;
        }),
      put: async (key, value) =>
        void (await attempt(async (opened) => {
          const bytes = bytesOf(value);
          if (bytes > most) return;
          const used = await nextUse(opened);
          await makeRoom(opened, most - bytes, key);
          const transaction = opened.transaction(['evaluations', 'sizes'], 'readwrite');
          await Promise.all([
            transaction.objectStore('evaluations').put(value, key),
            transaction.objectStore('sizes').put({ bytes, used }, key),
            transaction.done,
          ]);
        })),
    },
    load: async () =>
      (await attempt(async (opened) => {
        const answers = await opened.getAll('answers');
        const waiting = await opened.get('asked', unfinished);
        // What another version of the program left may have another shape.
        return {
          answers: answers.flatMap((one) => (one.version === version ? [one.answer] : [])),
          unfinished: waiting?.version === version ? waiting.asked : undefined,
        };
      })) ?? { answers: [] },
    keepAnswer: async (question, answer) =>
      void (await attempt((opened) =>
        dearly(opened, () => opened.put('answers', { version, answer }, question)),
      )),
    keepUnfinished: async (asked) =>
      void (await attempt(async (opened) => {
        if (asked) await dearly(opened, () => opened.put('asked', { version, asked }, unfinished));
        else await opened.delete('asked', unfinished);
      })),
  };
}

async function open(name: string): Promise<IDBPDatabase<Schema>> {
  const opening = openDB<Schema>(name, shape, {
    upgrade(database) {
      for (const store of ['evaluations', 'sizes', 'answers', 'asked'] as const) {
        if (database.objectStoreNames.contains(store)) database.deleteObjectStore(store);
        database.createObjectStore(store);
      }
    },
    // A newer version of the page wants to change the database: it may.
    blocking: (_, __, event) => (event.target as IDBDatabase).close(),
  });
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('the database does not answer')), patience);
  });
  return Promise.race([opening, late]);
}

async function latestUse(database: IDBPDatabase<Schema>): Promise<number> {
  const sizes = await database.getAll('sizes');
  return sizes.reduce((latest, { used }) => Math.max(latest, used), 0);
}

/** Lets go of what was not used for longest until no more than so many bytes are left, one entry aside. */
async function makeRoom(
  database: IDBPDatabase<Schema>,
  most: number,
  aside: string,
): Promise<void> {
  const transaction = database.transaction(['evaluations', 'sizes'], 'readwrite');
  const sizes = transaction.objectStore('sizes');
  const kept = [];
  for (let cursor = await sizes.openCursor(); cursor; cursor = await cursor.continue())
    if (cursor.key !== aside) kept.push({ key: cursor.key, ...cursor.value });
  let total = kept.reduce((sum, { bytes }) => sum + bytes, 0);
  for (const { key, bytes } of kept.sort((a, b) => a.used - b.used)) {
    if (total <= most) break;
    total -= bytes;
    await sizes.delete(key);
    await transaction.objectStore('evaluations').delete(key);
  }
  await transaction.done;
}

/** Bytes of the arrays of an evaluation; the rest is little. */
function bytesOf({ stretches }: StoredEvaluation): number {
  return stretches.reduce(
    (sum, stretch) =>
      sum +
      Object.values(stretch as unknown as Record<string, unknown>).reduce<number>(
        (own, value) => own + (ArrayBuffer.isView(value) ? value.byteLength : 8),
        0,
      ),
    0,
  );
}
