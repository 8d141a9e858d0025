import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type TestContext, test } from 'node:test';
import { promisify } from 'node:util';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { type BackedUp, backUp } from '#api/backups/back-up.ts';
import { allRows, inventedDays } from '#api/backups/invented-backup.ts';
import { type Restored, restore } from '#api/backups/restore.ts';
import { tableLayouts } from '#api/backups/table-layout.ts';
import { openCanaries } from '#api/canaries/open-canaries.ts';
import { reportOpener } from '#api/reports/open-report.ts';
import { approvePayment, claimReward } from '#api/rewards/claim-desk.ts';
import { approveReward, proposeReward } from '#api/rewards/decide-reward.ts';
import { claimPeople, hubPeople, inventedClass, inventedRewards } from '#api/rewards/invented-rewards.ts';
import { ledgerTotals } from '#api/rewards/reward-ledger.ts';
import { verifyAuditLog } from '#api/staff/verify-audit-log.ts';
import { writeEntry } from '#api/staff/write-audit-log.ts';
import type { Database } from '../database.ts';
import { inventedPepper, wednesday } from '../invented-reports.ts';
import { openDatabase } from '../open-database.ts';
import { type FreshDatabase, type OpenFresh, temporaryFolder } from '../test-databases.ts';

const run = promisify(execFile);
const program = `import { backUp } from ${JSON.stringify(join(import.meta.dirname, '../../backups/back-up.ts'))};
process.stdout.write(JSON.stringify(await backUp(JSON.parse(process.argv[1]))));`;

const sourceOf = ({ database, file, url }: FreshDatabase, dataDir: string) =>
  database.dialect === 'postgres'
    ? { DATABASE_URL: url, databaseFile: join(dataDir, 'none.sqlite'), dataDir }
    : { DATABASE_URL: undefined, databaseFile: file, dataDir };

/** An empty SQLite place; for PostgreSQL also an empty database. */
async function emptyPlace(t: TestContext, fresh: OpenFresh, engine: Database['dialect']) {
  const dataDir = temporaryFolder(t);
  const DATABASE_URL = engine === 'postgres' ? (await fresh(t)).url : undefined;
  return { DATABASE_URL, databaseFile: join(dataDir, 'drugsalert.sqlite'), dataDir };
}

async function opened(t: TestContext, place: Awaited<ReturnType<typeof emptyPlace>>) {
  const database = await openDatabase(place);
  t.after(() => database.close());
  return database;
}

const made = (outcome: BackedUp) => (outcome.kind === 'made' ? outcome : assert.fail(outcome.code));
const restored = (outcome: Restored) => (outcome.kind === 'restored' ? outcome : assert.fail(outcome.code));

