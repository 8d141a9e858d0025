import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { median, timed } from '#api/bench/figures.ts';
import { countAgain, fillReports } from '#api/bench/fill-database.ts';
import type { Database } from '#api/storage/database.ts';
import { postgresEngine, sqliteEngine } from '#api/storage/test-databases.ts';
import { areaCounts, areaCountsQuery } from './area-counts.ts';
import { monthsOf } from './density-period.ts';
import { densityTable } from './density-table.ts';

const now = Date.parse('2026-11-22T12:00:00Z');
const period = { from: '2025-12', to: '2026-11' };
const question = { ...period, phenomenon: null, region: null };

/** What the engine says that it will do for the question, in one text. */
async function planOf(
  { store, dialect }: Database,
  text: string,
  parameters: readonly unknown[],
): Promise<string> {
  const explain = dialect === 'sqlite' ? 'explain query plan ' : 'explain ';
  // The parameters as they stand: the engines number them differently.
  const literal = parameters.reduce<string>(
    (filled, value) => filled.replace(/\?|\$\d+/, `'${value}'`),
    text,
  );
  const { rows } = await sql.raw<Record<string, unknown>>(explain + literal).execute(store);
  return rows.map((row) => row.detail ?? row['QUERY PLAN']).join('\n');
}

for (const engine of [sqliteEngine(), postgresEngine()]) {
  describe(`on ${engine.dialect}`, () => {
    before(engine.start);
    after(engine.stop);

    test('densities are read from the months of the counters by their key, and never from the reports', async (t) => {
      const { database } = await engine.fresh(t);
      await fillReports(database, 0, 40_000);
      await countAgain(database);
      const { sql: text, parameters } = areaCountsQuery(database.store, monthsOf(period), [
        'other',
      ]).compile();
      const plan = await planOf(database, text, parameters);
      assert.match(plan, /report_counts USING PRIMARY KEY|report_counts_pkey/);
      assert.doesNotMatch(plan, /Seq Scan on report_counts|SCAN report_counts|\breports\b/);
      const scan = await planOf(database, "select count(*) from report_counts where campaign = 'x'", []);
      assert.match(scan, /Seq Scan on report_counts|SCAN report_counts/, '(counter-proof: a scan is seen)');
    });

    test('the counters say what the rows say, and answer as quickly with 40,000 reports as with none', async (t) => {
      const { database } = await engine.fresh(t);
      const { store } = database;
      await fillReports(database, 0, 40_000);
      await countAgain(database);
      const ask = () => densityTable(store, question, now);
      const full = await ask();
      const counted = await areaCounts(store, monthsOf(period), []);
      const { rows } = await sql<{ n: number }>`
        select count(*) as n from reports where state <> 'spam' and received_week in
          (select distinct period from report_counts where period between '2025-W49' and '2025-W52'
            or period between '2026-W01' and '2026-W48')`.execute(store);
      assert.equal(full.total, Number(rows[0]?.n));
      assert.equal(
        counted.reduce((sum, { n }) => sum + n, 0),
        full.total,
      );
      await timed(5, ask);
      const withReports = median(await timed(25, ask));
      await store.deleteFrom('reports').execute();
      const without = median(await timed(25, ask));
      assert.ok(withReports < 3 * without + 5, `${withReports} ms with reports, ${without} ms without`);
    });
  });
}
