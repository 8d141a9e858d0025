import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { backUp } from '#api/backups/back-up.ts';
import { reconcile } from '#api/counts/reconcile.ts';
import { claim } from '#api/delivery/leases.ts';
import { settle } from '#api/delivery/outbox.ts';
import { countUnconfirmed } from '#api/delivery/queue-watch.ts';
import { reroute } from '#api/delivery/reroute.ts';
import { areasOfToday } from '#api/geo/area-look-ups.ts';
import { acknowledgeReports, listReports, moveReport } from '#api/intake/intake-store.ts';
import { recallReport } from '#api/intake/recall-report.ts';
import { Problem } from '#api/problems.ts';
import { tokenOfKey } from '#api/reports/derive-keys.ts';
import { reportOpener } from '#api/reports/open-report.ts';
import { forgetReports } from '#api/retention/forget-reports.ts';
import { countOrderable } from '#api/retention/order-deletion.ts';
import { usualTerms } from '#api/retention/usual-terms.ts';
import { watchDoor } from '#api/watch/watch-door.ts';
import { watchMark } from '#api/watch/watch-mark.ts';
import type { Database } from '../database.ts';
import { dayMs, inventedPepper, rowCounts, storeRows, wednesday } from '../invented-reports.ts';
import { type OpenFresh, temporaryFolder } from '../test-databases.ts';

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
type Look = { key: string; atMs?: number; text?: string };

/** A house with a watch on this database; `look` sends one marked report as the watch does. */
async function watched(database: Database) {
  const identity = await generateX25519Identity();
  const clock = { now: wednesday };
  const now = () => clock.now;
  const door = watchDoor({
    ...{ database, pepper: inventedPepper, threadKind: 'classic', areas: areasOfToday(now), now },
    onStored: () => {},
    watch: { secret, recipient: await identityToRecipient(identity) },
  });
  const look = async ({ key, atMs = clock.now, text = 'proef' }: Look) => {
    const body = { phenomenon: 'other', description: text, place: 'Nergens', areaCode: 'GM0363' } as const;
    const mark = watchMark(secret, { atMs, idempotencyKey: key, body });
    const submit = door({ headers: { 'idempotency-key': key, 'watch-mark': mark }, body });
    assert.ok(submit);
    const draft = { ...body, campaign: 'verzonnen' };
    const sent = await submit({ draft, token: tokenOfKey(key), flag: 'none' });
    return sent.kind === 'accepted' ? sent : assert.fail(sent.kind);
  };
  const rows = () => database.store.selectFrom('reports').selectAll().where('flag', '=', 'watch').execute();
  return { identity, clock, look, rows };
}

const refused = (error: unknown) => error instanceof Problem && error.code === 'watch-mark-refused';

