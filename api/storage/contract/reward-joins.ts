import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { claimPeople, hubPeople, inventedRewards, weekMs } from '#api/rewards/invented-rewards.ts';
import { readRewardCode, rewardCodeHash } from '#api/rewards/reward-code.ts';
import { issueToken } from '#api/staff/staff-tokens.ts';
import type { Database } from '../database.ts';
import type { OpenFresh } from '../test-databases.ts';

type Column = { table: string; column: string };
type Key = { from: string; to: string };

const claimSide = ['reward_claims', 'reward_ledger'];
/** Says only that something of the kind happened. */
const wordsOfBoth = new Set(['issued']);
const isWeek = (value: string) => /^\d{4}-W\d{2}$/.test(value);

async function columnsOf({ dialect, store }: Database): Promise<Column[]> {
  const query =
    dialect === 'sqlite'
      ? sql<Column>`select t.name as "table", c.name as "column" from sqlite_schema t join pragma_table_info(t.name) c
          where t.type = 'table' and t.name not like 'sqlite_%' and t.name not like 'kysely_%'`
      : sql<Column>`select table_name as "table", column_name as "column" from information_schema.columns
          where table_schema = 'public' and table_name not like 'kysely_%'`;
  return (await query.execute(store)).rows;
}

async function keysOf({ dialect, store }: Database): Promise<Key[]> {
  const query =
    dialect === 'sqlite'
      ? sql<Key>`select t.name as "from", k."table" as "to" from sqlite_schema t join pragma_foreign_key_list(t.name) k
          where t.type = 'table'`
      : sql<Key>`select conrelid::regclass::text as "from", confrelid::regclass::text as "to" from pg_constraint
          where contype = 'f'`;
  return (await query.execute(store)).rows;
}

/** Every table that keys lead to from a report, in either direction. */
function reachable(from: string, keys: Key[]): Set<string> {
  const found = new Set([from]);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const key of keys) if (found.has(key.from) || found.has(key.to)) found.add(key.from).add(key.to);
  }
  return found;
}

async function valuesOf({ store }: Database, { table, column }: Column): Promise<string[]> {
  const { rows } = await sql<{
    value: unknown;
  }>`select ${sql.ref(column)} as value from ${sql.table(table)}`.execute(store);
  return rows.map(({ value }) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('hex') : String(value),
  );
}

/** Values that stand on both sides and are not the week: `messages.id = reward_claims.amount_class`. */
async function sharedValues(database: Database): Promise<string[]> {
  const keys = await keysOf(database);
  const reportSide = reachable('reports', keys);
  const columns = await columnsOf(database);
  const holders = new Map<string, Set<string>>();
  for (const column of columns.filter(({ table }) => reportSide.has(table))) {
    for (const value of await valuesOf(database, column)) {
      const known = holders.get(value) ?? new Set();
      holders.set(value, known.add(`${column.table}.${column.column}`));
    }
  }
  const shared = new Set<string>();
  for (const column of columns.filter(({ table }) => claimSide.includes(table))) {
    for (const value of await valuesOf(database, column)) {
      if (value === '' || value === 'null' || isWeek(value) || wordsOfBoth.has(value)) continue;
      for (const holder of holders.get(value) ?? [])
        shared.add(`${holder} = ${column.table}.${column.column}`);
    }
  }
  return [...shared].sort();
}

/** Four weeks in which packages are reported, asked about, granted, claimed and paid. */
async function season(database: Database) {
  const made = await inventedRewards(database);
  for (const { name } of [...hubPeople, ...claimPeople])
    await issueToken(database.store, { role: 'analyst', name, region: null });
  for (let week = 0; week < 4; week += 1) {
    const reports = [await made.granted(), await made.granted(), await made.granted()];
    await made.ask((reports[0] as (typeof reports)[number]).id);
    await made.night();
    const codes = await Promise.all(reports.map(({ receipt }) => made.codeOf(receipt)));
    for (const code of codes.slice(0, 2)) await made.claim(code ?? '');
    await made.pay(codes[0] ?? '');
    made.clock.now += weekMs;
  }
  await made.talk.close();
  return made;
}

