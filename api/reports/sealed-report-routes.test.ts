import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { setImmediate as oneTurn } from 'node:timers/promises';
import multipart from '@fastify/multipart';
import { generateHybridIdentity, generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { FastifyInstance } from 'fastify';
import { hardenedFastify } from '#api/guard/hardened.ts';
import { openGate } from '#api/guard/report-gate.ts';
import { dayMs, inventedPepper, inventedRoad, rowCounts, wednesday } from '#api/storage/invented-reports.ts';
import { sqliteEngine } from '#api/storage/test-databases.ts';
import { canonicalJson } from '#sealing/canonical-json.ts';
import { padPhoto, padText } from '#sealing/pad.ts';
import { reportContentOf } from '#sealing/report-content.ts';
import { sealer } from '#sealing/seal.ts';
import { formTokens } from './form-token.ts';
import { matchesSeal } from './match-seal.ts';
import { reportOpener, sealOpener } from './open-report.ts';
import { photoLimits } from './photo-limits.ts';
import { receiptOf, shownReceipt } from './receipt.ts';
import { sealTermsOf } from './seal-terms.ts';
import { sealedReportRoutes } from './sealed-report-routes.ts';
import { uploads } from './upload-memory.ts';

const text = 'VERZONNEN-4711 drie vaten bij een verzonnen sloot';
const nothing = { reports: 0, counts: 0, deliveries: 0 };

/** The door of sealed reports on a real database and a clock to turn, and a browser that seals for it. */
async function door(t: TestContext) {
  const { database } = await sqliteEngine().fresh(t);
  const clock = { now: wednesday };
  const now = () => clock.now;
  const { identity, recipients, submitSealed } = await inventedRoad(database, ['pull'], now);
  const tokens = formTokens(inventedPepper, randomBytes);
  const sealTerms = sealTermsOf({ pepper: inventedPepper, recipients, formTokens: tokens, now });
  const app = hardenedFastify({ https: false, trustProxy: 0, log: () => {}, bodyLimit: 65_536 });
  t.after(() => app.close());
  await app.register(multipart, { throwFileSizeLimit: false });
  const disk = { hasRoom: true };
  const parts = {
    ...{ submitSealed, sealTerms, formTokens: tokens, gate: openGate, now, log: () => {} },
    hasRoomForPhotos: async () => disk.hasRoom,
  };
  await app.register(sealedReportRoutes, parts);

  /** What a browser sends that filled in the form a minute ago. */
  const filled = async (changes: Record<string, string> = {}, photos: Uint8Array[] = []) => {
    const formToken = tokens.make(clock.now - 60_000);
    const terms = sealTerms(formToken);
    const fields = {
      ...{ phenomenon: 'drug-waste-dump', areaCode: 'GM0363', language: 'nl', formToken, keyId: terms.keyId },
      ...changes,
    };
    const seal = sealer(recipients);
    const content = reportContentOf(
      { phenomenon: 'drug-waste-dump', description: text, language: 'nl' },
      {
        ...{ id: terms.reportId, areaCode: 'GM0363', week: terms.week, campaign: '', location: null },
        photos: terms.photoIds.slice(0, photos.length),
      },
    );
    const sealed = await seal(padText(Buffer.from(canonicalJson(content))));
    const sealedPhotos = await Promise.all(photos.map((photo) => seal(padPhoto(photo))));
    const files: [string, Uint8Array][] = [
      ['sealed', sealed],
      ...sealedPhotos.map((photo): [string, Uint8Array] => ['photos', photo]),
    ];
    return { fields: fields as Record<string, string>, files };
  };
  const send = ({ fields, files }: Awaited<ReturnType<typeof filled>>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    for (const [name, bytes] of files) form.append(name, new Blob([bytes as Uint8Array<ArrayBuffer>]), name);
    return post(app, form);
  };
  return { app, database, clock, disk, identity, recipients, tokens, sealTerms, filled, send };
}

async function post(app: FastifyInstance, form: FormData) {
  const encoded = new Response(form);
  const headers = { 'content-type': encoded.headers.get('content-type') ?? '' };
  const payload = Buffer.from(await encoded.arrayBuffer());
  return app.inject({ method: 'POST', url: '/api/v1/sealed-reports', headers, payload });
}

test('a sealed report gets the receipt of its token, and the hub opens what the browser sealed', async (t) => {
  const { filled, send, database, identity, tokens } = await door(t);
  const photo = randomBytes(70_000);
  const report = await filled({}, [photo]);
  const answer = await send(report);
  assert.equal(answer.statusCode, 201);
  const { secret } = tokens.read(report.fields.formToken, wednesday);
  assert.deepEqual(answer.json(), {
    receipt: shownReceipt(receiptOf(inventedPepper, secret)),
    area: { code: 'GM0363', name: 'Amsterdam' },
    followUpFrom: '2026-12-01',
  });
  const row = await database.store.selectFrom('reports').selectAll().executeTakeFirstOrThrow();
  const content = await reportOpener([identity])(row.sealed);
  assert.equal(content.text, text);
  assert.equal(content.id, Buffer.from(row.id).toString('hex'));
  assert.deepEqual(
    [
      row.area_code,
      row.phenomenon,
      row.received_week,
      row.language,
      row.size_bucket,
      row.flag,
      row.sealed_in,
    ],
    ['GM0363', 'drug-waste-dump', '2026-W47', 'nl', 4, 'none', 'browser'],
  );
  const kept = await database.store.selectFrom('photos').selectAll().executeTakeFirstOrThrow();
  assert.deepEqual(content.photos, [Buffer.from(kept.id).toString('hex')]);
  assert.deepEqual(Buffer.from(await sealOpener([identity])(kept.sealed)), photo);
  assert.deepEqual(await rowCounts(database), { reports: 1, counts: 2, deliveries: 1 });
  const threads = await database.store.selectFrom('threads').select('report_id').execute();
  assert.equal(threads.length, 1, 'and the receipt has its thread');
});

test('the same bytes again are the same report; other bytes under the same token are none', async (t) => {
  const { filled, send, database } = await door(t);
  const report = await filled();
  const [first, again] = [await send(report), await send(report)];
  assert.deepEqual([first.statusCode, again.statusCode], [201, 200]);
  assert.equal(first.body, again.body);
  const other = await filled();
  const used = await send({
    ...other,
    fields: { ...other.fields, formToken: report.fields.formToken ?? '' },
  });
  assert.deepEqual([used.statusCode, used.json().code], [409, 'token-used']);
  const elsewhere = await send({ ...report, fields: { ...report.fields, areaCode: 'GM0448' } });
  assert.equal(elsewhere.json().code, 'token-used', 'another area is another report');
  assert.equal((await rowCounts(database)).reports, 1);
});

test('a token that is not ours is told apart, since no seal can hold its id', async (t) => {
  const { filled, send, database } = await door(t);
  const answer = await send(await filled({ formToken: 'made-up' }));
  assert.deepEqual([answer.statusCode, answer.json().code], [409, 'token-used']);
  assert.deepEqual(await rowCounts(database), nothing);
});

test('a seal for other keys is refused by name, unless that very report is in already', async (t) => {
  const { filled, send, database } = await door(t);
  const stale = await filled({ keyId: 'older' });
  const refused = await send(stale);
  assert.deepEqual([refused.statusCode, refused.json().code], [409, 'key-changed']);
  assert.deepEqual(await rowCounts(database), nothing);
  const report = await filled();
  const first = await send(report);
  const retried = await send({ ...report, fields: { ...report.fields, keyId: 'older' } });
  assert.deepEqual([retried.statusCode, retried.body], [200, first.body]);
});

test('form tokens are as old as the one they replace, and come with what a seal needs', async (t) => {
  const { app, tokens, clock, sealTerms } = await door(t);
  const ask = async (payload: object) => {
    const answer = await app.inject({ method: 'POST', url: '/api/v1/form-tokens', payload });
    return { status: answer.statusCode, body: answer.json() };
  };
  const { body } = await ask({ formToken: tokens.make(clock.now - 60_000) });
  assert.deepEqual(body.terms, sealTerms(body.formToken));
  assert.equal(tokens.read(body.formToken, clock.now).flag, 'none');
  const [blank, forged] = [await ask({}), await ask({ formToken: 'made-up' })];
  for (const { body: fresh } of [blank, forged])
    assert.equal(tokens.read(fresh.formToken, clock.now).flag, 'too-fast', 'nobody waited for it yet');
  assert.equal((await ask({ colour: 'red' })).status, 400);
});

test('a page that was opened in one week and sent in the next is stored in the next', async (t) => {
  const { filled, send, database, clock, identity } = await door(t);
  clock.now = Date.parse('2026-11-22T23:50:00+01:00');
  const report = await filled();
  clock.now += 20 * 60_000;
  assert.equal((await send(report)).statusCode, 201);
  const row = await database.store.selectFrom('reports').selectAll().executeTakeFirstOrThrow();
  const content = await reportOpener([identity])(row.sealed);
  assert.deepEqual([row.received_week, row.flag, content.week], ['2026-W48', 'none', '2026-W47']);
  assert.ok(matchesSeal({ ...row, sealed_in: 'browser' }, content));
});

test('the same report again in another week is told the date of the first time', async (t) => {
  const { clock, filled, send } = await door(t);
  const report = await filled();
  const first = await send(report);
  // From Wednesday on: the week ends within the life of the page, and once more after it.
  for (const at of [wednesday + 4.5 * dayMs, wednesday + 14 * dayMs]) {
    clock.now = at;
    const again = await send(report);
    assert.deepEqual([again.statusCode, again.body], [200, first.body]);
  }
});

test('a page of days ago takes a fresh token, so that no old week is sealed; what was stored in time is told again', async (t) => {
  const { app, filled, send, database, clock, tokens } = await door(t);
  const [sent, late] = [await filled(), await filled()];
  const first = await send(sent);
  clock.now += 9 * dayMs;
  assert.deepEqual([(await send(late)).json().code, (await rowCounts(database)).reports], ['token-used', 1]);
  const again = await send(sent);
  assert.deepEqual([again.statusCode, again.json().receipt], [200, first.json().receipt]);
  const { formToken } = late.fields;
  const fresh = await app.inject({ method: 'POST', url: '/api/v1/form-tokens', payload: { formToken } });
  assert.equal(tokens.read(fresh.json().formToken, clock.now).flag, 'none');
  assert.equal(fresh.json().terms.week, '2026-W48');
});

test('the trap flags a report and does not refuse it', async (t) => {
  const { filled, send, database } = await door(t);
  assert.equal((await send(await filled({ website: 'http://test.invalid' }))).statusCode, 201);
  const row = await database.store.selectFrom('reports').select('flag').executeTakeFirstOrThrow();
  assert.equal(row.flag, 'trap');
});

const faultsOf = (answer: { json: () => { errors: { field: string; code: string }[] } }) =>
  answer
    .json()
    .errors.map(({ field, code }) => `${field} ${code}`)
    .sort();

test('clear fields are held to the rules of every report, and nothing else may stand in the clear', async (t) => {
  const { filled, send, database } = await door(t);
  for (const [changes, expected] of [
    [{ phenomenon: 'nonsense' }, ['phenomenon unknown-choice']],
    [{ areaCode: 'GM9999' }, ['areaCode unknown-choice']],
    [{ language: 'xx' }, ['language unknown-choice']],
    [{ description: text }, ['description unknown-field']],
    [{ location: '52.95, 4.76' }, ['location unknown-field']],
  ] as const) {
    const answer = await send(await filled(changes));
    assert.equal(answer.statusCode, 400);
    assert.deepEqual(faultsOf(answer), expected);
    assert.ok(!answer.body.includes('VERZONNEN'), 'and what was sent is not repeated');
  }
  assert.deepEqual(await rowCounts(database), nothing);
});

test('only what looks like a seal of ours in one of the padding steps is taken', async (t) => {
  const { filled, send, recipients, database } = await door(t);
  const other = await identityToRecipient(await generateX25519Identity());
  const hybrid = await identityToRecipient(await generateHybridIdentity());
  const whole = padText(Buffer.from('{}'));
  const good = await sealer(recipients)(whole);
  const files: Record<string, Uint8Array> = {
    'plain text': Buffer.from(text.repeat(100)),
    nothing: Buffer.alloc(0),
    'one stanza too many': await sealer([...recipients, other])(whole),
    'a key of another kind': await sealer([hybrid])(whole),
    'no padding': await sealer(recipients)(Buffer.from(text)),
    'a photo in place of the text': await sealer(recipients)(padPhoto(Buffer.from(text))),
    'a text larger than any': await sealer(recipients)(new Uint8Array(256 * 1024)),
    'a byte less': good.subarray(0, -1),
    'a byte more': Buffer.concat([good, Buffer.alloc(1)]),
    'bytes before it': Buffer.concat([Buffer.from('\n'), good]),
  };
  for (const [what, file] of Object.entries(files)) {
    const report = await filled();
    const answer = await send({ ...report, files: [['sealed', file]] });
    assert.ok([400, 413].includes(answer.statusCode), `${what}: ${answer.statusCode}`);
    if (answer.statusCode === 400) assert.deepEqual(faultsOf(answer), ['sealed not-sealed'], what);
    const asPhoto = await send({ ...report, files: [...report.files, ['photos', file]] });
    const isPhoto = /photo|larger/.test(what);
    assert.equal(asPhoto.statusCode, isPhoto ? 201 : 400, `${what} as a photo`);
  }
  assert.equal((await rowCounts(database)).reports, 2);
});

test('files of other names, too many files, and a missing seal are refused by name', async (t) => {
  const { filled, send, database } = await door(t);
  const report = await filled({}, [randomBytes(10)]);
  const [seal, photo] = report.files as [[string, Uint8Array], [string, Uint8Array]];
  for (const [files, expected] of [
    [[photo], ['sealed required']],
    [[seal, seal], ['sealed too-many']],
    [[seal, photo, photo, photo, photo], ['photos too-many']],
    [[seal, ['other', photo[1]]], ['other unknown-field']],
  ] as [[string, Uint8Array][], string[]][]) {
    const answer = await send({ ...report, files });
    assert.equal(answer.statusCode, 400);
    assert.deepEqual(faultsOf(answer), expected);
  }
  assert.deepEqual(await rowCounts(database), nothing);
});

test('where the disk has no room for photos they are refused, and a report without them is stored', async (t) => {
  const { filled, send, disk, database } = await door(t);
  disk.hasRoom = false;
  assert.deepEqual(faultsOf(await send(await filled({}, [randomBytes(10)]))), ['photos photo-no-room']);
  assert.deepEqual(await rowCounts(database), nothing);
  assert.equal((await send(await filled())).statusCode, 201);
});

test('padding is let through and kept nowhere', async (t) => {
  const { filled, send, database } = await door(t);
  const report = await filled();
  const padded = {
    ...report,
    files: [...report.files, ['padding', Buffer.alloc(60_000)]] as typeof report.files,
  };
  assert.equal((await send(padded)).statusCode, 201);
  assert.equal((await send(report)).statusCode, 200, 'it is no part of the report');
  assert.equal((await rowCounts(database)).reports, 1);
});

test('every receipt is answered in as many bytes, whatever the area is called', async (t) => {
  const { filled, send } = await door(t);
  const answers = [await send(await filled()), await send(await filled({ areaCode: 'GM0373' }))];
  assert.notEqual(answers[0]?.json().area.name.length, answers[1]?.json().area.name.length);
  assert.deepEqual(
    answers.map(({ body, statusCode }) => [statusCode, body.length]),
    [
      [201, 512],
      [201, 512],
    ],
  );
});

test('a body that is not multipart, or breaks off, is told so', async (t) => {
  const { app, filled, database } = await door(t);
  const { fields } = await filled();
  const json = await app.inject({ method: 'POST', url: '/api/v1/sealed-reports', payload: fields });
  assert.equal(json.json().code, 'unsupported-media-type');
  const headers = { 'content-type': 'multipart/form-data; boundary=edge' };
  const body = '--edge\r\ncontent-disposition: form-data; name="sealed"; filename="a"\r\n\r\nage';
  const broken = await app.inject({ method: 'POST', url: '/api/v1/sealed-reports', headers, body });
  assert.equal(broken.statusCode, 400);
  assert.deepEqual(await rowCounts(database), nothing);
});

test('a text is never kept waiting by the photos of others, and photos over the number are not held', async (t) => {
  const { filled, send, database } = await door(t);
  const others = [uploads.open(() => {}), uploads.open(() => {})];
  t.after(() => others.forEach((each) => void each.close()));
  for (const each of others) await each.take(photoLimits.heldBytes);
  const withPhoto = send(await filled({}, [randomBytes(10)]));
  assert.equal((await send(await filled())).statusCode, 201);
  const { fields, files } = await filled();
  const [seal] = files as [[string, Uint8Array]];
  const strays: [string, Uint8Array][] = [seal, seal, ['padding', seal[1]], ['other', seal[1]]];
  assert.equal((await send({ fields, files: strays })).statusCode, 400);
  while (uploads.waiting() === 0) await oneTurn();
  assert.equal((await rowCounts(database)).reports, 1, '(counter-proof: a photo waits)');
  for (const each of others) each.close();
  assert.equal((await withPhoto).statusCode, 201);
  assert.deepEqual([uploads.held(), uploads.waiting()], [0, 0]);
});
