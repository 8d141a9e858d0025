import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wipe } from './wipe.ts';

/** What of a browser is touched, with what it kept; without internet every request fails. */
function deviceAtSea(t: { after: (end: () => void) => void }) {
  const kept = new Set(['kept-nl-1', 'kept-pl-1']);
  const workers = new Set([1]);
  const parts = {
    caches: { keys: async () => [...kept], delete: async (name: string) => kept.delete(name) },
    navigator: {
      serviceWorker: {
        getRegistrations: async () =>
          [...workers].map((id) => ({ unregister: async () => workers.delete(id) })),
      },
    },
    fetch: () => Promise.reject(new TypeError('no internet')),
  };
  const before = Object.keys(parts).map(
    (name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const,
  );
  for (const [name, value] of Object.entries(parts))
    Object.defineProperty(globalThis, name, { value, configurable: true });
  t.after(() => {
    for (const [name, descriptor] of before)
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else delete (globalThis as Record<string, unknown>)[name];
  });
  return { kept, workers };
}

test('"Snel weg" forgets the kept guides also where there is no internet to ask the server for the wiping', async (t) => {
  const { kept, workers } = deviceAtSea(t);
  assert.ok(kept.size > 0 && workers.size > 0);
  wipe();
  await new Promise(setImmediate);
  assert.deepEqual([kept.size, workers.size], [0, 0]);
});

test('a browser that cannot keep anything is left as it is', async (t) => {
  deviceAtSea(t);
  for (const name of ['caches', 'navigator'])
    Object.defineProperty(globalThis, name, { value: {}, configurable: true });
  wipe();
  await new Promise(setImmediate);
});
