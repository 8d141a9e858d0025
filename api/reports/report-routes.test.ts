import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import { sql } from 'kysely';
import { hardenedFastify } from '#api/guard/hardened.ts';
import { openGate, type ReportGate } from '#api/guard/report-gate.ts';
import type { ReceiptPage, RenderedPage, ReportFormPage } from '#api/rendered-page.schema.ts';
import {
  inventedPepper,
  inventedRoad,
  inventedTerms,
  rowCounts,
  wednesday,
} from '#api/storage/invented-reports.ts';
import { sqliteEngine } from '#api/storage/test-databases.ts';
import { formTokens } from './form-token.ts';
import { inventedJpeg, join, plantedPhoto } from './invented-photos.ts';
import { reportPageRoutes } from './report-page-routes.ts';
import { reportRoutes } from './report-routes.ts';

const typed = 'VERZONNEN tekst die niet verloren mag gaan';

/** The two doors of a report on a real database; pages come back as what the site would be told to show. */
async function doors(t: TestContext, { hasRoomForPhotos = async () => true, gate = openGate } = {}) {
  const { database } = await sqliteEngine().fresh(t);
  const { submit } = await inventedRoad(database, ['pull']);
  const pages: RenderedPage[] = [];
  const app = hardenedFastify({ https: false, trustProxy: 0, log: () => {}, bodyLimit: 65_536 });
  t.after(() => app.close());
  await app.register(formbody);
  await app.register(multipart, { throwFileSizeLimit: false });
  const parts = {
    submitReport: submit,
    formTokens: formTokens(inventedPepper, randomBytes),
    gate,
    hasRoomForPhotos,
    now: () => wednesday,
    log: () => {},
  };
  await app.register(reportRoutes, parts);
  await app.register(reportPageRoutes, {
    ...parts,
    areaChoices: () => ({ municipalities: [], waters: [] }),
    sealTerms: inventedTerms,
    mapServices: { tiles: false, credit: '', addressSearch: false },
    renderPage: async (page) => `page ${pages.push(page)}`,
  });
  const fill = async () => {
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(database.store);
    await sql.raw(`pragma max_page_count = ${rows[0]?.page_count}`).execute(database.store);
  };
  const shown = () => pages.at(-1) as ReportFormPage;
  const receipt = () => pages.at(-1) as ReceiptPage;
  return { app, database, fill, shown, receipt };
}

const form = (fields: Record<string, string>) => ({
  method: 'POST' as const,
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams(fields).toString(),
});

test('when the disk is full the form comes back with 503, the reason, and all that was typed', async (t) => {
  const { app, database, fill, shown } = await doors(t);
  await app.inject({ url: '/melden' });
  const { formToken } = shown();
  await fill();
  // Several, so that the pages that are still free in the file run out.
  let status = 0;
  for (let report = 0; report < 50 && status !== 503; report += 1) {
    const fields = {
      phenomenon: 'other',
      description: `${typed} ${report}`,
      place: 'achter de loods',
      formToken,
    };
    status = (await app.inject({ url: '/melden', ...form(fields) })).statusCode;
  }
  assert.equal(status, 503);
  const { notice, draft, ...page } = shown();
  assert.equal(notice, 'storage-full');
  assert.ok(draft.description.startsWith(typed));
  assert.deepEqual([draft.place, draft.phenomenon, page.formToken], ['achter de loods', 'other', formToken]);
  const before = await rowCounts(database);
  assert.equal(
    (await app.inject({ url: '/melden', ...form({ phenomenon: 'other', description: typed }) })).statusCode,
    503,
  );
  assert.deepEqual(await rowCounts(database), before, 'and nothing is stored');
});

test('a form that breaks a rule in its last part still shows what was typed before it', async (t) => {
  const { app, shown } = await doors(t);
  const part = (name: string, value: string, type = 'text/plain') =>
    `--edge\r\ncontent-disposition: form-data; name="${name}"\r\ncontent-type: ${type}\r\n\r\n${value}\r\n`;
  const body = `${part('description', typed)}${part('place', '{}', 'application/json')}--edge--\r\n`;
  const headers = { 'content-type': 'multipart/form-data; boundary=edge' };
  const answer = await app.inject({ method: 'POST', url: '/melden', headers, body });
  assert.equal(answer.statusCode, 415);
  assert.equal(shown().draft.description, typed);
});

