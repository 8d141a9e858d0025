import { type IsoWeek, isoWeekOf } from '#api/counts/week.ts';
import { errorFields, type QuietLog } from '#api/guard/quiet-log.ts';
import type { Database } from '#api/storage/database.ts';
import { lastWeekOfTerm, type MessageTerms } from './message-terms.ts';

const gatherMs = 5_000;

export type ReadMarks = {
  /** Remembers that these messages were shown; costs nothing now. */
  note: (ids: readonly string[]) => void;
  /** Writes what was noted; the house does it once more when it closes. */
  flush: () => Promise<void>;
};

type Parts = { database: Database; terms: MessageTerms; now: () => number; log: QuietLog };

/**
 * Marks messages as read some seconds after the answer left, several together: a write would show in the time of the
 * answer, and the moment of a visit in the order of the log of the database. A mark that a crash takes is made at the
 * next reading.
 */
export function readMarks({ database, terms, now, log }: Parts): ReadMarks {
  let noted = new Set<string>();
  let timer: NodeJS.Timeout | undefined;

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const ids = [...noted];
    noted = new Set();
    if (ids.length > 0) await markRead(database, ids, isoWeekOf(now()), terms);
  }

  return {
    flush,
    note: (ids) => {
      for (const id of ids) noted.add(id);
      if (noted.size === 0 || timer !== undefined) return;
      timer = setTimeout(() => {
        flush().catch((error) => log('error', 'job-failed', errorFields(error)));
      }, gatherMs);
      timer.unref();
    },
  };
}

/**
 * From the first reading on the shorter term runs; a message never lives longer for being read. A reward is not marked:
 * its code stays readable as long as it can be claimed, and who read one of two is who can have claimed it.
 */
export function markRead(
  database: Database,
  ids: readonly string[],
  week: IsoWeek,
  terms: MessageTerms,
): Promise<void> {
  const end = lastWeekOfTerm(week, terms.readRetentionDays);
  return database.commit(async (transaction) => {
    await transaction
      .updateTable('messages')
      .set((row) => ({
        read_week: week,
        expires_week: row.case().when('expires_week', '>', end).then(end).else(row.ref('expires_week')).end(),
      }))
      .where('id', 'in', ids)
      .where('kind', '<>', 'reward')
      .where('read_week', 'is', null)
      .execute();
  });
}
