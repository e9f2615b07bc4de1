/** How long (ms) the page may be held up at a time: with what else a frame takes this stays below 50 ms. */
const slice = 8;

/**
 * Does work that comes in small steps, and lets the browser draw and take input in between.
 * @param signal ends the work early: the promise rejects with its reason
 */
export async function inSlices(work: Iterable<void>, signal: AbortSignal): Promise<void> {
  let began = performance.now();
  for (const _ of work) {
    if (performance.now() - began < slice) continue;
    await nextTask();
    signal.throwIfAborted();
    began = performance.now();
  }
}

/** A timer would wait for some milliseconds more where tasks follow each other. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
