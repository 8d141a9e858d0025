import { sql } from 'kysely';
import type { QuietLog } from '#api/guard/quiet-log.ts';
import type { Database } from './database.ts';

/**
 * Without these a receipt could be given for a report that a power cut takes away. The server's own configuration
 * decides the first two, so they can only be read; a pooler in between may have dropped what we ask for the third.
 * https://www.postgresql.org/docs/18/runtime-config-wal.html
 */
const durableValues: Record<string, string[]> = {
  fsync: ['on'],
  full_page_writes: ['on'],
  synchronous_commit: ['on', 'remote_apply'],
};

/** @throws in production when the server may lose what it has confirmed; in development it is told in the log */
export async function demandDurability<Stored>(
  { store }: Database<Stored>,
  { production, log }: { production: boolean; log: QuietLog | undefined },
): Promise<void> {
  const { rows } = await sql<{ name: string; setting: string }>`
    select name, setting from pg_settings where name in (${sql.join(Object.keys(durableValues))})`.execute(
    store,
  );
  const unsafe = Object.entries(durableValues)
    .filter(([name, values]) => !values.includes(rows.find((row) => row.name === name)?.setting ?? ''))
    .map(([name]) => name);
  if (unsafe.length === 0) return;
  if (production)
    throw new Error(
      `PostgreSQL may lose what it has confirmed: switch ${unsafe.join(' and ')} on in the server.`,
    );
  for (const name of unsafe) log?.('warn', 'storage-not-durable', { code: name });
}