test('the API takes JSON and multipart; a plain form is another type, and nothing is stored', async (t) => {
  const { app, database } = await doors(t);
  const fields = { phenomenon: 'other', description: typed };
  const plain = form(fields);
  const headers = { ...plain.headers, 'idempotency-key': 'a-key' };
  const refused = await app.inject({ ...plain, url: '/api/v1/reports', headers });
  assert.deepEqual([refused.statusCode, refused.json().code], [415, 'unsupported-media-type']);
  assert.equal((await rowCounts(database)).reports, 0);
  const json = { 'content-type': 'application/json', 'idempotency-key': 'a-key' };
  const taken = await app.inject({ method: 'POST', url: '/api/v1/reports', headers: json, payload: fields });
  assert.equal(taken.statusCode, 201);
});

/** A form with these photos, as a browser sends it. */
function photoForm(photos: readonly Buffer[]) {
  const part = (head: string, value: string | Buffer) => [
    `--edge\r\ncontent-disposition: form-data; ${head}\r\n\r\n`,
    value,
    '\r\n',
  ];
  const parts = [
    ...part('name="phenomenon"', 'other'),
    ...part('name="description"', typed),
    ...photos.flatMap((photo) => part('name="photos"; filename="x.jpg"', photo)),
    '--edge--\r\n',
  ];
  const headers = { 'content-type': 'multipart/form-data; boundary=edge', 'idempotency-key': 'a-key' };
  return { method: 'POST' as const, headers, body: join(...parts) };
}

test('a report with photos says what was taken out of them, on the page and to a program, also when it comes again', async (t) => {
  const { app, database, receipt } = await doors(t);
  const photos = [await plantedPhoto('jpeg', 64, 48), await inventedJpeg(64, 48)];
  const answers = [1, 2].map(() => app.inject({ url: '/api/v1/reports', ...photoForm(photos) }));
  const [first, again] = (await Promise.all(answers)).map((answer) => answer.json());
  assert.deepEqual(first, again);
  assert.deepEqual(
    first.photos.map(({ removed }: { removed: string[] }) => removed.length > 0),
    [true, false],
  );
  assert.equal((await rowCounts(database)).reports, 1);
  assert.equal((await app.inject({ url: '/melden', ...photoForm(photos) })).statusCode, 200);
  assert.deepEqual(receipt().photos?.removed, first.photos[0].removed);
});

test('when the disk is nearly full photos are refused with a sentence of their own, and text goes on', async (t) => {
  const { app, database, shown } = await doors(t, { hasRoomForPhotos: async () => false });
  const refused = await app.inject({ url: '/melden', ...photoForm([await inventedJpeg(64, 48)]) });
  assert.equal(refused.statusCode, 400);
  assert.deepEqual(shown().problems, [{ field: 'photos', code: 'photo-no-room' }]);
  assert.equal(shown().draft.description, typed);
  assert.equal((await rowCounts(database)).reports, 0);
  assert.equal((await app.inject({ url: '/melden', ...photoForm([]) })).statusCode, 200);
  assert.equal((await rowCounts(database)).reports, 1);
});

test('a turn ends before the answer is sent: who reads slowly holds none', async (t) => {
  let held = 0;
  const gate: ReportGate = {
    arrive: async () => ({
      run: async (_seen, work) => {
        held += 1;
        return work('none').finally(() => (held -= 1));
      },
    }),
  };
  const { app } = await doors(t, { gate });
  const heldWhenSent: number[] = [];
  app.addHook('onSend', async () => {
    heldWhenSent.push(held);
  });
  const report = { phenomenon: 'other', description: typed };
  await app.inject({ url: '/melden', ...form(report) });
  await app.inject({ url: '/melden', ...form({ ...report, phenomenon: 'verzonnen' }) });
  await app.inject({
    ...{ method: 'POST', url: '/api/v1/reports', payload: report },
    headers: { 'idempotency-key': 'verzonnen' },
  });
  assert.deepEqual(heldWhenSent, [0, 0, 0]);
});
