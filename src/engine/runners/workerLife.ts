/**
 * A worker that is terminated, or closes itself, tells nobody. So it holds a lock of the Web Locks API for as long as
 * it lives, and the pool queues for the same lock: it is granted when the worker is gone. Where the API is missing
 * (a page that is not in a secure context) a pool learns of a death from the worker's error events alone.
 */
export function locks(): LockManager | undefined {
  return typeof navigator === 'undefined' ? undefined : navigator.locks;
}

/** In the worker: takes the lock; resolves when it holds it. */
export function holdLife(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    locks()!
      .request(name, () => {
        resolve();
        return new Promise(() => {});
      })
      .catch(reject);
  });
}

/** In the pool: calls back when the worker that holds the lock is gone. Returns what ends the wait. */
export function whenLifeEnds(name: string, callback: () => void): () => void {
  const controller = new AbortController();
  locks()!
    .request(name, { signal: controller.signal }, callback)
    .catch(() => {});
  return () => controller.abort();
}
