import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { sql } from 'kysely';
import { forgetContents } from '#api/retention/forget-contents.ts';
import { forgetReports } from '#api/retention/forget-reports.ts';
import { usualTerms } from '#api/retention/usual-terms.ts';
import { type AuditEntry, auditHead, hashOfRow, readEntries } from '#api/staff/audit-log.ts';
import { invitePerson, linkPerson } from '#api/staff/recorded-people.ts';
import { endTokens, makeToken } from '#api/staff/recorded-tokens.ts';
import { issueToken } from '#api/staff/staff-tokens.ts';
import { readAnchors, verifyAuditLog } from '#api/staff/verify-audit-log.ts';
import { viewsOf, viewsPerPerson } from '#api/staff/view-budget.ts';
import { writeEntry, writeOnceToday, writeView } from '#api/staff/write-audit-log.ts';
import { canonicalJson } from '#sealing/canonical-json.ts';
import type { Database } from '../database.ts';
import { dayMs, storeRows, wednesday } from '../invented-reports.ts';
import type { OpenFresh } from '../test-databases.ts';

const day = '2026-11-18';
const reason = 'Dezelfde zaak als in onze regio';
const entry = (given: Partial<AuditEntry> = {}): AuditEntry => ({
  ...{ day, tokenId: 'token-1', name: 'Verzonnen collega', role: 'analyst', action: 'open-report' },
  ...{ subject: 'ab'.repeat(32), detail: '', shown: 1 },
  ...given,
});

async function fill(database: Database, entries: number): Promise<void> {
  for (let number = 0; number < entries; number += 1)
    await writeEntry(database, entry({ subject: String(number).padStart(64, '0') }));
}

/** A hand at the console that first takes the locks off: what the chain is there for. */
async function unlock({ dialect, store }: Database): Promise<void> {
  const triggers =
    dialect === 'sqlite'
      ? ['audit_log_update', 'audit_log_delete', 'audit_log_insert']
      : ['audit_log_stay on audit_log'];
  for (const trigger of triggers) await sql.raw(`drop trigger ${trigger}`).execute(store);
}

/** What the verifier says of a log of ten entries after this was done to it. */
async function afterwards(
  t: TestContext,
  fresh: OpenFresh,
  { tamper, anchor = false }: { tamper: (database: Database) => Promise<unknown>; anchor?: boolean },
) {
  const { database } = await fresh(t);
  await fill(database, 10);
  const head = await auditHead(database.store);
  await unlock(database);
  await tamper(database);
  return verifyAuditLog(database.store, anchor && head ? [head] : []);
}

const broken = (number: number, fault: string) => ({ kind: 'broken', number, fault });

