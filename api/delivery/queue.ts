import { sql } from 'kysely';

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