/** The watch outside sends a report every few minutes: it goes the road of all, and is nobody's. */
export function watchingContract(fresh: OpenFresh): void {
  test('a report of the watch says nothing in clear, opens for the watch, and takes the place of the one before', async (t) => {
    const { database } = await fresh(t);
    const { identity, clock, look, rows } = await watched(database);
    await storeRows(database, 3, ['pull']);
    const before = await rowCounts(database);
    for (let number = 0; number < 5; number += 1) {
      clock.now += 1;
      await look({ key: `look ${number}`, text: `proef ${number}` });
    }
    const after = await rowCounts(database);
    assert.deepEqual(after, {
      reports: before.reports + 1,
      counts: before.counts,
      deliveries: before.deliveries + 1,
    });
    const threads = await database.store.selectFrom('threads').select('report_id').execute();
    const [row, ...more] = await rows();
    assert.deepEqual([more.length, threads.length], [0, 1]);
    assert.deepEqual(
      [row?.area_code, row?.phenomenon, row?.campaign, row?.language],
      ['unknown', 'other', '', 'nl'],
    );
    const content = await reportOpener([identity])(row?.sealed ?? new Uint8Array());
    assert.deepEqual([content.text, content.area, content.place.description], ['proef 4', 'unknown', '']);
  });

  test('the same again stores nothing new: while it is there it is known, afterwards it is refused', async (t) => {
    const { database } = await fresh(t);
    const { clock, look, rows } = await watched(database);
    const first = { key: 'one', atMs: wednesday };
    const { accepted } = await look(first);
    const again = await look(first);
    assert.deepEqual([again.repeated, again.accepted], [true, accepted]);
    clock.now += 1;
    await look({ key: 'two' });
    const standing = await rows();
    await assert.rejects(look(first), refused, 'recorded, and sent once more');
    await assert.rejects(look({ key: 'three', atMs: wednesday }), refused, 'not later than the last');
    assert.deepEqual(await rows(), standing);
    await forgetReports(database, clock.now, usualTerms);
    await assert.rejects(look({ key: 'two' }), refused, 'after the night');
    assert.deepEqual(await rows(), []);
  });

  test('many at the same moment leave one, and none takes a report of a person away', async (t) => {
    const { database } = await fresh(t);
    const { look, rows } = await watched(database);
    const people = await storeRows(database, 2, ['pull']);
    const looks = Array.from({ length: 12 }, (_, at) => look({ key: `look ${at}`, atMs: wednesday + at }));
    const sent = await Promise.allSettled(looks);
    assert.ok(sent.some(({ status }) => status === 'fulfilled'));
    for (const one of sent) if (one.status === 'rejected') assert.ok(refused(one.reason), String(one.reason));
    assert.equal((await rows()).length, 1);
    const kept = await database.store.selectFrom('reports').select('id').where('flag', '=', 'none').execute();
    assert.equal(kept.length, people.length);
  });

  test('it is in no book, list, lease or alarm, on no other road, and nobody can judge or recall it', async (t) => {
    const { database } = await fresh(t);
    const { look, rows } = await watched(database);
    await look({ key: 'one' });
    const [row] = await rows();
    const id = row?.id ?? assert.fail('a row');
    const sums = await reconcile(database.store);
    assert.deepEqual([sums.accepted, sums.counted, sums.addsUp], [0, 0, true]);
    assert.deepEqual(await listReports(database, { limit: 10 }), { rows: [], total: 0, next: null });
    const lease = { nowMs: wednesday, holder: 'hub', leaseMs: 60_000, limit: 10, ignoreDue: true };
    assert.deepEqual(await claim(database, lease), []);
    await reroute(database, ['pull']);
    assert.deepEqual(await claim(database, lease), []);
    assert.equal(await countUnconfirmed(database, '2099-W01'), 0);
    assert.equal(await countOrderable(database.store, wednesday + 400 * dayMs), 0);
    const { unknown } = await acknowledgeReports(database, [{ id, reference: 'HUB-1' }], wednesday);
    assert.deepEqual(unknown, [Buffer.from(id).toString('hex')]);
    const move = { sealedReason: Buffer.from('x'), byRole: 'lead', nowMs: wednesday } as const;
    assert.equal((await moveReport(database, id, { ...move, to: 'spam' })).kind, 'unknown');
    const recall = await recallReport(database, id, { ...move, byName: 'Een', roads: ['pull'] });
    assert.equal(recall.kind, 'unknown');
    assert.deepEqual(await rows(), [row]);
  });

  test('its delivery is the watch’s alone, and the night deletes it whole, confirmed or not', async (t) => {
    const { database } = await fresh(t);
    const { clock, look } = await watched(database);
    for (const confirmed of [false, true]) {
      clock.now += 1;
      await look({ key: `confirmed ${confirmed}` });
      const wanted = { nowMs: clock.now, holder: 'one', leaseMs: 60_000, limit: 9, destinations: ['watch'] };
      const [delivery, ...more] = await claim(database, wanted);
      assert.ok(delivery && more.length === 0);
      if (confirmed) await settle(database, delivery, '2026-W47');
      await forgetReports(database, clock.now, usualTerms);
      const threads = await database.store.selectFrom('threads').select('report_id').execute();
      assert.deepEqual(
        [await rowCounts(database), threads],
        [{ reports: 0, counts: 0, deliveries: 0 }, []],
        `${confirmed}`,
      );
    }
  });

  test('no backup holds it, nor is one incomplete because of it', async (t) => {
    const source = await fresh(t);
    const { look, rows } = await watched(source.database);
    await storeRows(source.database, 2, ['pull']);
    await look({ key: 'one' });
    const place = { DATABASE_URL: source.url || undefined, databaseFile: source.file };
    const config = { ...place, dataDir: temporaryFolder(t) };
    const made = await backUp({ config, to: temporaryFolder(t), keepDays: 30, nowMs: wednesday });
    if (made.kind === 'refused') return assert.fail(made.code);
    const { reports, deliveries, threads } = made.rows;
    assert.deepEqual([reports, deliveries, threads, made.sums?.addsUp], [2, 2, 0, true]);
    const [row] = await rows();
    assert.ok(row && !readFileSync(made.file).includes(Buffer.from(row.sealed).subarray(-32)));
  });
}
