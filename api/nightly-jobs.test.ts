import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { setImmediate as oneTurn } from 'node:timers/promises';
import type { LogEvent } from './guard/quiet-log.ts';
import { nightlyJobs } from './nightly-jobs.ts';
import { storeReport } from './reports/report-store.ts';
import { dayMs, inventedRow, storeRows, wednesday } from './storage/invented-reports.ts';
import { sqliteEngine } from './storage/test-databases.ts';

async function eventsOfNight(database: Parameters<typeof nightlyJobs>[0]['database'], nowMs: number) {
  const events: [LogEvent, number | undefined][] = [];
  const jobs = nightlyJobs({
    database,
    destinations: ['pull'],
    now: () => nowMs,
    retentionDays: 30,
    log: (_level, event, fields) => events.push([event, fields?.count]),
  });
  await jobs.runOnceToday();
  return events;
}

test('a report that no hub confirmed for two weeks raises an alarm, and not before', async (t) => {
  const { database } = await sqliteEngine().fresh(t);
  await storeRows(database, 3, ['pull']);
  assert.deepEqual(await eventsOfNight(database, wednesday + 10 * dayMs), [['job-done', 0]]);
  assert.deepEqual(await eventsOfNight(database, wednesday + 21 * dayMs), [
    ['job-done', 0],
    ['hub-silent', 3],
  ]);
});

test('the work of a night is done once, however often it is asked for', async (t) => {
  const { database } = await sqliteEngine().fresh(t);
  assert.deepEqual(await eventsOfNight(database, wednesday), [['job-done', 0]]);
  assert.deepEqual(await eventsOfNight(database, wednesday), []);
});

test('a night that breaks off in the middle is done at the next look, the same day, and then not again', async (t) => {
  const { database } = await sqliteEngine().fresh(t);
  await storeRows(database, 1, ['pull']);
  const events: LogEvent[] = [];
  let broken = true;
  const jobs = nightlyJobs({
    database,
    destinations: ['pull'],
    now: () => wednesday,
    retentionDays: 30,
    log: (_level, event) => {
      events.push(event);
      if (broken) throw new Error('invented: the process ends here');
    },
  });
  await assert.rejects(jobs.runOnceToday());
  broken = false;
  await jobs.runOnceToday();
  await jobs.runOnceToday();
  assert.deepEqual(events, ['job-done', 'job-done']);
  assert.equal(await storeReport(database, inventedRow(0), ['pull']), 'same', 'content tags were swept once');
});

test('several processes at once: the work is done by one', async (t) => {
  const { database } = await sqliteEngine().fresh(t);
  const nights = await Promise.all([1, 2, 3].map(() => eventsOfNight(database, wednesday)));
  assert.deepEqual(nights.flat(), [['job-done', 0]]);
});

test('while a reader holds the old state the night is not done: it says so, and comes back', async (t) => {
  const { database, file } = await sqliteEngine().fresh(t);
  await storeRows(database, 1, ['pull']);
  const reader = new DatabaseSync(file);
  t.after(() => reader.close());
  reader.exec('begin');
  reader.prepare('select count(*) from reports').get();
  await storeReport(database, inventedRow(2), ['pull']);
  assert.deepEqual(await eventsOfNight(database, wednesday), [
    ['scrub-waits', undefined],
    ['job-done', 0],
  ]);
  reader.exec('commit');
  assert.deepEqual(await eventsOfNight(database, wednesday), [['job-done', 0]]);
  assert.deepEqual(await eventsOfNight(database, wednesday), []);
});

test('every ten minutes what waits for a road that nobody walks goes on over one that somebody does', async (t) => {
  const { database } = await sqliteEngine().fresh(t);
  t.mock.timers.enable({ apis: ['setInterval'] });
  const jobs = nightlyJobs({
    database,
    destinations: ['webhook'],
    now: () => wednesday,
    retentionDays: 30,
    log: () => {},
  });
  const roads = async () =>
    (await database.store.selectFrom('deliveries').select('destination').execute()).map(
      (row) => row.destination,
    );
  jobs.start();
  t.after(jobs.stop);
  // Another process, with the configuration of yesterday, stores one more for its own road.
  await storeRows(database, 1, ['pull']);
  for (let look = 0; look < 200 && (await roads())[0] !== 'webhook'; look += 1) {
    t.mock.timers.tick(10 * 60_000);
    await oneTurn();
  }
  assert.deepEqual(await roads(), ['webhook']);
});
