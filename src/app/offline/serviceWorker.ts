/**
 * Keeps the built page in the browser, so that it opens without a network after the first visit. Each build has a store
 * of its own and a page never mixes the files of two builds: a newer one waits until the person takes it, or until
 * every page of the older one is closed. Written without imports, for it must be a classic script where it runs.
 */

/** The build's name and its files, relative to this script; put in place by the build. */
declare const PLIMSOLL_BUILD: { name: string; files: string[] };

interface LifeEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface RequestEvent extends Event {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

/** What this script needs of its surroundings; TypeScript's own types for them exclude those of a page. */
interface Surroundings {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: LifeEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: RequestEvent) => void): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

const worker = globalThis as unknown as Surroundings;
const scopePath = new URL(worker.registration.scope).pathname;
const family = `plimsoll ${worker.registration.scope} `;
// Named once, for the build puts it in place once.
const build = PLIMSOLL_BUILD;
const own = family + build.name;

worker.addEventListener('install', (event) => {
  // Past the browser's own store, which may hold an older index.html.
  const files = build.files.map((file) => new Request(file, { cache: 'no-cache' }));
  event.waitUntil(caches.open(own).then((store) => store.addAll(files)));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => names.filter((name) => name.startsWith(family) && name !== own))
      .then((old) => Promise.all(old.map((name) => caches.delete(name))))
      .then(() => worker.clients.claim()),
  );
});

worker.addEventListener('message', ({ data }) => {
  if (data === 'take over') void worker.skipWaiting();
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(worker.registration.scope)) return;
  // Whatever else lies beside the page opens as what it is.
  const place = new URL(request.url).pathname.slice(scopePath.length);
  const page = request.mode === 'navigate' && (place === '' || place === 'index.html');
  // A file is the same for whoever asks, though hosts say of theirs that it may vary with the origin.
  const asked = { ignoreSearch: page, ignoreVary: true };
  event.respondWith(
    caches
      .open(own)
      .then((store) => store.match(page ? './' : request, asked))
      .then((kept) => kept ?? fetch(request)),
  );
});
