import type { TestContext } from 'node:test';
import { sql } from 'kysely';
import { areaCounts } from '#api/counts/area-counts.ts';
import { monthsOf } from '#api/counts/density-period.ts';
import { weeksOf, weekWindowOf } from '#api/counts/week-window.ts';
import type { Database } from '#api/storage/database.ts';
import { postgresEngine, sqliteEngine, type TestEngine } from '#api/storage/test-databases.ts';
import { machine, median, percentile, timed } from './figures.ts';
import { countAgain, fillQuickly } from './fill-database.ts';
import { type ServedDesk, serveDesk } from './serve-desk.ts';

const period = { from: '2025-12', to: '2026-11' };
const now = () => Date.parse('2026-11-22T12:00:00Z');
const questions = ['densities', 'densities?model=exposure', 'densities?audience=landlords'] as const;
const [warmUp, requests] = [20, 200];

/**
 * The densities of twelve months, from the counters and from a GROUP BY over the reports, on both engines in one run, with
 * a hundredth, a tenth and all of the reports; and the whole answer over HTTP. The filling is not measured.
 */
export async function measureDensities(most: number): Promise<void> {
  process.stdout.write(`${machine()}\n`);
  // Only invented rows here; as root PostgreSQL runs as a user of its own, which must read its files.
  process.umask(0o022);
  for (const engine of [sqliteEngine(), postgresEngine()]) await onEngine(engine, most);
}

async function onEngine(engine: TestEngine, most: number): Promise<void> {
  const endings: (() => unknown)[] = [];
  await engine.start();
  try {
    const { database } = await engine.fresh({
      after: (end: () => unknown) => endings.push(end),
    } as unknown as TestContext);
    process.stdout.write(`\n${engine.dialect}\n`);
    let filled = 0;
    for (const size of [most / 100, most / 10, most].map(Math.round)) {
      await fillQuickly(database, filled, size);
      await countAgain(database);
      filled = size;
      // A desk of its own each time: a connection that waited while rows were filled in would be closed.
      const desk = await serveDesk(database, now);
      await report(database, desk, size);
      await desk.close();
    }
  } finally {
    for (const end of endings) await end();
    await engine.stop();
  }
}

async function report(database: Database, desk: ServedDesk, size: number): Promise<void> {
  const [counters, grouped] = [await fromCounters(database), await fromReports(database)];
  if (JSON.stringify(counters.sums) !== JSON.stringify(grouped.sums))
    throw new Error('The counters and the reports disagree.');
  const ratio = (grouped.ms / counters.ms).toFixed(0);
  process.stdout.write(
    `  ${size.toLocaleString('en')} reports, ${(await counterRows(database)).toLocaleString('en')} counters: ` +
      `counters ${counters.ms.toFixed(1)} ms, GROUP BY ${grouped.ms.toFixed(1)} ms (${ratio} times as long)\n`,
  );
  for (const question of questions) {
    await timed(warmUp, () => desk.ask(question));
    const times = await timed(requests, () => desk.ask(question));
    const figures = [median(times), percentile(times, 0.95)].map((ms) => `${ms.toFixed(1)} ms`);
    process.stdout.write(`    GET /api/v1/${question.padEnd(30)} median ${figures[0]}, p95 ${figures[1]}\n`);
  }
}

type Measured = { ms: number; sums: [string, number][] };

async function fromCounters({ store }: Database): Promise<Measured> {
  const ask = () => areaCounts(store, monthsOf(period), []);
  const times = await timed(30, ask);
  const sums = (await ask()).map(({ area_code, n }): [string, number] => [area_code, n]);
  return { ms: median(times), sums: sums.sort() };
}

/** The same question of the rows themselves: the weeks of the same months, without spam and duplicates. */
async function fromReports({ store }: Database): Promise<Measured> {
  const window = weekWindowOf({ from: `${period.from}-01`, to: `${period.to}-30` });
  if (window === null) throw new Error('The period has no week.');
  const ask = () =>
    store
      .selectFrom('reports')
      .select(['area_code', sql<number>`count(*)`.as('n')])
      .where('received_week', 'in', weeksOf(window))
      .where('state', 'not in', ['spam', 'duplicate'])
      .groupBy('area_code')
      .execute();
  const times = await timed(3, ask);
  const sums = (await ask()).map(({ area_code, n }): [string, number] => [area_code, Number(n)]);
  return { ms: median(times), sums: sums.sort() };
}

async function counterRows({ store }: Database): Promise<number> {
  const row = await store
    .selectFrom('report_counts')
    .select(({ fn }) => fn.countAll().as('n'))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}
