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

/** The receiver has confirmed, under its own reference. */
export const delivered = (reference: string, week: IsoWeek) =>
  ({ state: 'delivered', hub_reference: reference, settled_week: week, ...noLease, next_at: null }) as const;
