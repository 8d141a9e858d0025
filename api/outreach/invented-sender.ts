import { setTimeout as wait } from 'node:timers/promises';
import { inventedKey, inventedNow, sender } from './invented-outreach.ts';
import { openOutreachDatabase } from './open-outreach-database.ts';

/** A sending process for `kill-sender.test.ts`, which ends it without a word: its file and its relay are its arguments. */
const [outreachFile = '', relayUrl = ''] = process.argv.slice(2);
const database = await openOutreachDatabase({ OUTREACH_DATABASE_URL: undefined, outreachFile });
const terms = { unconfirmedDays: 7, eventDays: 7, blockedDays: 180 };
const outreach = { database, key: inventedKey, terms, nudge: () => {} };
const { round } = sender(outreach, relayUrl, { ms: inventedNow });
for (;;) {
  await round();
  await wait(5);
}
