import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { IsoWeek } from '#api/counts/week.ts';
import type { Bytes } from '#api/storage/database.ts';
import type { QueueTable } from './queue-tables.ts';

/** Two queues of one shape: reports on their way, and withdrawals of reports that somebody may hold. */
export type Queue = 'deliveries' | 'notices';
/** Withdrawals first: what must not be read any more is more urgent than what is new. */
export const queues = ['notices', 'deliveries'] as const satisfies readonly Queue[];

/** Both tables have the columns of `QueueTable`; the types of one serve for both. */
export const tableOf = (queue: Queue = 'deliveries') => queue as 'deliveries';

/** The destination when no channel is configured: the hub comes to fetch. */
export const pullDestination = 'pull';

/** The watch outside, for the report of its own: no road to the hub, and nobody fetches from it. */
export const watchDestination = 'watch';

/** Receivers of a forwarded text have no road of ours: somebody tells them and notes that here. */
export const destinationOf = (receiver: string) => `forwarded:${receiver}`;
export const toOthers = 'forwarded:%';

/** Written out, not bound: only then can an engine see that a partial index fits. */
export const unsettled = sql<boolean>`state <> 'delivered'`;
export const notForgotten = sql<boolean>`forgotten = ''`;

export const noLease = { lease_until: null, lease_holder: null };

/** What begins to wait. Ids are random: they hold no order. `nextAt`: as in the table. */
export function waitingRow(reportId: Bytes, destination: string, nextAt: number | null = null): QueueTable {
  return {
    id: randomUUID(),
    report_id: reportId,
    destination,
    state: 'pending',
    attempts: 0,
    next_at: nextAt,
    ...noLease,
    hub_reference: null,
    settled_week: null,
  };
}

/**
 * The receiver has confirmed, under a reference of its own. That is not kept: who counts upwards tells in which order
 * reports came in. Neither is how often it was tried, since that tells which came while the receiver was away.
 */
export const delivered = (week: IsoWeek) =>
  ({ state: 'delivered', settled_week: week, attempts: 0, ...noLease, next_at: null }) as const;
