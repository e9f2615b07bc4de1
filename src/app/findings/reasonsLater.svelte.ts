import type * as Because from './because';

let because = $state.raw<typeof Because>();
let fetching = false;

/**
 * What says why a setting moves nothing. The first figures do without it: it is fetched when it is first asked for, and is
 * undefined until then; where it can't be had the next one to ask tries again.
 */
export function reasonsLater(): typeof Because | undefined {
  if (!because && !fetching) void fetchReasons();
  return because;
}

async function fetchReasons(): Promise<void> {
  fetching = true;
  try {
    because = await import('./because');
  } catch {
    // What a change did is told without the reason.
  } finally {
    fetching = false;
  }
}
