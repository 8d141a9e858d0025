/** What a page of the site needs to be read without internet, by language; put before this file when the site is built. */
declare const kept: { version: string; files: Record<string, string[]> };

/** What is used here of a worker's own world, which the types of pages do not know. */
type Waiting = Event & { waitUntil(done: Promise<unknown>): void };
type Fetched = Event & { request: Request; respondWith(answer: Promise<Response>): void };
declare const self: {
  location: Location;
  skipWaiting(): Promise<void>;
  addEventListener(name: 'install' | 'activate', listener: (event: Waiting) => void): void;
  addEventListener(name: 'fetch', listener: (event: Fetched) => void): void;
};

const language = new URL(self.location.href).searchParams.get('language') ?? '';
const files = kept.files[language] ?? [];
/** Where people come in who know the name of the site only. */
const homes = ['/', ...Object.keys(kept.files).map((known) => `/${known}`)];
const name = `kept-${language}-${kept.version}`;
/** Long enough for a slow phone, short enough for somebody who stands beside a leaking drum. */
const patienceMs = 3_000;

self.addEventListener('install', (event) => {
  const store = async () => {
    const cache = await caches.open(name);
    await cache.addAll(files.map((path) => new Request(path, { cache: 'reload' })));
    await self.skipWaiting();
  };
  event.waitUntil(store());
});

self.addEventListener('activate', (event) => {
  const forgetOlder = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((other) => other !== name).map((other) => caches.delete(other)));
  };
  event.waitUntil(forgetOlder());
});

/** Everything but what is kept and the homes, so the form above all, goes past this worker as if it were not there. */
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (files.includes(pathname)) event.respondWith(answer(request, pathname));
  else if (homes.includes(pathname)) event.respondWith(fetch(request).catch(leadToKept));
});

/** Who opens the site itself at sea comes to the list of what was kept, and not to a page of the browser that says nothing. */
async function leadToKept(): Promise<Response> {
  const list = files.find((path) => path.endsWith('/offline'));
  return list === undefined ? Response.error() : Response.redirect(list);
}

/** The newest from the site; what was kept when there is no internet, or too little. */
async function answer(request: Request, pathname: string): Promise<Response> {
  const stored = await (await caches.open(name)).match(pathname);
  if (stored === undefined) return fetch(request);
  const tooLate = new Promise<Response>((resolve) => setTimeout(resolve, patienceMs, stored));
  const fresh = fetch(request).then((response) => (response.ok ? response : stored));
  return Promise.race([fresh.catch(() => stored), tooLate]);
}
