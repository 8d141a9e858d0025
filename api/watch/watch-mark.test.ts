import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wednesday } from '#api/storage/invented-reports.ts';
import { momentOfMark, watchMark } from './watch-mark.ts';

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const body = { phenomenon: 'other', description: 'Verzonnen proefmelding: AAAA-BBBB' };
const sent = { idempotencyKey: 'verzonnen-sleutel', body };
const mark = watchMark(secret, { atMs: wednesday, ...sent });
const read = (changes: object = {}, of: unknown = mark, by = secret) =>
  momentOfMark(by, of, { nowMs: wednesday, ...sent, ...changes });

test('a mark tells its moment to who has the secret, whatever the order of the fields', () => {
  assert.match(mark, /^\d{13}\.[0-9a-f]{64}$/);
  assert.equal(read(), wednesday);
  assert.equal(read({ body: { description: body.description, phenomenon: 'other' } }), wednesday);
});

test('it is of no use for another key, for other words, or for more words', () => {
  assert.equal(read({ idempotencyKey: 'verzonnen-sleutel-2' }), null);
  assert.equal(read({ body: { ...body, description: 'Iets anders' } }), null);
  assert.equal(read({ body: { ...body, place: '' } }), null);
  assert.equal(read({ body: undefined }), null);
  assert.equal(read({ body: 'text' }), null);
});

test('it holds for five minutes to both sides, and its moment cannot be changed', () => {
  const minute = 60_000;
  for (const late of [-5, 5]) assert.equal(read({ nowMs: wednesday + late * minute }), wednesday);
  for (const late of [-5, 5])
    assert.equal(read({ nowMs: wednesday + late * minute + Math.sign(late) }), null);
  assert.equal(read({}, mark.replace(String(wednesday), String(wednesday + 1))), null);
});

test('another secret, half a mark, two of them, and none at all are wrong', () => {
  assert.equal(read({}, mark, `whsec_${Buffer.alloc(32, 8).toString('base64')}`), null);
  for (const wrong of ['', mark.slice(0, -1), `${mark}0`, `${mark}, ${mark}`, mark.toUpperCase(), null, 7])
    assert.equal(read({}, wrong), null, String(wrong));
});
