import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateHybridIdentity, identityToRecipient } from 'age-encryption';
import { sealOpener } from '#api/reports/open-report.ts';
import { inventedPepper } from '#api/storage/invented-reports.ts';
import { sqliteEngine } from '#api/storage/test-databases.ts';
import { followUp } from './follow-up.ts';
import { inventedConversation, inventedQuestion, inventedTerms } from './invented-conversation.ts';
import { newThread } from './thread-keys.ts';

test('with post-quantum keys of the hub threads are as strong, and older threads still open', async (t) => {
  const { database } = await sqliteEngine().fresh(t);
  const { report, ask } = await inventedConversation(database);
  const [older, newer] = [await report(), await report()];
  const identity = await generateHybridIdentity();
  const recipients = [await identityToRecipient(identity)];
  const keys = { recipients, pepper: inventedPepper, oldPeppers: [], threadKind: 'hybrid' as const };
  const talk = await followUp({
    ...{ database, keys, terms: inventedTerms, now: () => Date.UTC(2026, 10, 18, 12), log: () => {} },
  });
  const { reply_recipient } = await newThread(inventedPepper, newer.receipt, 'hybrid');
  await database.store
    .updateTable('threads')
    .set({ reply_recipient })
    .where('report_id', '=', newer.id)
    .execute();
  await ask(older.id);
  const id = crypto.randomUUID();
  await talk.ask({ id, reportId: newer.id, question: inventedQuestion, byRole: 'lead' });
  for (const { receipt } of [older, newer]) {
    const thread = await talk.read(receipt);
    assert.equal(thread.messages.length, 1);
    assert.equal((await talk.answer(thread, { choice: 'Ja', text: '' })).kind, 'stored');
  }
  const rows = await database.store.selectFrom('messages').selectAll().where('id', '=', id).execute();
  const [copy] = rows.map(({ sealed_for_hub }) => sealed_for_hub);
  const content = await sealOpener([identity])(copy as Uint8Array);
  assert.match(new TextDecoder().decode(content), /roze|vaten/);
});

test('a seal that was tampered with is not shown, and breaks nothing', async (t) => {
  const { database } = await sqliteEngine().fresh(t);
  const { report, ask, talk } = await inventedConversation(database);
  const { id, receipt } = await report();
  await ask(id);
  await ask(id);
  const [row] = await database.store.selectFrom('messages').selectAll().execute();
  const broken = Buffer.from(row?.sealed_for_reporter as Uint8Array);
  broken[broken.length - 1] = (broken.at(-1) ?? 0) ^ 1;
  await database.store
    .updateTable('messages')
    .set({ sealed_for_reporter: broken })
    .where('id', '=', row?.id ?? '')
    .execute();
  assert.equal((await talk.read(receipt)).messages.length, 1);
});
