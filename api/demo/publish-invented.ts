import type { QuietLog } from '#api/guard/quiet-log.ts';
import type { House } from '#api/house.ts';
import { publishReleases } from '#api/releases/publish-releases.ts';
import { dueOn, nextQuarter } from '#api/releases/release-due.ts';

type Publication = {
  house: Pick<House, 'database'>;
  log: QuietLog;
  /** Milliseconds since 1970: what was due by then is published, each quarter on its own day. */
  until: number;
};

/** Publishes the quarters of a life that has just been invented, as the nights of that life would have done. */
export async function publishInvented({ house: { database }, log, until }: Publication): Promise<void> {
  for (;;) {
    const quarter = await nextQuarter(database.store);
    if (quarter === null) return;
    const nowMs = Date.parse(`${dueOn(quarter)}T12:00:00Z`);
    if (nowMs > until) return;
    await publishReleases({ database, log, nowMs });
    if ((await nextQuarter(database.store)) === quarter) return;
  }
}
