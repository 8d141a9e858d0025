import type { Config } from '#api/config.ts';
import type { QuietLog } from '#api/guard/quiet-log.ts';
import { outreachSecret } from '#api/key-material.ts';
import { openOutreachDatabase } from './open-outreach-database.ts';
import { type OutreachKey, outreachKey } from './outreach-key.ts';
import type { OutreachDatabase } from './outreach-tables.ts';

export type Outreach = {
  database: OutreachDatabase;
  key: OutreachKey;
  terms: OutreachTerms;
  /** There is a mail to send: look at once. Set by the sender of this process, if it has one. */
  nudge: () => void;
};

export type OutreachTerms = { unconfirmedDays: number; eventDays: number; blockedDays: number };

/**
 * What keeps and writes to people who want to hear from us; it knows nothing of reports. Null: a production server without
 * a key for addresses keeps none.
 */
export async function openOutreach(config: Config, log?: QuietLog): Promise<Outreach | null> {
  const secret = outreachSecret(config);
  if (secret === null) return null;
  return {
    database: await openOutreachDatabase(config, log),
    key: outreachKey(secret),
    terms: outreachTerms(config),
    nudge: () => {},
  };
}

export const outreachTerms = (config: Config): OutreachTerms => ({
  unconfirmedDays: config.UNCONFIRMED_ADDRESS_RETENTION_DAYS,
  eventDays: config.EVENT_ADDRESS_RETENTION_DAYS,
  blockedDays: config.BLOCKED_ADDRESS_RETENTION_DAYS,
});
