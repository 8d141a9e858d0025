import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LogEvent } from './guard/quiet-log.ts';
import { nightlyJobs } from './nightly-jobs.ts';
import { dayMs, storeRows, wednesday } from './storage/invented-reports.ts';
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
