import { randomBytes } from 'node:crypto';
import type { TestContext } from 'node:test';
import type { LogEvent, LogFields } from '#api/guard/quiet-log.ts';
import { deriveKey } from '#api/reports/derive-keys.ts';
import {
  inventedDraft,
  inventedPepper,
  inventedRoad,
  inventedToken,
  wednesday,
} from '#api/storage/invented-reports.ts';
import { sqliteEngine } from '#api/storage/test-databases.ts';
import type { Channel } from './channel.ts';
import { type Courier, courier } from './courier.ts';

export const webhookSecret = `whsec_${randomBytes(32).toString('base64')}`;
export const planted = 'PLANTED-IN-THE-TEXT-4711';

export type LogLine = { event: LogEvent; fields?: LogFields };

/** A database with reports that went the real road, a clock that only moves when told, and couriers on it. */
export async function inventedDelivery(t: TestContext, { reports, road }: { reports: number; road: string }) {
  const couriers: Courier[] = [];
  // Named before the database's own hook: couriers must stop before it closes.
  t.after(() => Promise.all(couriers.map((carrier) => carrier.stop())));
  const { database } = await sqliteEngine().fresh(t);
  const clock = { now: wednesday };
  const log: LogLine[] = [];
  const { identity, submit } = await inventedRoad(database, [road], () => clock.now);
  let submitted = 0;
  const report = async () => {
    submitted += 1;
    await submit({
      draft: inventedDraft({ description: `${planted} ${submitted}` }),
      token: inventedToken(submitted),
      flag: 'none',
    });
    return deriveKey(inventedPepper, inventedToken(submitted), 'report-id', 32).toString('hex');
  };
  const reportIds: string[] = [];
  for (let number = 0; number < reports; number += 1) reportIds.push(await report());
  /** The middle of the jitter: waits are exactly the steps. */
  const startCourier = (channel: Channel) => {
    const carrier = courier({
      database,
      channels: [channel],
      log: (_level, event, fields) => void log.push({ event, fields }),
      now: () => clock.now,
      random: () => 0.5,
    });
    couriers.push(carrier);
    return carrier;
  };
  return { database, clock, log, identity, report, reportIds, startCourier };
}
