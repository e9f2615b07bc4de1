/** What a tab is called among the tabs of this browser. */
export interface Tab {
  id: string;
  /** The tab whose draft is taken over: the same one after a reload, the original after a duplication. */
  before: string | undefined;
}

const key = 'plimsoll:tab';
const lockOf = (id: string) => `plimsoll:draft:${id}`;

/** Web Locks, which secure pages alone have. */
const locks = (): LockManager | undefined => navigator.locks;

/** A name that no other thing has. */
export function freshId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Gives the tab its name, the one it had before a reload. A tab that was duplicated finds its name taken and gets
 * another, so that the two never write the same draft.
 */
export async function claimTab(): Promise<Tab> {
  const before = remembered();
  const id = before !== undefined && (await hold(before)) ? before : freshId();
  if (id !== before) await hold(id);
  try {
    sessionStorage.setItem(key, id);
  } catch {
    // A tab that may keep nothing has a new name after each reload.
  }
  return { id, before };
}

function remembered(): string | undefined {
  try {
    return sessionStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Takes the lock of a name for as long as the tab lives. @returns whether it was free */
function hold(id: string): Promise<boolean> {
  const manager = locks();
  if (!manager) return Promise.resolve(true);
  return new Promise((resolve) => {
    manager
      .request(lockOf(id), { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock ? new Promise<void>(() => {}) : undefined;
      })
      .catch(() => resolve(true));
  });
}

/** Which tabs are open; nothing where the browser can't tell. */
export async function openTabs(): Promise<((id: string) => boolean) | undefined> {
  const state = await locks()
    ?.query()
    .catch(() => undefined);
  if (!state) return undefined;
  const held = new Set([...(state.held ?? []), ...(state.pending ?? [])].map(({ name }) => name));
  return (id) => held.has(lockOf(id));
}

/** Does something that no other tab of this browser does at the same time. */
export async function alone<T>(task: () => Promise<T>): Promise<T> {
  const manager = locks();
  return manager ? await manager.request('plimsoll:opening', task) : task();
}
