import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import {
  dayMs,
  inventedDraft,
  inventedPepper,
  inventedRoad,
  inventedToken,
  rowCounts,
  wednesday,
} from '#api/storage/invented-reports.ts';
import { sqliteEngine } from '#api/storage/test-databases.ts';
import { reportOpener } from './open-report.ts';
import { receiptOf, shownReceipt } from './receipt.ts';
import type { ReportDraft } from './report.schema.ts';

const dam: ReportDraft['location'] = { type: 'Point', coordinates: [4.89312, 52.37312] };
const texel: ReportDraft['location'] = { type: 'Point', coordinates: [4.79871, 53.05512] };
const rotterdam: ReportDraft['location'] = { type: 'Point', coordinates: [4.4777, 51.9244] };
const nothing = { reports: 0, counts: 0, deliveries: 0 };

/** A submitter on a database of its own, and a look at the one report in it: its row and what its seal holds. */
async function desk(t: TestContext) {
  const { database, file } = await sqliteEngine().fresh(t);
  const { identity, submit } = await inventedRoad(database, ['pull']);
  const only = async () => {
    const row = await database.store.selectFrom('reports').selectAll().executeTakeFirstOrThrow();
    return { row, content: await reportOpener([identity])(row.sealed) };
  };
  const send = (draft: ReportDraft) => submit({ draft, token: inventedToken(1), flag: 'none' });
  return { database, file, submit, send, only };
}

test('the receipt and the id follow from the token; the clear columns stand again inside the seal', async (t) => {
  const { send, only } = await desk(t);
  const draft = inventedDraft({
    signs: ['chemical-smell'],
    observed: 'today',
    language: 'en',
    campaign: 'kit-1',
  });
  const submission = await send(draft);
  assert.ok(submission.kind === 'accepted');
  assert.deepEqual(submission.accepted, {
    receipt: shownReceipt(receiptOf(inventedPepper, inventedToken(1))),
    area: { code: 'GM0363', name: 'Amsterdam' },
    followUpFrom: '2026-12-01',
  });
  const { row, content } = await only();
  assert.equal(content.id, Buffer.from(row.id).toString('hex'));
  assert.deepEqual(
    [content.area, content.phenomenon, content.week, content.language, content.campaign],
    [row.area_code, row.phenomenon, row.received_week, row.language, row.campaign],
  );
  assert.deepEqual([content.text, content.signs, content.when], [draft.description, draft.signs, 'today']);
});

test('the pin decides the area, also where another municipality was chosen', async (t) => {
  const { send, only } = await desk(t);
  await send(inventedDraft({ location: texel, areaCode: 'GM0363' }));
  assert.equal((await only()).row.area_code, 'GM0448');
});

test('a report without a place is stored all the same', async (t) => {
  const { send, only } = await desk(t);
  const submission = await send(inventedDraft({ areaCode: undefined }));
  assert.ok(submission.kind === 'accepted' && submission.accepted.area === null);
  assert.equal((await only()).row.area_code, 'unknown');
});

for (const [what, draft, fault] of [
  ['a pin outside the province', { location: rotterdam }, { field: 'location', code: 'outside-province' }],
  ['an unknown area', { areaCode: 'GM9999' }, { field: 'areaCode', code: 'unknown-choice' }],
] as const) {
  test(`${what} is refused, and nothing is stored`, async (t) => {
    const { send, database } = await desk(t);
    assert.deepEqual(await send(inventedDraft(draft)), { kind: 'refused', fields: [fault] });
    assert.deepEqual(await rowCounts(database), nothing);
  });
}

test('the pin is sealed as coarse as was asked, and the exact one is nowhere', async (t) => {
  for (const [locationPrecision, kept] of [
    ['exact', true],
    ['500m', false],
    ['municipality', false],
  ] as const) {
    const { send, only } = await desk(t);
    await send(inventedDraft({ location: dam, locationPrecision }));
    const { row, content } = await only();
    assert.equal(row.area_code, 'GM0363');
    assert.equal(content.place.precision, locationPrecision);
    assert.equal(JSON.stringify(content).includes('4.89312'), kept);
    assert.equal(content.place.location === null, locationPrecision === 'municipality');
  }
});

test('what recognises a report again knows no place, area or campaign that its seal does not hold', async (t) => {
  const near: ReportDraft['location'] = { type: 'Point', coordinates: [4.89319, 52.37319] };
  for (const [locationPrecision, same] of [
    ['exact', false],
    ['500m', true],
    ['municipality', true],
  ] as const) {
    const { send, database } = await desk(t);
    const pinned = inventedDraft({ location: dam, locationPrecision });
    const first = await send(pinned);
    const changed = { ...pinned, location: near, areaCode: 'GM0448', campaign: 'verzonnen' };
    const again = await send(changed);
    assert.ok(first.kind === 'accepted' && again.kind === 'accepted');
    assert.equal(again.accepted.receipt === first.accepted.receipt, same, locationPrecision);
    assert.deepEqual([again.repeated, (await rowCounts(database)).reports], [same, same ? 1 : 2]);
  }
});

test('a flagged report is stored, counted and queued like any other', async (t) => {
  const { submit, database, only } = await desk(t);
  const submission = await submit({ draft: inventedDraft(), token: inventedToken(1), flag: 'trap' });
  assert.equal(submission.kind, 'accepted');
  assert.equal((await only()).row.flag, 'trap');
  assert.deepEqual(await rowCounts(database), { reports: 1, counts: 2, deliveries: 1 });
});

test('text, place, coordinates, token and receipt are in no file of the database', async (t) => {
  const { send, only, file, database } = await desk(t);
  const planted = { description: 'PLANTED-TEXT-4711', place: 'PLANTED-PLACE-4711', location: dam };
  const submission = await send(inventedDraft(planted));
  assert.ok(submission.kind === 'accepted');
  const { receipt } = submission.accepted;
  const secrets = [
    ...[planted.description, planted.place, '4.89312', receipt, receipt.replaceAll('-', '')],
    ...[inventedToken(1), inventedToken(1).toString('hex'), inventedPepper, inventedPepper.toString('hex')],
  ];
  const found = () =>
    secrets.filter((secret) => [file, `${file}-wal`].some((name) => readFileSync(name).includes(secret)));
  assert.deepEqual(found(), []);
  // The counter-proof: what is planted in the clear is found.
  const { row, content } = await only();
  const clear = Buffer.from(JSON.stringify(content) + receipt);
  await database.store.updateTable('reports').set({ sealed: clear }).where('id', '=', row.id).execute();
  assert.deepEqual(found(), [planted.description, planted.place, '4.89312', receipt]);
});

test('a retry after the end of the week shows the date of the first try', async (t) => {
  const { database } = await sqliteEngine().fresh(t);
  let now = wednesday;
  const { submit } = await inventedRoad(database, ['pull'], () => now);
  const first = inventedDraft();
  const second = inventedDraft({ description: 'Verzonnen andere melding.' });
  const send = (draft: ReportDraft) => submit({ draft, token: inventedToken(1), flag: 'none' });
  const before = [await send(first), await send(second)];
  now += 7 * dayMs;
  for (const [at, draft] of [first, second].entries())
    assert.deepEqual(await send(draft), { ...before[at], repeated: true });
});
