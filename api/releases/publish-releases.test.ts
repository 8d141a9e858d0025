import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addToCounts } from '#api/counts/report-counts.ts';
import type { LogEvent } from '#api/guard/quiet-log.ts';
import { nightlyJobs } from '#api/nightly-jobs.ts';
import { usualTerms } from '#api/retention/usual-terms.ts';
import { sqliteEngine } from '#api/storage/test-databases.ts';
import { readReleases } from './release-store.ts';

test('the night publishes what is due, once, and its log tells how many figures and no figure', async (t) => {
  const { database } = await sqliteEngine().fresh(t);
  const report = { areaCode: 'GM0363', week: '2026-W30', phenomenon: 'other', campaign: '' } as const;
  for (let number = 0; number < 12; number += 1)
    await database.commit((transaction) => addToCounts(transaction, report, 'counted'));
  const lines: [LogEvent, unknown][] = [];
  const night = (day: string) =>
    nightlyJobs({
      ...{ database, destinations: ['pull'], retention: usualTerms },
      rewards: { ofNight: async () => {} },
      disk: { alarmingPercent: async () => null },
      now: () => Date.parse(`${day}T03:00:00Z`),
      log: (_level, event, fields) => void lines.push([event, fields]),
    }).runOnceToday();
  await night('2026-10-29');
  await night('2026-10-30');
  await night('2026-10-31');
  assert.deepEqual(
    lines.filter(([event]) => event.startsWith('release')),
    [['release-published', { count: 16 }]],
  );
  assert.deepEqual(
    (await readReleases(database.store)).map(({ quarter }) => quarter),
    ['2026-Q3'],
  );
});