/** What was promised is still kept after the disk is gone: from a backup, on another machine, with the same pepper. */
export function backingUpContract(fresh: OpenFresh): void {
  test('a drill: backed up while five people report, restored elsewhere, everything opens and adds up', async (t) => {
    const source = await fresh(t);
    const { database } = source;
    const days = await inventedDays(database);
    const { made: before, first } = await days.fill(12);
    const to = temporaryFolder(t);
    const wanted = { config: sourceOf(source, temporaryFolder(t)), to, keepDays: 30, nowMs: wednesday };
    const backingUp = { going: true };
    const writer = async (from: number) => {
      let number = from;
      for (; backingUp.going; number += 1) await days.report(number);
      return number - from;
    };
    const writers = [1, 2, 3, 4, 5].map((each) => writer(each * 10_000));
    const { stdout } = await run(process.execPath, [
      '--input-type=module',
      '-e',
      program,
      JSON.stringify(wanted),
    ]);
    backingUp.going = false;
    const meanwhile = (await Promise.all(writers)).reduce((sum, n) => sum + n, 0);
    assert.ok(meanwhile > 20, `people went on reporting: ${meanwhile}`);
    const backup = made(JSON.parse(stdout));
    assert.equal(backup.sums?.addsUp, true);
    assert.equal(statSync(backup.file).mode & 0o777, 0o600);

    const place = await emptyPlace(t, fresh, database.dialect);
    const back = restored(await restore(place, backup.file, wednesday));
    assert.ok(back.sums.addsUp);
    const elsewhere = await opened(t, place);
    const rows = await elsewhere.store.selectFrom('reports').select(['id', 'flag', 'sealed']).execute();
    assert.equal(rows.length, backup.rows.reports);
    const open = reportOpener([days.identity]);
    const texts = await Promise.all(rows.map(async ({ sealed }) => (await open(sealed)).text));
    assert.equal(texts.filter((text) => text.startsWith('Verzonnen melding')).length, rows.length - 1);
    const ids = new Set(rows.map(({ id }) => Buffer.from(id).toString('hex')));
    assert.ok(
      before.every(({ id }) => ids.has(id.toString('hex'))),
      'every receipt of before keeps its word',
    );

    const talk = await days.talkIn(elsewhere);
    const thread = await talk.read(first.receipt);
    assert.equal(thread.messages.length, 1, 'the receipt opens its conversation');
    await talk.close();
    const canary = { identities: [days.identity], hubRecipients: days.recipients, today: '2026-11-18' };
    const [word] = await openCanaries({ database: elsewhere, ...canary });
    assert.equal(word?.outcome, 'confirmed');
  });

  test('a backup and its restore change no row, also by way of the other engine, and sign nobody in', async (t) => {
    const source = await fresh(t);
    const days = await inventedDays(source.database);
    const { first, talk } = await days.fill(8);
    const thread = await talk.read(first.receipt);
    // An answer refers to a row of its own table.
    const answered = await talk.answer(thread, { choice: 'Ja', text: 'verzonnen' });
    assert.equal(answered.kind, 'stored');
    await talk.close();
    const to = temporaryFolder(t);
    const wanted = { to, keepDays: 30, nowMs: wednesday };
    const config = sourceOf(source, temporaryFolder(t));
    const one = made(await backUp({ ...wanted, config }));
    const layouts = tableLayouts(one.file);
    const file = new DatabaseSync(one.file, { readOnly: true });
    const tags = file.prepare('select distinct content_tag, tag_generation from reports').all();
    file.close();
    assert.deepEqual(
      tags.map((row) => ({ ...row })),
      [{ content_tag: null, tag_generation: 0 }],
    );
    const operator = await generateX25519Identity();
    const recipients = [await identityToRecipient(operator)];
    const locked = made(await backUp({ ...wanted, config, to: temporaryFolder(t), recipients }));
    const unlocked = await emptyPlace(t, fresh, source.database.dialect);
    restored(await restore(unlocked, locked.file, wednesday, [operator]));
    assert.deepEqual(
      await allRows(await opened(t, unlocked), layouts),
      await allRows(source.database, layouts),
    );
    const live = await allRows(source.database, layouts);
    // The road back to this engine leads over SQLite and, on PostgreSQL, over it once more.
    for (const engine of ['sqlite', source.database.dialect] as const) {
      const place = await emptyPlace(t, fresh, engine);
      restored(await restore(place, one.file, wednesday));
      const there = await opened(t, place);
      assert.deepEqual(await allRows(there, layouts), live);
      for (const table of ['staff_sessions', 'staff_invitations', 'staff_challenges'] as const)
        assert.deepEqual(await there.store.selectFrom(table).selectAll().execute(), [], table);
      const again = made(await backUp({ ...wanted, to: temporaryFolder(t), config: place }));
      const next = await emptyPlace(t, fresh, source.database.dialect);
      restored(await restore(next, again.file, wednesday));
      assert.deepEqual(await allRows(await opened(t, next), layouts), live);
    }
  });

  test('an audit log written over many connections comes back whole, whatever order the engine keeps', async (t) => {
    const source = await fresh(t);
    const { database } = source;
    await (await inventedDays(database)).fill(1);
    const write = (number: number) =>
      writeEntry(database, {
        ...{ day: '2026-11-18', tokenId: 'token-1', role: 'analyst', action: 'open-report', detail: '' },
        // Long and short in turn: PostgreSQL puts a short one into room that is left in an earlier page.
        ...{ name: 'V'.repeat(number % 3 === 0 ? 1_500 : 5), subject: 'ab'.repeat(32), shown: 1 },
      });
    for (let from = 0; from < 400; from += 8)
      await Promise.all(Array.from({ length: 8 }, (_, at) => write(from + at)));
    const config = sourceOf(source, temporaryFolder(t));
    const one = made(await backUp({ config, to: temporaryFolder(t), keepDays: 30, nowMs: wednesday }));
    const place = await emptyPlace(t, fresh, database.dialect);
    restored(await restore(place, one.file, wednesday));
    const verified = await verifyAuditLog((await opened(t, place)).store);
    assert.deepEqual([verified.kind, one.rows.audit_log], ['whole', 400]);
  });

  test('no code is paid twice by way of a restore: what is not paid ends, and two people grant anew', async (t) => {
    const source = await fresh(t);
    const { database } = source;
    const { clock, granted, night, codeOf, claim, pay } = await inventedRewards(database);
    const reports = [await granted(), await granted(), await granted()];
    await night();
    const [open = '', claimed = '', paid = ''] = await Promise.all(
      reports.map(async ({ receipt }) => (await codeOf(receipt)) ?? ''),
    );
    for (const code of [claimed, paid]) assert.equal((await claim(code)).kind, 'done');
    assert.equal((await pay(paid)).kind, 'done');
    const waiting = await granted();
    const config = sourceOf(source, temporaryFolder(t));
    const one = made(await backUp({ config, to: temporaryFolder(t), keepDays: 30, nowMs: clock.now }));
    assert.equal((await claim(open)).kind, 'done', 'after the backup');
    for (const code of [open, claimed]) assert.equal((await pay(code)).kind, 'done');

    const place = await emptyPlace(t, fresh, database.dialect);
    const back = restored(await restore(place, one.file, clock.now));
    assert.deepEqual(back.rewards, { codes: 2, granted: 1 });
    const elsewhere = await opened(t, place);
    const there = { database: elsewhere, peppers: [inventedPepper], nowMs: clock.now };
    const desk = { ...there, terms: { claimDays: 180, claimDesk: 'x' } } as never;
    assert.equal((await claimReward(desk, open, claimPeople[0])).kind, 'expired');
    assert.equal((await approvePayment(desk, claimed, claimPeople[1])).kind, 'expired');
    assert.equal((await approvePayment(desk, paid, claimPeople[1])).kind, 'used');
    const [totals] = await ledgerTotals(elsewhere.store);
    assert.deepEqual([totals?.issued, totals?.claimed, totals?.paid, totals?.expired], [3, 2, 1, 2]);
    const grant = { reportId: waiting.id, person: hubPeople[1] };
    assert.equal((await approveReward(elsewhere, grant)).kind, 'decided', 'nobody alone');
    const anew = {
      ...grant,
      person: hubPeople[0],
      amountClass: inventedClass,
      sealed: Buffer.from('sealed'),
    };
    assert.equal((await proposeReward(elsewhere, anew)).kind, 'done');
    assert.equal((await approveReward(elsewhere, grant)).kind, 'done');
    const again = made(
      await backUp({ config: place, to: temporaryFolder(t), keepDays: 30, nowMs: clock.now }),
    );
    const next = await emptyPlace(t, fresh, 'sqlite');
    assert.deepEqual(restored(await restore(next, again.file, clock.now)).rewards, { codes: 0, granted: 1 });
  });

  test('a restore never touches a database that is there', async (t) => {
    const source = await fresh(t);
    await (await inventedDays(source.database)).fill(1);
    const config = sourceOf(source, temporaryFolder(t));
    const one = made(await backUp({ config, to: temporaryFolder(t), keepDays: 30, nowMs: wednesday }));
    const bytes = readFileSync(one.file);
    const layouts = tableLayouts(one.file);
    const before = await allRows(source.database, layouts);
    assert.deepEqual(await restore(config, one.file, wednesday), { kind: 'refused', code: 'not-empty' });
    assert.deepEqual(await allRows(source.database, layouts), before);
    assert.deepEqual(readFileSync(one.file), bytes, 'and the backup stays as it was');
  });
}
