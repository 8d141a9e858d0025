import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hardenedFastify } from '#api/guard/hardened.ts';
import { sqliteEngine } from '#api/storage/test-databases.ts';
import { evenAnswers } from './even-answer.ts';
import { followUpRoutes } from './follow-up-routes.ts';
import { inventedConversation, unknownReceipt } from './invented-conversation.ts';

test('one address that asks hundreds of times at once holds up no other, whatever the code', async (t) => {
  const { database } = await sqliteEngine().fresh(t);
  const { talk, report, ask } = await inventedConversation(database);
  const app = hardenedFastify({ https: false, trustProxy: 0, log: () => {}, bodyLimit: 64 * 1024 });
  evenAnswers(app);
  await app.register(followUpRoutes, { followUp: talk });
  t.after(() => app.close());
  const { id, receipt } = await report();
  await ask(id);
  const open = async (typed: string, remoteAddress: string) => {
    const payload = { receipt: typed };
    const answer = await app.inject({ method: 'POST', url: '/api/v1/follow-ups', payload, remoteAddress });
    return { status: answer.statusCode, bytes: answer.rawPayload.length };
  };
  const flood = Array.from({ length: 600 }, () => open(receipt, '198.51.100.1'));
  const [known, unknown, ...others] = await Promise.all([
    open(receipt, '203.0.113.3'),
    open(unknownReceipt, '203.0.113.4'),
    ...Array.from({ length: 20 }, (_, at) => open(receipt, `192.0.2.${at}`)),
  ]);
  assert.equal(known?.status, 200);
  assert.deepEqual(unknown, known);
  assert.ok(others.every(({ status }) => status === 200));
  const refused = (await Promise.all(flood)).filter(({ status }) => status === 503);
  assert.ok(refused.length > 200, `${refused.length} of the flood are told to come back`);
  assert.ok(refused.length < 600, 'and it is no ban: the first of them are answered as well');
});
