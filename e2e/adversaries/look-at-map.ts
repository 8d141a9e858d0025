import assert from 'node:assert/strict';
import { anna, headersOf, words } from './people.ts';

/** Tiles and a search, as the form asks for them before anything is sent. */
export async function lookAtTheMap(publicUrl: string): Promise<void> {
  const headers = headersOf(anna);
  const tile = await fetch(`${publicUrl}/kaart/12/2102/1338`, { headers });
  assert.equal(tile.status, 200);
  await tile.body?.cancel();
  const search = await fetch(`${publicUrl}/api/v1/address-searches`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ text: words.search }),
  });
  assert.equal(search.status, 200);
  await search.body?.cancel();
}
