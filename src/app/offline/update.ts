/** The part of the browser's `ServiceWorkerContainer` that is used here. */
export type Workers = Pick<
  ServiceWorkerContainer,
  'register' | 'controller' | 'getRegistration' | 'addEventListener'
>;

/**
 * Keeps the page for use without a network. Where the browser won't have it (an insecure host, a private window),
 * the page works as before, on the network alone.
 * @param ready called when a newer version has been fetched and waits to be taken
 */
export async function keepOffline(workers: Workers, ready: () => void): Promise<void> {
  const registration = await workers
    .register(new URL('service-worker.js', document.baseURI))
    .catch(() => undefined);
  if (!registration) return;
  // Without a controller the page came from the network and is new itself.
  const tell = () => registration.waiting && workers.controller && ready();
  tell();
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => installing.state === 'installed' && tell());
  });
}

/** Takes the version that waits: the page is loaded anew from it. */
export async function takeUpdate(workers: Workers, reload: () => void): Promise<void> {
  const registration = await workers.getRegistration();
  if (!registration?.waiting) return reload();
  workers.addEventListener('controllerchange', reload, { once: true });
  registration.waiting.postMessage('take over');
}
