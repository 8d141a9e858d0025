import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { confirmAnswers, countUnconfirmedAnswers, listAnswers } from '#api/follow-up/answer-store.ts';
import { forgetMessages } from '#api/follow-up/forget-messages.ts';
import {
  inventedConversation,
  inventedQuestion,
  inventedTerms,
  unknownReceipt,
} from '#api/follow-up/invented-conversation.ts';
import { threadKeys } from '#api/follow-up/thread-keys.ts';
import { threadMessages } from '#api/follow-up/thread-messages.ts';
import { sealOpener } from '#api/reports/open-report.ts';
import type { Database } from '../database.ts';
import { dayMs, inventedPepper, wednesday } from '../invented-reports.ts';
import type { OpenFresh } from '../test-databases.ts';

const yes = { choice: 'Ja', text: 'Verzonnen toelichting' };

/** As the night leaves a report whose term is over. */
function emptyContent({ store }: Database, id: Uint8Array) {
  return store
    .updateTable('reports')
    .set({ sealed: new Uint8Array(0) })
    .where('id', '=', id)
    .execute();
}

/** Like `database`, but once told to it holds the next commit, with all of it written, until it is let go. */
function heldUp(database: Database) {
  const [written, letGo] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let holds = false;
  const commit: Database['commit'] = (unit) =>
    database.commit(async (transaction) => {
      const done = await unit(transaction);
      if (holds) {
        written.resolve();
        await letGo.promise;
      }
      return done;
    });
  const hold = () => {
    holds = true;
  };
  return { database: { ...database, commit }, hold, written: written.promise, letGo: letGo.resolve };
}

