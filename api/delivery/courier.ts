import { isoWeekOf } from '#api/counts/week.ts';
import { errorFields, type QuietLog } from '#api/guard/quiet-log.ts';
import type { Database } from '#api/storage/database.ts';
import { attemptsBeforeDead, backoffMs } from './backoff.ts';
import type { Channel, Sent } from './channel.ts';
import { deadAmong, leaseHolder } from './lease-holder.ts';
import { claim, release } from './leases.ts';
import { type Delivery, isConfirmed, postpone, settle } from './outbox.ts';
import { type Queue, queues } from './queue.ts';
import { leaseHolders } from './queue-watch.ts';

export type CourierParts = {
  database: Database;
  channels: readonly Channel[];
  log: QuietLog;
  now: () => number;
  random: () => number;
};

export type Courier = {
  /** There is new work: look at once. Never waits, never throws. */
  nudge: () => void;
  /** One round over what is due, or over everything unsettled; answers what became of it. */
  round: (everything?: boolean) => Promise<RoundTally>;
  start: () => void;
  /** Ends after the deliveries under way. */
  stop: () => Promise<void>;
};

export type RoundTally = { delivered: number; handedOver: number; refused: number };
type RoundWanted = { everything: boolean; deadHolders: string[]; tally: RoundTally };

const what = { deliveries: 'delivery', notices: 'withdrawal' } as const;
const hexOf = (id: Uint8Array) => Buffer.from(id).toString('hex');

const pollMs = 1_000;
/** Longer than a round over the slowest road: a mail server that takes its full time for every mail in turn. */
const leaseMs = 15 * 60_000;
const perRound = 16;
/** A hub that must confirm mail by hand gets a day before the mail is sent again. */
const confirmationMs = 24 * 3_600_000;

/** Carries sealed reports, and withdrawals, to the hub until it has confirmed. Several couriers may run: leases keep them apart. */
export function courier(parts: CourierParts): Courier {
  const { database, channels, log, now } = parts;
  const holder = leaseHolder();
  const stopping = new AbortController();
  /** Finer due times than the stored ones, for what this process itself tried. */
  const dueAt: Record<Queue, Map<string, number>> = { deliveries: new Map(), notices: new Map() };
  const lastBatch = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();
  let nudged = false;

  async function round(everything = false): Promise<RoundTally> {
    const tally: RoundTally = { delivered: 0, handedOver: 0, refused: 0 };
    const open = channels.filter((channel) => everything || batchIsOpen(channel));
    if (open.length === 0) return tally;
    const deadHolders = deadAmong(await leaseHolders(database.store));
    for (const queue of queues) await roundOver(queue, open, { everything, deadHolders, tally });
    return tally;
  }

  async function roundOver(queue: Queue, open: Channel[], wanted: RoundWanted): Promise<void> {
    const { everything, deadHolders, tally } = wanted;
    let afterId = '';
    for (;;) {
      if (stopping.signal.aborted) return;
      const due = dueNow(queue);
      const claimed = await claim(database, {
        queue,
        nowMs: now(),
        holder,
        leaseMs,
        limit: perRound,
        destinations: open.map(({ destination }) => destination),
        // Everything is tried once, in the order of ids; without a cursor a refused one would come straight back.
        ...(everything && { ignoreDue: true, afterId }),
        dueIds: due,
        deadHolders,
      });
      // Due, room for it, and not given out: somebody else settled or leased it.
      if (claimed.length < perRound) forgetExcept(queue, due, claimed);
      await Promise.all(claimed.map((delivery) => carry(queue, delivery, tally)));
      if (claimed.length === 0) return;
      afterId = claimed.reduce((last, { id }) => (id > last ? id : last), afterId);
    }
  }

  function forgetExcept(queue: Queue, due: string[], claimed: Delivery[]): void {
    for (const id of due) if (!claimed.some((delivery) => delivery.id === id)) dueAt[queue].delete(id);
  }

  /** The stored bound on parameters of both engines is far above what one process has under way. */
  function dueNow(queue: Queue): string[] {
    return [...dueAt[queue]]
      .filter(([, at]) => at <= now())
      .map(([id]) => id)
      .slice(0, 500);
  }

  function batchIsOpen({ destination, batchMs }: Channel): boolean {
    if (now() - (lastBatch.get(destination) ?? 0) < batchMs) return false;
    lastBatch.set(destination, now());
    return true;
  }

  async function carry(queue: Queue, delivery: Delivery, tally: RoundTally): Promise<void> {
    const channel = channels.find(({ destination }) => destination === delivery.destination) as Channel;
    const sent = await (queue === 'notices' ? withdraw(channel, delivery) : send(channel, delivery));
    if (sent === null || (sent.kind === 'refused' && stopping.signal.aborted)) return;
    await note(queue, delivery, sent, tally);
  }

  /** Null: recalled since it was claimed; it must not be sent any more, and its delivery is gone. */
  async function send(channel: Channel, { id, reportId }: Delivery): Promise<Sent | null> {
    const report = await database.store
      .selectFrom('reports')
      .select('sealed')
      .where('id', '=', reportId)
      .where('state', '<>', 'recalled')
      .executeTakeFirst();
    if (report === undefined) return null;
    const parcel = { deliveryId: id, reportId: hexOf(reportId), sealed: report.sealed };
    return channel.send(parcel, stopping.signal);
  }

  const withdraw = (channel: Channel, { id, reportId }: Delivery) =>
    channel.withdraw({ noticeId: id, reportId: hexOf(reportId) }, stopping.signal);

  async function note(queue: Queue, delivery: Delivery, sent: Sent, tally: RoundTally): Promise<void> {
    dueAt[queue].delete(delivery.id);
    if (sent.kind === 'delivered') {
      tally.delivered += 1;
      return settle(database, delivery, isoWeekOf(now()));
    }
    if (sent.kind === 'handed-over') {
      tally.handedOver += 1;
      if (await isConfirmed(database.store, delivery.reportId, queue))
        return settle(database, delivery, isoWeekOf(now()));
      const nextAtMs = now() + confirmationMs;
      return postpone(database.store, delivery.id, { queue, state: 'sent', nextAtMs, attempts: 0, holder });
    }
    tally.refused += 1;
    const attempts = delivery.attempts + 1;
    const dead = attempts >= attemptsBeforeDead;
    const nextAtMs = now() + Math.max(backoffMs(attempts, parts.random()), sent.retryAfterMs ?? 0);
    dueAt[queue].set(delivery.id, nextAtMs);
    const fields = { destination: delivery.destination, code: sent.code, attempts };
    log(dead ? 'error' : 'warn', `${what[queue]}-${dead ? 'dead' : 'refused'}`, fields);
    return postpone(database.store, delivery.id, {
      queue,
      state: dead ? 'dead' : 'pending',
      nextAtMs,
      attempts,
      holder,
    });
  }

  function loop(): void {
    if (stopping.signal.aborted) return;
    nudged = false;
    timer = undefined;
    running = round()
      .catch((error) => log('error', 'courier-failed', errorFields(error)))
      .finally(() => {
        if (stopping.signal.aborted) return;
        timer = setTimeout(loop, nudged ? 0 : pollMs);
      });
  }

  function nudge(): void {
    nudged = true;
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = setTimeout(loop, 0);
  }

  async function stop(): Promise<void> {
    stopping.abort();
    clearTimeout(timer);
    await running;
    await release(database.store, holder);
    await Promise.all(channels.map((channel) => channel.close()));
  }

  return { nudge, round, start: loop, stop };
}
