import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { canaries } from '#api/canaries/canaries.ts';
import { canarySilence, confirmCanary, listCanaries } from '#api/canaries/canary-store.ts';
import { wordIn } from '#api/canaries/canary-word.ts';
import { openCanaries } from '#api/canaries/open-canaries.ts';
import { reconcile } from '#api/counts/reconcile.ts';
import { dayOf } from '#api/counts/week.ts';
import { acknowledgeReports, moveReport } from '#api/intake/intake-store.ts';
import { recallReport } from '#api/intake/recall-report.ts';
import { reportOpener } from '#api/reports/open-report.ts';
import { reportSealer } from '#api/reports/seal-report.ts';
import { forgetReports } from '#api/retention/forget-reports.ts';
import { usualTerms } from '#api/retention/usual-terms.ts';
import type { Database } from '../database.ts';
import { dayMs, inventedPepper, rowCounts, storeRows, wednesday } from '../invented-reports.ts';
import type { OpenFresh } from '../test-databases.ts';

async function withClock(database: Database) {
  const clock = { now: wednesday };
  const [identity, recovery] = [await generateX25519Identity(), await generateX25519Identity()];
  const hubRecipients = [await identityToRecipient(identity)];
  const seal = reportSealer([...hubRecipients, await identityToRecipient(recovery)]);
  const road = {
    database,
    pepper: inventedPepper,
    threadKind: 'classic',
    destinations: ['pull', 'mail'],
  } as const;
  const ours = canaries({ ...road, seal, onStored: () => {}, now: () => clock.now });
  const openWith = (identities: string[]) =>
    openCanaries({ database, identities, hubRecipients, today: dayOf(clock.now) });
  return { clock, identity, recovery, ours, openWith };
}

/** Whether the hub can still open what is sealed for it, known every week and not on the day that it matters. */
export function canariesContract(fresh: OpenFresh): void {
  test('each week one canary goes the road of a report, and no counter hears of it', async (t) => {
    const { database } = await fresh(t);
    await storeRows(database, 3, ['pull']);
    const { clock, identity, ours } = await withClock(database);
    const before = await rowCounts(database);
    const sent: boolean[] = [];
    for (let day = 0; day < 14; day += 1) {
      clock.now = wednesday + day * dayMs;
      sent.push(await ours.sendIfDue());
    }
    // The Wednesday, and the Mondays after it.
    assert.deepEqual(
      sent.flatMap((one, day) => (one ? [day] : [])),
      [0, 5, 12],
    );
    const after = await rowCounts(database);
    assert.deepEqual(after, { reports: 6, counts: before.counts, deliveries: before.deliveries + 6 });
    const sums = await reconcile(database.store);
    assert.deepEqual([sums.accepted, sums.counted, sums.addsUp], [3, 3, true]);
    const row = await database.store
      .selectFrom('reports')
      .selectAll()
      .where('flag', '=', 'canary')
      .where('received_week', '=', '2026-W47')
      .executeTakeFirstOrThrow();
    const content = await reportOpener([identity])(row.sealed);
    assert.deepEqual(
      [content.id, content.area, content.week],
      [Buffer.from(row.id).toString('hex'), 'unknown', '2026-W47'],
    );
    assert.match(content.text, /proefmelding/);
    assert.match(wordIn(content.text) ?? '', /^[0-9A-Z-]{19}$/);
  });

  test('eight days without a confirmation are an alarm, and one ends it', async (t) => {
    const { database } = await fresh(t);
    const { clock, identity, ours, openWith } = await withClock(database);
    const after = async (days: number) => {
      clock.now = wednesday + days * dayMs;
      await ours.sendIfDue();
      const silence = await ours.silence();
      return silence && [silence.days, silence.ever, silence.alarm];
    };
    assert.equal(await ours.silence(), null, 'none was ever made');
    assert.deepEqual(await after(0), [0, false, false]);
    assert.deepEqual(await after(7), [7, false, false]);
    assert.deepEqual(await after(8), [8, false, true]);
    const opened = await openWith([identity]);
    assert.deepEqual(
      opened.map(({ outcome }) => outcome),
      ['confirmed', 'confirmed'],
    );
    assert.deepEqual(await after(8), [0, true, false]);
    assert.deepEqual(await after(15), [7, true, false]);
    assert.deepEqual(await after(16), [8, true, true]);
  });

  test('only the word in the seal confirms, however it is typed; the recovery key opens and confirms nothing', async (t) => {
    const { database } = await fresh(t);
    const { clock, identity, recovery, ours, openWith } = await withClock(database);
    await ours.sendIfDue();
    const stranger = await generateX25519Identity();
    const [seen] = await openWith([recovery]);
    assert.deepEqual((await openWith([stranger]))[0]?.outcome, 'unreadable');
    assert.deepEqual([seen?.outcome, (await ours.silence())?.ever], ['opened', false]);
    const id = Buffer.from(seen?.id ?? '', 'hex');
    const confirm = (word: string, reportId: Uint8Array = id) =>
      confirmCanary(database, reportId, word, dayOf(clock.now));
    const word = seen?.word ?? assert.fail('a word');
    assert.equal(await confirm('0000-0000-0000-0000'), 'wrong-word');
    assert.equal(await confirm(''), 'wrong-word');
    assert.equal(await confirm(word, Buffer.alloc(32)), 'unknown');
    const [row] = await storeRows(database, 1, ['pull']);
    assert.equal(await confirm(word, row as Buffer), 'unknown', 'a report of a person is no canary');
    assert.equal(
      await confirm(` ${word.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o')} `),
      'confirmed',
    );
    clock.now += 3 * dayMs;
    assert.equal(await confirm(word), 'confirmed');
    const [kept] = await listCanaries(database.store);
    assert.equal(kept?.confirmed_on, '2026-11-18', 'the first day stands');
    assert.deepEqual(await openWith([identity]), []);
    assert.deepEqual(await canarySilence(database.store, '2026-11-21'), {
      days: 3,
      ever: true,
      alarm: false,
    });
  });

  test('nobody judges or recalls a canary; its content goes as any, and the books stay right', async (t) => {
    const { database } = await fresh(t);
    const { clock, ours } = await withClock(database);
    await storeRows(database, 2, ['pull']);
    await ours.sendIfDue();
    const [canary] = await listCanaries(database.store);
    const id = canary?.report_id ?? assert.fail('a canary');
    const move = { sealedReason: Buffer.from('x'), byRole: 'lead', nowMs: wednesday } as const;
    assert.deepEqual(await moveReport(database, id, { ...move, to: 'spam' }), {
      kind: 'forbidden',
      from: 'new',
    });
    const recalled = await recallReport(database, id, { ...move, byName: 'Een', roads: ['pull'] });
    assert.equal(recalled.kind, 'forbidden');
    await acknowledgeReports(database, [{ id, reference: 'HUB-1' }], clock.now);
    await forgetReports(database, wednesday + 60 * dayMs, usualTerms);
    const row = await database.store
      .selectFrom('reports')
      .select(['sealed', 'flag', 'forgotten'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    assert.deepEqual([row.sealed.length, row.flag, row.forgotten], [0, 'none', 'confirmed']);
    const sums = await reconcile(database.store);
    assert.deepEqual([sums.accepted, sums.counted, sums.addsUp], [2, 2, true]);
  });
}