/** Questions and answers between a hub and somebody of whom only a receipt is known. */
export function threadsContract(fresh: OpenFresh): void {
  test('a question is opened by its own receipt and by no other, and the hub opens a copy of its own', async (t) => {
    const { database } = await fresh(t);
    const { report, ask, talk, openForHub } = await inventedConversation(database);
    const [mine, other] = [await report(), await report()];
    assert.deepEqual(await ask(mine.id), { kind: 'written' });
    const { messages } = await talk.read(mine.receipt);
    const { text, choices, checkBack } = inventedQuestion;
    assert.equal(messages.length, 1);
    assert.deepEqual(
      { ...messages[0]?.content, id: '' },
      { v: 1, id: '', week: '2026-W47', kind: 'question', text, choices, checkBack },
    );
    assert.deepEqual((await talk.read(other.receipt)).messages, []);
    assert.deepEqual((await talk.read(unknownReceipt)).messages, []);
    const row = await database.store.selectFrom('messages').selectAll().executeTakeFirstOrThrow();
    const copy = await openForHub(row.sealed_for_hub);
    assert.deepEqual(
      [copy.kind, copy.report, copy.id, 'byRole' in copy && copy.byRole],
      ['question', mine.id.toString('hex'), row.id, 'analyst'],
    );
    await assert.rejects(openForHub(row.sealed_for_reporter), 'two files, not one');
    assert.equal(row.sealed_for_reporter.length, row.sealed_for_hub.length, 'all messages have one size');
  });

  test('the receipt opens the question and not the report', async (t) => {
    const { database } = await fresh(t);
    const { report, ask } = await inventedConversation(database);
    const { id, receipt } = await report();
    await ask(id);
    const open = sealOpener([threadKeys(inventedPepper, receipt, 'classic').identity]);
    const message = await database.store.selectFrom('messages').selectAll().executeTakeFirstOrThrow();
    const stored = await database.store.selectFrom('reports').select('sealed').executeTakeFirstOrThrow();
    await open(message.sealed_for_reporter);
    await assert.rejects(open(stored.sealed));
    await assert.rejects(open(message.sealed_for_hub));
  });

  test('a message that was put into another thread is not shown there', async (t) => {
    const { database } = await fresh(t);
    const { report, ask, talk } = await inventedConversation(database);
    const [mine, other] = [await report(), await report()];
    await ask(mine.id);
    const { lookup } = threadKeys(inventedPepper, other.receipt, 'classic');
    await database.store.updateTable('messages').set({ lookup }).execute();
    assert.deepEqual((await talk.read(other.receipt)).messages, []);
  });

  test('the first answer to a question counts: ten at once and one later are one answer', async (t) => {
    const { database } = await fresh(t);
    const { report, ask, talk, openForHub } = await inventedConversation(database);
    const { id, receipt } = await report();
    await ask(id);
    const thread = await talk.read(receipt);
    const message = thread.messages[0]?.content.id;
    const sent = await Promise.all(
      Array.from({ length: 10 }, () => talk.answer(thread, { message, ...yes })),
    );
    const repeated = sent.map((answered) => answered.kind === 'stored' && answered.repeated);
    assert.deepEqual(repeated.toSorted(), [false, ...Array.from({ length: 9 }, () => true)]);
    const later = await talk.answer(await talk.read(receipt), { message, choice: 'Nee', text: '' });
    assert.deepEqual(later, { kind: 'stored', repeated: true });
    const { rows } = await listAnswers(database.store, { limit: 10, unconfirmed: true });
    assert.equal(rows.length, 1);
    const answer = await openForHub(rows[0]?.sealed as Uint8Array);
    assert.deepEqual(
      { ...answer, id: '' },
      {
        ...{ v: 1, id: '', week: '2026-W47', kind: 'answer', report: id.toString('hex'), ...yes },
        question: { id: message, text: inventedQuestion.text },
      },
    );
    assert.equal((await talk.read(receipt)).messages[0]?.answered, true);
  });

  test('an answer needs a choice of the question, or words; and one open question needs no name', async (t) => {
    const { database } = await fresh(t);
    const { report, ask, talk } = await inventedConversation(database);
    const { id, receipt } = await report();
    await ask(id);
    const thread = await talk.read(receipt);
    const answer = (choice: string | null, text: string) => talk.answer(thread, { choice, text });
    assert.deepEqual(await answer(null, ' '), { kind: 'refused', field: 'choice', code: 'required' });
    assert.deepEqual(await answer('Misschien', ''), {
      kind: 'refused',
      field: 'choice',
      code: 'unknown-choice',
    });
    await ask(id, { text: 'Verzonnen open vraag' });
    const two = await talk.read(receipt);
    assert.deepEqual(await talk.answer(two, { choice: null, text: 'x' }), {
      ...{ kind: 'refused', field: 'message', code: 'required' },
    });
    assert.deepEqual(await answer(null, 'Alleen woorden'), { kind: 'stored', repeated: false });
  });

  test('a question of another thread, of nobody or of before cannot be answered', async (t) => {
    const { database } = await fresh(t);
    const { clock, report, ask, talk } = await inventedConversation(database);
    const [mine, other] = [await report(), await report()];
    await ask(mine.id);
    const thread = await talk.read(mine.receipt);
    const message = thread.messages[0]?.content.id;
    for (const receipt of [other.receipt, unknownReceipt])
      assert.deepEqual(await talk.answer(await talk.read(receipt), { message, ...yes }), { kind: 'gone' });
    assert.deepEqual(await talk.answer(thread, { message: randomUUID(), ...yes }), { kind: 'gone' });
    clock.now += 120 * dayMs;
    assert.deepEqual(await talk.answer(thread, { message, ...yes }), { kind: 'gone' }, 'ended meanwhile');
    assert.deepEqual((await talk.read(mine.receipt)).messages, []);
  });

  test('three messages may be open in a thread, however many colleagues ask at once', async (t) => {
    const { database } = await fresh(t);
    const { clock, report, ask, talk } = await inventedConversation(database);
    const { id, receipt } = await report();
    const asked = await Promise.all(Array.from({ length: 8 }, () => ask(id)));
    assert.equal(asked.filter(({ kind }) => kind === 'written').length, 3);
    assert.equal(asked.filter(({ kind }) => kind === 'full').length, 5);
    const thread = await talk.read(receipt);
    assert.equal(thread.messages.length, 3);
    await talk.answer(thread, { message: thread.messages[0]?.content.id, ...yes });
    assert.deepEqual(await ask(id), { kind: 'written' }, 'an answer makes room');
    const open = (await talk.read(receipt)).messages;
    assert.deepEqual(
      open.map(({ answered }) => answered),
      [false, false, false],
      'what is open comes first',
    );
    clock.now += 120 * dayMs;
    assert.deepEqual(await ask(id), { kind: 'written' }, 'and so does the end of the term');
  });

  test('the same question sent twice is one question', async (t) => {
    const { database } = await fresh(t);
    const { report, ask, talk } = await inventedConversation(database);
    const { id, receipt } = await report();
    const question = randomUUID();
    const asked = await Promise.all([1, 2, 3, 4].map(() => ask(id, inventedQuestion, question)));
    assert.deepEqual([...new Set(asked.map(({ kind }) => kind))], ['written']);
    assert.equal((await talk.read(receipt)).messages.length, 1);
  });

  test('reading is marked a while later, and shortens the term to 30 days after that week', async (t) => {
    const { database } = await fresh(t);
    const { clock, report, ask, talk, week } = await inventedConversation(database);
    const { id, receipt } = await report();
    await ask(id);
    const row = () => database.store.selectFrom('messages').selectAll().executeTakeFirstOrThrow();
    assert.deepEqual([(await row()).read_week, (await row()).expires_week], [null, '2027-W07']);
    await talk.read(receipt);
    assert.equal((await row()).read_week, null, 'nothing is written while somebody waits for the answer');
    await talk.close();
    assert.deepEqual([(await row()).read_week, (await row()).expires_week], ['2026-W47', '2026-W52']);
    clock.now += 21 * dayMs;
    await talk.read(receipt);
    await talk.close();
    assert.equal((await row()).expires_week, '2026-W52', 'reading again does not prolong it');
    assert.equal((await threadMessages(database.store, id, week())).messages[0]?.read, true);
  });

  test('a message is deleted when its last week is over: 90 days after writing, 30 after reading', async (t) => {
    const { database } = await fresh(t);
    const { report, ask, talk } = await inventedConversation(database);
    const [read, unread] = [await report(), await report()];
    await ask(read.id);
    await ask(unread.id);
    await talk.read(read.receipt);
    await talk.close();
    const forget = (at: number) => forgetMessages(database, at, inventedTerms);
    // Sunday 22 November is the end of the week; 30 days on is in W52, 90 days on in W07.
    assert.equal((await forget(Date.UTC(2026, 11, 27, 12))).messages, 0, 'Sunday of W52');
    assert.equal((await forget(Date.UTC(2026, 11, 28, 12))).messages, 1);
    assert.equal((await forget(Date.UTC(2027, 1, 21, 12))).messages, 0, 'Sunday of W07');
    assert.deepEqual(await forget(Date.UTC(2027, 1, 22, 12)), { messages: 1, threads: 0 });
  });

  test('a term that was made shorter holds for messages that are already there', async (t) => {
    const { database } = await fresh(t);
    const { report, ask } = await inventedConversation(database);
    await ask((await report()).id);
    const shorter = { retentionDays: 14, readRetentionDays: 7 };
    assert.equal((await forgetMessages(database, wednesday + 14 * dayMs, shorter)).messages, 0);
    assert.equal((await forgetMessages(database, wednesday + 26 * dayMs, shorter)).messages, 1);
  });

  test('a question stays as long as its answer, without its words, and both go in the end', async (t) => {
    const { database } = await fresh(t);
    const { clock, report, ask, talk } = await inventedConversation(database);
    const { id, receipt } = await report();
    await ask(id);
    await talk.answer(await talk.read(receipt), yes);
    await talk.close();
    clock.now += 45 * dayMs;
    assert.equal((await forgetMessages(database, clock.now, inventedTerms)).messages, 0);
    assert.deepEqual((await talk.read(receipt)).messages, []);
    const { rows } = await listAnswers(database.store, { limit: 10, unconfirmed: true });
    assert.equal(rows.length, 1, 'the hub can still fetch it');
    const kept = await database.store.selectFrom('messages').selectAll().execute();
    const left = kept.map(({ direction, sealed_for_reporter: one, sealed_for_hub: other }) => [
      direction,
      one.length + other.length > 0,
    ]);
    assert.deepEqual(left.sort(), [
      ['to-hub', true],
      ['to-reporter', false],
    ]);
    const late = wednesday + 120 * dayMs;
    assert.deepEqual(await forgetMessages(database, late, inventedTerms), { messages: 2, threads: 0 });
  });

  test('a thread without messages goes after the content of its report, and its receipt is an unknown one', async (t) => {
    const { database } = await fresh(t);
    const { clock, report, ask, talk } = await inventedConversation(database);
    const [done, asked, standing] = [await report(), await report(), await report()];
    await ask(asked.id);
    await emptyContent(database, done.id);
    await emptyContent(database, asked.id);
    assert.deepEqual(await forgetMessages(database, clock.now, inventedTerms), { messages: 0, threads: 1 });
    assert.deepEqual(await ask(done.id), { kind: 'no-thread' });
    assert.equal((await talk.read(asked.receipt)).messages.length, 1, 'a live message keeps its thread');
    clock.now += 120 * dayMs;
    assert.deepEqual(await forgetMessages(database, clock.now, inventedTerms), { messages: 1, threads: 1 });
    assert.deepEqual(await ask(standing.id), { kind: 'written' });
  });

  test('a night of many threads forgets them all', async (t) => {
    const { database } = await fresh(t);
    const { report } = await inventedConversation(database);
    const { id } = await report();
    const stored = await database.store.selectFrom('reports').selectAll().executeTakeFirstOrThrow();
    const numbers = Array.from({ length: 450 }, (_, at) => createHash('sha256').update(`${at}`).digest());
    await database.commit(async (transaction) => {
      for (const lookup of numbers) {
        await transaction
          .insertInto('reports')
          .values({ ...stored, id: lookup })
          .execute();
        const thread = { lookup, report_id: lookup, reply_recipient: 'age1invented' };
        await transaction.insertInto('threads').values(thread).execute();
      }
      await transaction
        .updateTable('reports')
        .set({ sealed: new Uint8Array(0) })
        .where('id', '<>', id)
        .execute();
    });
    assert.equal((await forgetMessages(database, wednesday, inventedTerms)).threads, 450);
    assert.equal((await database.store.selectFrom('threads').selectAll().execute()).length, 1);
  });

  test('a receipt of an earlier pepper still opens its thread, and the pepper of today does not fit it', async (t) => {
    const { database } = await fresh(t);
    const { house, report, ask } = await inventedConversation(database);
    const { id, receipt } = await report();
    await ask(id);
    const fresher = createHash('sha256').update('another pepper for tests').digest();
    const rotated = await house(fresher, [inventedPepper]);
    const thread = await rotated.read(receipt);
    assert.equal(thread.messages.length, 1);
    assert.deepEqual(await rotated.answer(thread, yes), { kind: 'stored', repeated: false });
    assert.deepEqual((await (await house(fresher, [])).read(receipt)).messages, []);
  });

  test('answers are listed page by page until the hub confirms them, and are told apart from questions', async (t) => {
    const { database } = await fresh(t);
    const { clock, report, ask, talk } = await inventedConversation(database);
    for (let at = 0; at < 5; at += 1) {
      const { id, receipt } = await report();
      await ask(id);
      await talk.answer(await talk.read(receipt), yes);
    }
    const page = (after?: string) => listAnswers(database.store, { after, limit: 2, unconfirmed: true });
    const [first] = [await page()];
    const second = await page(first.next ?? '');
    const third = await page(second.next ?? '');
    const ids = [first, second, third].flatMap(({ rows }) => rows.map(({ id }) => id));
    assert.deepEqual([new Set(ids).size, third.rows.length, third.next], [5, 1, null]);
    assert.deepEqual(
      (await listAnswers(database.store, { limit: 9, unconfirmed: true, areaCodes: [] })).rows,
      [],
    );
    const elsewhere = { limit: 9, unconfirmed: true, areaCodes: ['GM0448'] };
    assert.deepEqual((await listAnswers(database.store, elsewhere)).rows, []);

    const [one = '', two = ''] = ids;
    const question = first.rows[0]?.questionId ?? '';
    assert.equal(await countUnconfirmedAnswers(database.store, '2026-W46'), 0);
    assert.equal(await countUnconfirmedAnswers(database.store, '2026-W47'), 5);
    const told = await confirmAnswers(database, [one, two, question], clock.now, inventedTerms);
    assert.deepEqual(told, { confirmed: 2, unknown: [question] });
    assert.equal(await countUnconfirmedAnswers(database.store, '2026-W47'), 3);
    const left = await listAnswers(database.store, { limit: 9, unconfirmed: true });
    assert.deepEqual(left.rows.map(({ id }) => id).toSorted(), ids.slice(2).toSorted());
    assert.equal((await listAnswers(database.store, { limit: 9, unconfirmed: false })).rows.length, 5);
  });

  test('the messages of a report stand with their answers, and nothing is asked of who took it back', async (t) => {
    const { database } = await fresh(t);
    const { report, ask, talk, week } = await inventedConversation(database);
    const { id, receipt } = await report();
    await ask(id);
    await ask(id);
    const thread = await talk.read(receipt);
    await talk.answer(thread, { message: thread.messages[1]?.content.id, ...yes });
    const overview = await threadMessages(database.store, id, week());
    assert.deepEqual(
      overview.messages.map(({ kind, byRole, answered }) => [kind, byRole, answered]).toSorted(),
      [
        ['answer', '', false],
        ['question', 'analyst', false],
        ['question', 'analyst', true],
      ],
    );
    const answer = overview.messages.findIndex(({ kind }) => kind === 'answer');
    assert.equal(overview.messages[answer - 1]?.id, overview.messages[answer]?.answers);
    assert.deepEqual([overview.hasThread, overview.mayAsk], [true, true]);
    await database.store.updateTable('reports').set({ state: 'recalled' }).execute();
    assert.deepEqual(await ask(id), { kind: 'no-thread' });
    assert.equal((await threadMessages(database.store, id, week())).mayAsk, false);
  });

  test('an answer that is being stored while the night deletes its question stays', async (t) => {
    const { database, again } = await fresh(t);
    const slow = heldUp(database);
    const { clock, report, ask, talk } = await inventedConversation(slow.database);
    const { id, receipt } = await report();
    await ask(id);
    const thread = await talk.read(receipt);
    await talk.close();
    // The question ends two weeks before its answer.
    clock.now += 14 * dayMs;
    slow.hold();
    const answered = talk.answer(thread, yes);
    await slow.written;
    // SQLite has one writer, whoever waits for it.
    const night = database.dialect === 'postgres' ? await again() : database;
    const shorter = { retentionDays: 14, readRetentionDays: 7 };
    const forgotten = forgetMessages(night, wednesday + 26 * dayMs, shorter);
    await wait(300);
    slow.letGo();
    assert.deepEqual(await answered, { kind: 'stored', repeated: false });
    await forgotten;
    assert.equal((await listAnswers(database.store, { limit: 9, unconfirmed: true })).rows.length, 1);
  });

  test('a question that is being written while the night deletes its thread stays', async (t) => {
    const { database, again } = await fresh(t);
    const slow = heldUp(database);
    const { clock, report, ask, talk } = await inventedConversation(slow.database);
    const { id, receipt } = await report();
    await emptyContent(database, id);
    slow.hold();
    const asked = ask(id);
    await slow.written;
    const night = database.dialect === 'postgres' ? await again() : database;
    const forgotten = forgetMessages(night, clock.now, inventedTerms);
    await wait(300);
    slow.letGo();
    assert.deepEqual(await asked, { kind: 'written' });
    assert.deepEqual(await forgotten, { messages: 0, threads: 0 });
    assert.equal((await talk.read(receipt)).messages.length, 1);
  });
}
