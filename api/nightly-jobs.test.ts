import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { setImmediate as oneTurn } from 'node:timers/promises';
import { canaries } from './canaries/canaries.ts';
import { openCanaries } from './canaries/open-canaries.ts';
import { dayOf } from './counts/week.ts';
import { type LogEvent, quietLog } from './guard/quiet-log.ts';
import { acknowledgeReports } from './intake/intake-store.ts';
import { recallReport } from './intake/recall-report.ts';
import { nightlyJobs } from './nightly-jobs.ts';
import { diskRoom } from './reports/disk-room.ts';
import { storeReport } from './reports/report-store.ts';
import { reportSealer } from './reports/seal-report.ts';
import { usualTerms } from './retention/usual-terms.ts';
import { makeToken } from './staff/recorded-tokens.ts';
import { readAnchors, verifyAuditLog } from './staff/verify-audit-log.ts';
import {
  dayMs,
  inventedPepper,
  inventedRoad,
  inventedRow,
  storeRows,
  wednesday,
} from './storage/invented-reports.ts';
import { sqliteEngine } from './storage/test-databases.ts';

type JobParts = Parameters<typeof nightlyJobs>[0];

async function eventsOfNight(
  database: JobParts['database'],
  nowMs: number,
  ours: JobParts['canaries'] = null,
) {
  const events: [LogEvent, number | undefined][] = [];
  const jobs = nightlyJobs({
    database,
    disk: { alarmingPercent: async () => null },
    destinations: ['pull'],
    now: () => nowMs,
    retention: usualTerms,
    rewards: { ofNight: async () => {} },
    canaries: ours,
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

test('a hub that opens no canary for eight days raises an alarm, every night until it does', async (t) => {
  const { database } = await sqliteEngine().fresh(t);
  const { recipients, identity } = await inventedRoad(database, ['pull']);
  const clock = { now: wednesday };
  const ours = canaries({
    ...{ database, pepper: inventedPepper, threadKind: 'classic', destinations: ['pull'] },
    ...{ onStored: () => {}, seal: reportSealer(recipients), now: () => clock.now },
  });
  const alarms: [number, number | undefined][] = [];
  for (let day = 0; day < 12; day += 1) {
    clock.now = wednesday + day * dayMs;
    if (day === 10)
      await openCanaries({
        database,
        identities: [identity],
        hubRecipients: recipients,
        today: dayOf(clock.now),
      });
    for (const [event, count] of await eventsOfNight(database, clock.now, ours))
      if (event === 'hub-key-silent') alarms.push([day, count]);
  }
  assert.deepEqual(alarms, [
    [8, 8],
    [9, 9],
  ]);
  assert.equal((await database.store.selectFrom('canaries').selectAll().execute()).length, 2);
});

test('a withdrawal that nobody confirmed for two weeks raises an alarm, and not before', async (t) => {
  const { database } = await sqliteEngine().fresh(t);
  const [id] = (await storeRows(database, 1, ['pull'])) as [Buffer];
  await acknowledgeReports(database, [{ id, reference: 'ref' }], wednesday);
  const recall = {
    sealedReason: Buffer.from('sealed'),
    byRole: 'lead',
    byName: 'Een',
    nowMs: wednesday,
  } as const;
  await recallReport(database, id, { ...recall, roads: ['pull'] });
  assert.deepEqual(await eventsOfNight(database, wednesday + 10 * dayMs), [['job-done', 0]]);
  assert.deepEqual(await eventsOfNight(database, wednesday + 21 * dayMs), [
    ['job-done', 1],
    ['withdrawal-silent', 1],
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
    disk: { alarmingPercent: async () => null },
    destinations: ['pull'],
    now: () => wednesday,
    retention: usualTerms,
    rewards: { ofNight: async () => {} },
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
    disk: { alarmingPercent: async () => null },
    destinations: ['webhook'],
    now: () => wednesday,
    retention: usualTerms,
    rewards: { ofNight: async () => {} },
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

test('a disk that fills up raises an alarm once a night, with the part that is free', async (t) => {
  const { database } = await sqliteEngine().fresh(t);
  const lines: [LogEvent, number | undefined][] = [];
  const night = (free: number, nowMs: number) =>
    nightlyJobs({
      database,
      destinations: ['pull'],
      now: () => nowMs,
      retention: usualTerms,
      rewards: { ofNight: async () => {} },
      disk: diskRoom('/', async () => ({ blocks: 1000, bavail: free })),
      log: (_level, event, fields) => lines.push([event, fields?.freePercent]),
    }).runOnceToday();
  await night(200, wednesday);
  await night(199, wednesday + dayMs);
  await night(100, wednesday + dayMs);
  assert.deepEqual(
    lines.filter(([event]) => event === 'disk-filling'),
    [['disk-filling', 19]],
  );
});

test('the end of the audit log is told each night, so that it is kept where the log lines are kept', async (t) => {
  const { database } = await sqliteEngine().fresh(t);
  assert.deepEqual(await eventsOfNight(database, wednesday), [['job-done', 0]]);
  await makeToken(database, { role: 'lead', name: 'verzonnen', region: null });
  await makeToken(database, { role: 'lead', name: 'verzonnen', region: null });
  const lines: string[] = [];
  const jobs = nightlyJobs({
    ...{ database, disk: { alarmingPercent: async () => null }, destinations: ['pull'] },
    ...{ now: () => wednesday + dayMs, retention: usualTerms, rewards: { ofNight: async () => {} } },
    log: quietLog('info', (line) => lines.push(line)),
  });
  await jobs.runOnceToday();
  const anchors = readAnchors(lines.join(''));
  assert.deepEqual(
    anchors.map(({ number, hash }) => [number, hash.length]),
    [[2, 16]],
  );
  assert.equal((await verifyAuditLog(database.store, anchors)).kind, 'whole');
});
