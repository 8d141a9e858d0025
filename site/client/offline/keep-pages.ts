import { keepPolicy, keptWorkerPath } from '#content/kept-pages.ts';

/** Types of W3C Trusted Types, which the types of pages do not know yet. */
type Rules = { createScriptURL(url: string): string };
type Factory = { createPolicy(name: string, rules: Rules): { createScriptURL(url: string): string } };

const root = document.querySelector<HTMLElement>('[data-keep]');
const words = root?.dataset ?? {};
const find = (name: string) =>
  root?.querySelector<HTMLElement>(`[data-keep-${name}]`) ?? document.createElement('p');
const [keepButton, removeButton, status] = [find('store'), find('remove'), find('status')];

/** How many pages are kept; the files that make them look as they do are not counted. */
async function countKept(): Promise<number> {
  const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
  const requests = (await Promise.all(caches_.map((cache) => cache.keys()))).flat();
  return requests.filter(({ url }) => !/\.\w+$/.test(new URL(url).pathname)).length;
}

async function show(): Promise<void> {
  const registered = (await navigator.serviceWorker.getRegistrations()).length > 0;
  const count = await countKept();
  keepButton.hidden = registered;
  removeButton.hidden = !registered && count === 0;
  status.textContent =
    count > 0 ? (words.kept ?? '').replace('{count}', String(count)) : (words.notKept ?? '');
}

async function store(): Promise<void> {
  status.textContent = words.working ?? '';
  const { trustedTypes } = globalThis as { trustedTypes?: Factory };
  const url = `${keptWorkerPath}?language=${words.keep}`;
  const policy = trustedTypes?.createPolicy(keepPolicy, { createScriptURL: (asked) => asked });
  const registration = await navigator.serviceWorker.register(policy?.createScriptURL(url) ?? url, {
    updateViaCache: 'none',
  });
  const worker = registration.installing ?? registration.waiting ?? registration.active;
  await new Promise<void>((resolve, reject) => {
    const look = () => {
      if (worker?.state === 'activated') resolve();
      if (worker?.state === 'redundant') reject(new Error('not kept'));
    };
    worker?.addEventListener('statechange', look);
    look();
  });
}

async function remove(): Promise<void> {
  const registrations = await navigator.serviceWorker.getRegistrations();
  await Promise.all(registrations.map((registration) => registration.unregister()));
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
}

function onPress(button: HTMLElement, act: () => Promise<void>): void {
  button.addEventListener('click', async () => {
    try {
      await act();
      await show();
    } catch {
      await remove();
      await show();
      status.textContent = words.failed ?? '';
    }
  });
}

/** Nothing happens before a button is pressed. Over Tor nothing is offered, since nothing should be left there. */
async function offer(): Promise<void> {
  if (location.hostname.endsWith('.onion')) status.textContent = words.onion ?? '';
  else if (!('serviceWorker' in navigator) || !('caches' in globalThis))
    status.textContent = words.unable ?? '';
  else {
    onPress(keepButton, store);
    onPress(removeButton, remove);
    await show();
  }
}

if (root) offer();