/** Nothing in the database joins a report and a reward but the week. */
export function rewardJoinsContract(fresh: OpenFresh): void {
  test('no key path joins claim and report, and after a season of rewards no value but the week is on both sides', async (t) => {
    const { database } = await fresh(t);
    await season(database);
    const keys = await keysOf(database);
    const reportSide = reachable('reports', keys);
    assert.ok(['messages', 'reward_decisions', 'deliveries'].every((table) => reportSide.has(table)));
    for (const table of claimSide) assert.deepEqual([...reachable(table, keys)], [table]);
    assert.ok(!reportSide.has('staff_tokens'), 'staff are no bridge either');
    assert.deepEqual(await sharedValues(database), []);
  });

  test('that check bites: a planted value, a planted key and a person at both desks are found', async (t) => {
    const { database } = await fresh(t);
    const { granted, night, codeOf, claim, clock } = await season(database);
    const bytes = database.dialect === 'sqlite' ? 'BLOB' : 'BYTEA';
    const plant = (statement: string) => sql.raw(statement).execute(database.store);
    await plant(`alter table reward_claims add column planted ${bytes}`);
    await plant('update reward_claims set planted = (select report_id from reward_decisions limit 1)');
    const found = await sharedValues(database);
    assert.ok(found.includes('reports.id = reward_claims.planted'), found.join());
    await plant(
      'create table planted_bridge (report_id ' +
        bytes +
        ' REFERENCES reports (id), code_hash ' +
        bytes +
        ' REFERENCES reward_claims (code_hash))',
    );
    assert.ok(reachable('reward_claims', await keysOf(database)).has('reports'));
    clock.now += weekMs;
    const { receipt } = await granted();
    await night();
    await claim((await codeOf(receipt)) ?? '', hubPeople[0]);
    const both = await sharedValues(database);
    assert.ok(both.includes('reward_decisions.proposed_by_name = reward_ledger.by_name'), both.join());
  });

  test('the codes of one week share the number of their transaction, and lie in another order than the messages', async (t) => {
    const { database } = await fresh(t);
    const { granted, night, codeOf, rewards } = await inventedRewards(database);
    const receipts: string[] = [];
    for (let number = 0; number < 12; number += 1) receipts.push((await granted()).receipt);
    await night();
    if (database.dialect === 'postgres') {
      const { rows } = await sql<{ xmin: string }>`select xmin::text from messages where kind = 'reward'
        union select xmin::text from reward_claims union select xmin::text from reward_ledger`.execute(
        database.store,
      );
      assert.equal(new Set(rows.map(({ xmin }) => xmin)).size, 1);
    }
    const place = database.dialect === 'postgres' ? sql`ctid` : sql`1`;
    const claims = await database.store
      .selectFrom('reward_claims')
      .select('code_hash')
      .orderBy(place)
      .execute();
    const inClaims = claims.map(({ code_hash }) => Buffer.from(code_hash).toString('hex'));
    const inMessages = await sql<{
      id: string;
    }>`select id from messages where kind = 'reward' order by ${database.dialect === 'postgres' ? sql`ctid` : sql`id`}`.execute(
      database.store,
    );
    assert.deepEqual(
      inMessages.rows.map(({ id }) => id),
      inMessages.rows.map(({ id }) => id).sort(),
      'by random ids',
    );
    assert.deepEqual(inClaims, inClaims.toSorted(), 'by the hash of the code');
    const hashes = await Promise.all(
      receipts.map(async (receipt) =>
        rewardCodeHash(rewards.peppers[0], readRewardCode((await codeOf(receipt)) ?? '') ?? '').toString(
          'hex',
        ),
      ),
    );
    assert.deepEqual(hashes.toSorted(), inClaims, '(every code counts)');
  });

  test('no table has a field for a bank account or for who was paid', async (t) => {
    const { database } = await fresh(t);
    const payee = /iban|\bbic\b|bank|account|rekening|payee|paid_to|recipient_name|beneficiary|address/i;
    const fields = (await columnsOf(database)).map(({ table, column }) => `${table}.${column}`);
    assert.ok(fields.length > 60);
    assert.deepEqual(
      fields.filter((field) => payee.test(field)),
      [],
    );
    assert.ok(payee.test('reward_claims.iban'), '(counter-proof)');
  });
}
