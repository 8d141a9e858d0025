import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import { hardenedFastify } from '#api/guard/hardened.ts';
import { Problem } from '#api/problems.ts';
import type { FollowUpPage } from '#api/rendered-page.schema.ts';
import { sqliteEngine } from '#api/storage/test-databases.ts';
import type { FollowUp } from './follow-up.ts';
import { followUpPageRoutes } from './follow-up-page-routes.ts';
import { inventedConversation, inventedQuestion, unknownReceipt } from './invented-conversation.ts';

/** The public page alone, whose pages come as what they are made from. */
async function pages(t: TestContext, changes: Partial<FollowUp> = {}) {
  const { database } = await sqliteEngine().fresh(t);
  const { talk, report, ask } = await inventedConversation(database);
  const app = hardenedFastify({ https: false, trustProxy: 0, log: () => {}, bodyLimit: 64 * 1024 });
  await app.register(formbody);
  await app.register(multipart);
  const renderPage = async (page: unknown) => JSON.stringify(page);
  await app.register(followUpPageRoutes, { followUp: { ...talk, ...changes }, renderPage });
  t.after(() => app.close());
  const { id, receipt } = await report();
  await ask(id);
  const other = (await report()).receipt;
  const post = async (fields: Record<string, string>, url = '/vervolg') => {
    const { statusCode, body } = await app.inject({
      ...{ method: 'POST', url, payload: new URLSearchParams(fields).toString() },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    return { status: statusCode, page: JSON.parse(body) as FollowUpPage };
  };
  return { post, receipt, other };
}

test('a code with messages goes along to the next form; one without is not repeated', async (t) => {
  const { post, receipt } = await pages(t);
  const { status, page } = await post({ receipt: receipt.toLowerCase() });
  assert.deepEqual([status, page.state, page.receipt?.replaceAll('-', '')], [200, 'messages', receipt]);
  assert.equal(page.messages?.[0]?.text, inventedQuestion.text);
  const none = await post({ receipt: unknownReceipt });
  assert.deepEqual([none.status, none.page.state, none.page.receipt], [200, 'no-message', undefined]);
  assert.doesNotMatch(JSON.stringify(none.page), /0000/);
  assert.equal((await post({ receipt: 'AAAA' })).page.typed, 'AAAA');
});

test('a choice is a place in the list, and nothing else', async (t) => {
  const { post, receipt } = await pages(t);
  const message = (await post({ receipt })).page.messages?.[0]?.id ?? '';
  for (const choice of ['3', '9', ' ', '0x0', '-1', 'Ja', '1e0']) {
    const { status, page } = await post({ receipt, message, choice });
    assert.deepEqual([status, page.refused?.code], [400, 'unknown-choice'], choice);
  }
  const { page } = await post({ receipt, message, choice: '2', text: '' });
  assert.deepEqual([page.notice, page.messages?.[0]?.answered], ['stored', true]);
  assert.equal((await post({ receipt, message, choice: '1' })).page.notice, 'repeated');
});

test('an answer that must be mended comes back as typed', async (t) => {
  const { post, receipt } = await pages(t);
  const message = (await post({ receipt })).page.messages?.[0]?.id ?? '';
  const long = { receipt, message, choice: '1', text: 'x'.repeat(1_501) };
  assert.deepEqual((await post(long)).page.refused, {
    ...{ message, choice: '1', text: long.text, field: 'text', code: 'too-long', limit: 1_500 },
  });
  const hidden = await post({ ...long, text: 'links\u202Erechts' });
  assert.deepEqual([hidden.status, hidden.page.refused?.code], [400, 'not-text']);
  assert.equal((await post({ receipt, message })).page.refused?.code, 'required');
  assert.equal((await post({ receipt, message, text: 'twee\r\nregels' })).page.notice, 'stored');
});

test('a question of another code is gone, whether this one was given out or not', async (t) => {
  const { post, receipt, other } = await pages(t);
  const message = (await post({ receipt })).page.messages?.[0]?.id ?? '';
  const [unknown, known] = [unknownReceipt, other].map((each) => post({ receipt: each, message, text: 'x' }));
  assert.deepEqual(await unknown, await known);
  assert.deepEqual([(await known)?.status, (await known)?.page.notice], [200, 'gone']);
});

test('when it is too busy or the disk is full, the answer comes back whole, to be sent again', async (t) => {
  const crowded = await pages(t, { read: () => Promise.reject(new Problem('crowded')) });
  const typed = { message: 'm', choice: '1', text: 'Verzonnen antwoord' };
  const busy = await crowded.post({ receipt: crowded.receipt, ...typed });
  assert.deepEqual([busy.status, busy.page.state], [503, 'busy']);
  assert.deepEqual(busy.page.refused, { ...typed, field: null, code: 'crowded' });
  const full = await pages(t, { answer: () => Promise.reject(new Problem('storage-full')) });
  const message = (await full.post({ receipt: full.receipt })).page.messages?.[0]?.id ?? '';
  const { status, page } = await full.post({ receipt: full.receipt, ...typed, message });
  assert.deepEqual([status, page.state], [503, 'messages']);
  assert.deepEqual(page.refused, { ...typed, message, field: null, code: 'storage-full' });
});

test('a form with a field of somebody else is refused', async (t) => {
  const { post, receipt } = await pages(t);
  assert.equal((await post({ receipt, colour: 'blue' })).status, 400);
});
