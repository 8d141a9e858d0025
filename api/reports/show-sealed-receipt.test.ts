import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import { hardenedFastify } from '#api/guard/hardened.ts';
import { openGate } from '#api/guard/report-gate.ts';
import type { RenderedPage } from '#api/rendered-page.schema.ts';
import { inventedPepper, inventedTerms, inventedToken, wednesday } from '#api/storage/invented-reports.ts';
import { formTokens } from './form-token.ts';
import { receiptGroups, receiptOf, shownReceipt } from './receipt.ts';
import { reportPageRoutes } from './report-page-routes.ts';

const receipt = receiptOf(inventedPepper, inventedToken(1));

/** The page routes without a database: a receipt is shown, never looked up. */
async function ask(t: TestContext, fields: Record<string, string> | [string, string][], path = '/melden') {
  const pages: RenderedPage[] = [];
  const app = hardenedFastify({ https: false, trustProxy: 0, log: () => {}, bodyLimit: 65_536 });
  t.after(() => app.close());
  await app.register(formbody);
  await app.register(multipart);
  const never = () => assert.fail('nothing is stored for it');
  await app.register(reportPageRoutes, {
    ...{ submitReport: never, formTokens: formTokens(inventedPepper, randomBytes), gate: openGate },
    ...{ now: () => wednesday, log: () => {}, hasRoomForPhotos: never, sealTerms: inventedTerms },
    areaChoices: () => ({ municipalities: [{ code: 'GM0448', name: 'Texel' }], waters: [] }),
    mapServices: { tiles: false, credit: '', addressSearch: false },
    renderPage: async (page) => `page ${pages.push(page)}`,
  });
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const body = new URLSearchParams(fields).toString();
  const { statusCode } = await app.inject({ method: 'POST', url: path, headers, body });
  return { statusCode, page: pages[0] };
}

const shown = { receipt: shownReceipt(receipt), phenomenon: 'floating-package', areaCode: 'GM0448' };

test('a browser that sealed is shown the receipt page of everybody, in its language', async (t) => {
  const { statusCode, page } = await ask(t, { ...shown, padding: '0'.repeat(300) }, '/en/melden/other');
  assert.equal(statusCode, 200);
  assert.deepEqual(page, {
    ...{ kind: 'receipt', language: 'en', phenomenon: 'floating-package', areaName: 'Texel' },
    ...{ receiptGroups: receiptGroups(receipt), followUpFrom: '2026-12-01' },
  });
});

test('it names what was taken out of photos, once or more, and nothing where there were none', async (t) => {
  const removedIn = async (...more: [string, string][]) => {
    const { page } = await ask(t, [...Object.entries(shown), ...more]);
    return page?.kind === 'receipt' ? page.photos?.removed : assert.fail('no receipt');
  };
  assert.deepEqual(await removedIn(['photos', '1'], ['removed', 'place']), ['place']);
  assert.deepEqual(await removedIn(['photos', '2'], ['removed', 'place'], ['removed', 'device']), [
    'place',
    'device',
  ]);
  assert.deepEqual(await removedIn(['photos', '1']), []);
  assert.equal(await removedIn(), undefined);
});

test('only a code whose check symbol is right is shown, beside words from our own lists', async (t) => {
  const wrong = `${receipt.slice(0, -1)}${receipt.endsWith('0') ? '1' : '0'}`;
  const faulty: Record<string, string>[] = [
    { receipt: wrong },
    { receipt: '' },
    { receipt: `${receipt}<b>`.repeat(4) },
    { phenomenon: 'nonsense' },
    { areaCode: 'GM9999' },
    { removed: 'everything' },
    { photos: '4' },
    { description: 'x' },
  ];
  for (const changes of faulty) {
    const { statusCode, page } = await ask(t, { ...shown, ...changes });
    assert.deepEqual([statusCode, page], [400, undefined], JSON.stringify(changes));
  }
});
