import { setImmediate as oneTurn } from 'node:timers/promises';
import { dayOf } from '#api/counts/week.ts';
import type { QuietLog } from '#api/guard/quiet-log.ts';
import type { Database } from '#api/storage/database.ts';
import { buildRelease } from '#campaigns/disclosure/build-release.ts';
import type { Quarter } from '#campaigns/disclosure/release-period.ts';
import { countQuarter } from './count-quarter.ts';
import { dueOn, nextQuarter } from './release-due.ts';
import { insertRelease, noteRefusal, readReleaseCounts, readReleases } from './release-store.ts';

type Parts = { database: Database; log: QuietLog; nowMs: number };

/**
 * Publishes every quarter that is due, oldest first. A quarter that the gate refuses stops the row: nothing of it goes
 * out, staff are told, and the next night tries again. Earlier releases are never made anew.
 */
export async function publishReleases({ database, log, nowMs }: Parts): Promise<void> {
  const today = dayOf(nowMs);
  for (;;) {
    const quarter = await nextQuarter(database.store);
    if (quarter === null || dueOn(quarter) > today) return;
    const published = await publishQuarter(database, quarter, today);
    if (published.kind === 'refused') {
      await noteRefusal(database.store, quarter, published.reason, today);
      log('error', 'release-refused', { code: published.reason });
      return;
    }
    if (published.mine) log('info', 'release-published', { count: published.rows });
  }
}

type Published = { kind: 'published'; mine: boolean; rows: number };

async function publishQuarter(database: Database, quarter: Quarter, publishedOn: string) {
  const { store } = database;
  const earlier = await readReleases(store);
  const counts = [...(await readReleaseCounts(store)), ...(await countQuarter(store, quarter))];
  const built = await buildRelease({ quarter, publishedOn, counts, earlier, pause: () => oneTurn() });
  if (built.kind === 'refused') return built;
  const mine = await insertRelease(database, built.release, counts);
  return { kind: 'published', mine, rows: built.release.rows.length } satisfies Published;
}
