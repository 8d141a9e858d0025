import { wipePath } from '#content/neutral-site.ts';

/** Has the browser wipe what it kept of this site, beside whatever else happens: it goes on when the page is gone. */
export function wipe(): void {
  // A browser obeys only where the request could carry cookies, though there are none.
  fetch(wipePath, { keepalive: true, cache: 'no-store', credentials: 'same-origin' }).catch(() => {});
  forgetKept().catch(() => {});
}

/** The guides that were kept for reading without internet: without internet nobody is there to ask for the wiping. */
async function forgetKept(): Promise<void> {
  const removed = caches.keys().then((names) => names.map((name) => caches.delete(name)));
  const workers = await navigator.serviceWorker.getRegistrations();
  await Promise.all([...workers.map((worker) => worker.unregister()), removed]);
}