/** The audit log is one chain that grows at its end and nowhere else. */
export function auditingContract(fresh: OpenFresh): void {
  test('fifty writers on two connections make one whole chain, numbered without gaps', async (t) => {
    const { database, again } = await fresh(t);
    const other = await again();
    await Promise.all(
      Array.from({ length: 50 }, (_none, at) =>
        writeEntry(at % 2 ? database : other, entry({ name: `Verzonnen ${at}` })),
      ),
    );
    const verified = await verifyAuditLog(other.store);
    assert.deepEqual(verified.kind === 'whole' && verified.entries, 50);
    const names = await database.store.selectFrom('audit_log').select('name').distinct().execute();
    assert.equal(names.length, 50);
  });

  test('an entry cannot be changed, removed, replaced or put in between, not even by hand', async (t) => {
    const { database } = await fresh(t);
    await fill(database, 3);
    const { store, dialect } = database;
    const row = await store
      .selectFrom('audit_log')
      .selectAll()
      .where('number', '=', 2)
      .executeTakeFirstOrThrow();
    await assert.rejects(store.updateTable('audit_log').set({ name: 'ander' }).execute(), /never changed/);
    await assert.rejects(store.deleteFrom('audit_log').where('number', '=', 3).execute(), /never changed/);
    await assert.rejects(
      store
        .insertInto('audit_log')
        .values({ ...row, name: 'ander' })
        .execute(),
    );
    await assert.rejects(
      store
        .insertInto('audit_log')
        .values({ ...row, number: 9 })
        .execute(),
    );
    if (dialect === 'sqlite') {
      await assert.rejects(
        store
          .replaceInto('audit_log')
          .values({ ...row, name: 'ander' })
          .execute(),
        /never changed/,
      );
    } else {
      const upsert = store
        .insertInto('audit_log')
        .values(row)
        .onConflict((conflict) => conflict.column('number').doUpdateSet({ name: 'ander' }));
      await assert.rejects(upsert.execute(), /never changed/);
      await assert.rejects(sql`truncate audit_log`.execute(store), /never changed/);
    }
    assert.equal((await verifyAuditLog(store)).kind, 'whole');
  });

  test('a changed value, a removed row and two rows that changed places are found', async (t) => {
    const changed = await afterwards(t, fresh, {
      tamper: ({ store }) =>
        store.updateTable('audit_log').set({ shown: 2 }).where('number', '=', 4).execute(),
    });
    assert.deepEqual(changed, broken(4, 'changed'));
    const removed = await afterwards(t, fresh, {
      tamper: ({ store }) => store.deleteFrom('audit_log').where('number', '=', 4).execute(),
    });
    assert.deepEqual(removed, broken(4, 'missing'));
    const swapped = await afterwards(t, fresh, {
      tamper: async ({ store }) => {
        for (const [from, to] of [
          [4, 99],
          [5, 4],
          [99, 5],
        ] as const)
          await store.updateTable('audit_log').set({ number: to }).where('number', '=', from).execute();
      },
    });
    assert.deepEqual(swapped, broken(4, 'other-order'));
  });

  test('a reason hangs in the chain like the rest, and an entry without one keeps the hash of before there were reasons', async (t) => {
    const changed = await afterwards(t, fresh, {
      tamper: ({ store }) => store.updateTable('audit_log').set({ reason }).where('number', '=', 4).execute(),
    });
    assert.deepEqual(changed, broken(4, 'changed'));
    const { database } = await fresh(t);
    await writeEntry(database, entry({ action: 'open-elsewhere', reason }));
    await writeEntry(database, entry());
    const [first, second] = await database.store
      .selectFrom('audit_log')
      .selectAll()
      .orderBy('number')
      .execute();
    assert.match(first?.reason ?? '', /^sha256:[0-9a-f]{64}$/);
    const { rows } = await readEntries(database.store, { from: day, to: day, limit: 1, after: 0 });
    assert.equal(rows[0]?.reason, reason, 'whoever may read the log reads the words');
    const { previous, hash, reason: none, ...known } = second ?? assert.fail();
    assert.equal(none, '');
    const asBefore = createHash('sha256').update(previous).update(canonicalJson(known)).digest('hex');
    assert.equal(Buffer.from(hash).toString('hex'), asBefore);
    assert.equal((await verifyAuditLog(database.store)).kind, 'whole');
    await database.store.updateTable('opening_reasons').set({ reason: 'Een andere reden' }).execute();
    assert.deepEqual(await verifyAuditLog(database.store), broken(1, 'changed'));
  });

  test('the words of a reason go with the content of its report or after its term; the chain stays whole', async (t) => {
    const { database } = await fresh(t);
    const { store } = database;
    const [one, other] = (await storeRows(database, 2, ['pull'])) as [Buffer, Buffer];
    for (const [id, on] of [
      [one, day],
      [other, day],
      [other, '2026-12-18'],
    ] as const)
      await writeEntry(
        database,
        entry({ action: 'open-elsewhere', subject: id.toString('hex'), day: on, reason }),
      );
    const kept = async () =>
      (await store.selectFrom('opening_reasons').select('number').orderBy('number').execute()).map(
        ({ number }) => number,
      );
    await forgetContents(database, [one]);
    assert.deepEqual(await kept(), [2, 3]);
    await forgetReports(database, wednesday + 30 * dayMs, usualTerms);
    assert.deepEqual(await kept(), [2, 3]);
    await forgetReports(database, wednesday + 31 * dayMs, usualTerms);
    assert.deepEqual(await kept(), [3], 'also of a report that nobody confirmed');
    const { rows } = await readEntries(store, { from: day, to: '2026-12-18', limit: 9 });
    assert.deepEqual(
      rows.map((row) => row.reason),
      [reason, '', ''],
    );
    assert.equal((await verifyAuditLog(store)).kind, 'whole');
    const log = JSON.stringify(await store.selectFrom('audit_log').selectAll().execute());
    assert.ok(!log.includes(reason));
  });

  test('one flipped bit of a hash is found', async (t) => {
    const flipped = await afterwards(t, fresh, {
      tamper: async ({ store }) => {
        const { hash } = await store
          .selectFrom('audit_log')
          .select('hash')
          .where('number', '=', 7)
          .executeTakeFirstOrThrow();
        const bytes = Buffer.from(hash);
        bytes[31] = (bytes[31] as number) ^ 1;
        await store.updateTable('audit_log').set({ hash: bytes }).where('number', '=', 7).execute();
      },
    });
    assert.deepEqual(flipped, broken(7, 'changed'));
  });

  test('a tail that was cut off is found by the anchor that was kept elsewhere, and by nothing else', async (t) => {
    const cut = ({ store }: Database) => store.deleteFrom('audit_log').where('number', '>', 6).execute();
    assert.equal((await afterwards(t, fresh, { tamper: cut })).kind, 'whole');
    assert.deepEqual(await afterwards(t, fresh, { tamper: cut, anchor: true }), broken(7, 'cut-off'));
  });

  test('a chain that was written anew, with every hash right, is found by the anchor', async (t) => {
    const rewrite = async ({ store }: Database) => {
      const rows = await store.selectFrom('audit_log').selectAll().orderBy('number').execute();
      await store.deleteFrom('audit_log').execute();
      let previous: Uint8Array = new Uint8Array(32);
      for (const { hash: _hash, previous: _previous, ...row } of rows) {
        const altered = row.number === 3 ? { ...row, name: 'een ander' } : row;
        const hash = hashOfRow(previous, altered);
        await store
          .insertInto('audit_log')
          .values({ ...altered, previous, hash })
          .execute();
        previous = hash;
      }
    };
    assert.equal((await afterwards(t, fresh, { tamper: rewrite })).kind, 'whole');
    const found = await afterwards(t, fresh, { tamper: rewrite, anchor: true });
    assert.deepEqual(found, broken(10, 'rewritten'));
  });

  test('anchors are read as they are printed and from the log of the server, and strange lines are refused', async (t) => {
    const { database } = await fresh(t);
    await fill(database, 2);
    const head = await auditHead(database.store);
    const hash = head?.hash ?? '';
    const log = [
      '{"level":"info","event":"job-done","count":0}',
      `{"level":"info","event":"audit-head","count":2,"head":"${hash.slice(0, 16)}"}`,
    ];
    const anchors = readAnchors([`2026-11-18 2 ${hash}`, ...log, ''].join('\n'));
    assert.equal(anchors.length, 2);
    assert.equal((await verifyAuditLog(database.store, anchors)).kind, 'whole');
    const wrong = readAnchors(`2026-11-18 2 ${'0'.repeat(64)}`);
    assert.deepEqual(await verifyAuditLog(database.store, wrong), broken(2, 'rewritten'));
    for (const line of ['onzin', '2026-11-18 2 abc', '{"event":"audit-head","count":2}', '{half'])
      assert.throws(() => readAnchors(line), /Line 1/);
  });

  test('at once from two connections nobody sees more than the budget of their day; other days and names have their own', async (t) => {
    const { database, again } = await fresh(t);
    const other = await again();
    const view = (at: number, given: Partial<AuditEntry> = {}) =>
      writeView(at % 2 ? database : other, entry({ subject: String(at).padStart(64, '0'), ...given }), 10);
    const outcomes = await Promise.all(Array.from({ length: 30 }, (_none, at) => view(at)));
    const fitting = outcomes.flatMap((outcome, at) => (outcome === 'recorded' ? [at] : []));
    assert.equal(fitting.length, 10);
    assert.equal(await viewsOf(database.store, entry()), 10);
    assert.equal(await view(fitting[0] as number), 'recorded', 'the same report again');
    assert.equal(await view(90, { day: '2026-11-19' }), 'recorded');
    assert.equal(await view(91, { name: 'Ander' }), 'recorded');
    assert.equal(
      await view(92, { name: 'Ander', subject: '', shown: 9 }),
      'recorded',
      'a list, to the last one',
    );
    assert.equal(await view(93, { name: 'Ander', subject: '', shown: 1 }), 'over-budget');
    assert.equal(await view(94, { name: 'Ander', subject: '', shown: 0 }), 'recorded', 'an empty list');
    assert.deepEqual(await viewsPerPerson(database.store, day), [
      { name: 'Ander', views: 10 },
      { name: 'Verzonnen collega', views: 10 },
    ]);
    const { rows } = await readEntries(database.store, { from: day, to: day, limit: 100 });
    assert.equal(rows.filter(({ action }) => action === 'view-budget-reached').length, 2, 'once for each');
  });

  test('the system of the hub leaves one entry a day for what it does, without report, state or number', async (t) => {
    const { database, again } = await fresh(t);
    const other = await again();
    const fetched = entry({ role: 'hub', name: 'hub', action: 'lease-reports', shown: 7 });
    await Promise.all([1, 2, 3, 4].map((at) => writeOnceToday(at % 2 ? database : other, fetched)));
    await writeOnceToday(database, { ...fetched, tokenId: 'token-2' });
    const { rows } = await readEntries(database.store, { from: day, to: day, limit: 100 });
    assert.deepEqual(
      rows.map(({ token_id, subject, shown }) => [token_id, subject, shown]),
      [
        ['token-2', '', 0],
        ['token-1', '', 0],
      ],
    );
    assert.deepEqual(await viewsPerPerson(database.store, day), []);
  });

  test('a token that is made or revoked is in the log, without the token', async (t) => {
    const { database } = await fresh(t);
    const token = await makeToken(database, { role: 'lead', name: 'Verzonnen lead', region: null });
    assert.equal(await endTokens(database, 'Verzonnen lead'), 1);
    assert.equal(await endTokens(database, 'Niemand'), 0);
    const rows = await database.store.selectFrom('audit_log').selectAll().orderBy('number').execute();
    assert.deepEqual(
      rows.map(({ action, name, detail, role }) => [action, name, detail, role]),
      [
        ['make-token', 'Verzonnen lead', 'lead', 'command'],
        ['revoke-tokens', 'Verzonnen lead', '', 'command'],
      ],
    );
    assert.ok(!JSON.stringify(rows).includes(token));
    assert.equal((await verifyAuditLog(database.store)).kind, 'whole');
  });

  test('a name in another dress is the same name: one budget of the day, and one end of all access', async (t) => {
    const { database } = await fresh(t);
    const { store } = database;
    const anna = { role: 'lead', name: 'Verzonnen Anna', region: null } as const;
    for (const name of [anna.name, 'verzonnen  anna ', 'VERZONNEN ANNA', 'Verzonnen An\u200Bna\u00AD'])
      await makeToken(database, { ...anna, name });
    await invitePerson(database, { ...anna, role: 'analyst', name: 'verzonnen anna' });
    await linkPerson(
      database,
      { ...anna, role: 'admin', name: 'Verzonnen  Anna' },
      { issuer: 'https://login.test.invalid', subject: 'verzonnen-1' },
    );
    const names = await store.selectFrom('staff_tokens').select('name').execute();
    assert.deepEqual(new Set(names.map(({ name }) => name)), new Set([anna.name]));
    // Of before names were kept together.
    await issueToken(store, { ...anna, name: 'verzonnen anna' });
    assert.equal(await endTokens(database, 'Verzonnen Anna'), 7);
  });

  test('the log is read by day and by page, in both directions', async (t) => {
    const { database } = await fresh(t);
    await fill(database, 5);
    await writeEntry(database, entry({ day: '2026-11-19' }));
    const ofDay = { from: day, to: day, limit: 2 };
    const numbers = async (query: Parameters<typeof readEntries>[1]) => {
      const { rows, next } = await readEntries(database.store, query);
      return [rows.map(({ number }) => number), next];
    };
    assert.deepEqual(await numbers(ofDay), [[5, 4], 4]);
    assert.deepEqual(await numbers({ ...ofDay, before: 4 }), [[3, 2], 2]);
    assert.deepEqual(await numbers({ ...ofDay, before: 2 }), [[1], null]);
    assert.deepEqual(await numbers({ ...ofDay, after: 0 }), [[1, 2], 2]);
    assert.deepEqual(await numbers({ ...ofDay, after: 2, to: '2026-11-19', limit: 9 }), [[3, 4, 5, 6], null]);
  });
}
