import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rewarded } from './follow-reports.ts';
import { derived } from './guess-derivations.ts';
import type { LivedWeek } from './lived-week.ts';
import { columnsOfValues, type Row, readTables, type Tables } from './read-tables.ts';
import { looksOf, rowsByReport } from './rows-of-report.ts';

const rowsOf = (tables: Tables, name: string): Row[] => tables.get(name) ?? [];
const hexOf = (value: unknown) => Buffer.from(value as Uint8Array).toString('hex');

/** What stands of the one who claimed looks like what stands of the one who did not. */
export function assertAlike({ idOf }: LivedWeek, tables: Tables): void {
  const [one, other] = rewarded.map((name) => looksOf(tables, idOf(name)));
  assert.ok(
    one?.some((look) => look.startsWith('messages ')) && one.length > 8,
    'there is something to compare',
  );
  assert.deepEqual(one, other);
}

/** The insider at the claim desk, or with the books: which report does this code belong to? */
export function rewardLinker(week: () => LivedWeek): void {
  test('between a claim and a report, its conversation or its decision stands no common value but class and week', () => {
    const { live: _beforeTheNight, ...later } = week().copies;
    for (const tables of Object.values(later).map(readTables)) {
      assert.equal(rowsOf(tables, 'reward_claims').length, rewarded.length, 'there are claims to look at');
      const claims = /^reward_(claims|ledger)\./;
      const shared = [...columnsOfValues(tables)].filter(
        ([, columns]) =>
          [...columns].some((one) => claims.test(one)) && [...columns].some((one) => !claims.test(one)),
      );
      assert.deepEqual(shared, []);
      // What was granted is told on one side only: after the night the decision holds no class.
      for (const decision of rowsOf(tables, 'reward_decisions')) assert.equal(decision.amount_class, '');
    }
  });

  test('also with the pepper and a code in hand he comes to its claim, and from there to as many reports as there were rewards that week', () => {
    const { copies, codes, keys, idOf } = week();
    const tables = readTables(copies.stopped);
    const body = codes.daan.replace('NHB-', '').replaceAll('-', '').slice(0, 19);
    const hash = derived(keys.pepper, Buffer.from(body), 'reward-code').toString('hex');
    const claims = rowsOf(tables, 'reward_claims');
    const claim = claims.find((row) => hexOf(row.code_hash) === hash);
    assert.equal(claim?.state, 'paid', '(counter-proof: the derivation is that of the server)');
    const threads = new Map(
      rowsOf(tables, 'threads').map((row) => [hexOf(row.lookup), hexOf(row.report_id)]),
    );
    const told = rowsOf(tables, 'messages').filter(
      ({ kind, written_week }) => kind === 'reward' && written_week === claim?.issued_week,
    );
    const suspects = told.map(({ lookup }) => threads.get(hexOf(lookup)));
    assert.deepEqual(suspects.sort(), rewarded.map(idOf).sort());
  });

  test('of two rewarded reports one code was read, claimed and paid, the other not: in no column do their rows differ by it', () => {
    const { live: _beforeTheNight, ...later } = week().copies;
    for (const tables of Object.values(later).map(readTables)) assertAlike(week(), tables);
    // Counter-proof: a mark on the message that was read.
    const tables = readTables(later.stopped);
    const one = rowsByReport(tables).get(week().idOf(rewarded[0])) ?? [];
    for (const { table, row } of one) if (table === 'messages') row.read_week = row.written_week;
    assert.throws(() => assertAlike(week(), tables), /read_week/);
  });
}
