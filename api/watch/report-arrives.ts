import { randomUUID } from 'node:crypto';
import { newWord } from '#api/canaries/canary-word.ts';
import { accepted } from '#api/reports/report.schema.ts';
import { postReport } from './ask-house.ts';
import { markHeader, watchMark } from './watch-mark.ts';
import type { WatchReceiver } from './watch-receiver.ts';

type Parts = {
  url: URL;
  receiver: WatchReceiver;
  secret: string;
  /** Milliseconds for the answer of the house, and then for the webhook. */
  timeoutMs: number;
  waitMs: number;
};

/** Sends one report of our own by the public road, and answers whether it came out at the end of it. */
export async function reportArrives({ url, receiver, secret, timeoutMs, waitMs }: Parts): Promise<boolean> {
  const body = { phenomenon: 'other', description: `Proefmelding van de wacht: ${newWord()}` };
  const key = randomUUID();
  const mark = watchMark(secret, { atMs: Date.now(), idempotencyKey: key, body });
  const giveUp = new AbortController();
  // It may arrive before the house has answered.
  const arrives = receiver.waitFor(body.description, giveUp.signal);
  let timer: NodeJS.Timeout | undefined;
  try {
    const { status, text } = await postReport(url, { key, body, timeoutMs, more: { [markHeader]: mark } });
    if (status !== 201 || !accepted.safeParse(JSON.parse(text)).success) return false;
    timer = setTimeout(() => giveUp.abort(), waitMs);
    return await arrives;
  } finally {
    clearTimeout(timer);
    giveUp.abort();
  }
}
