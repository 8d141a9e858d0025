import { randomUUID } from 'node:crypto';
import { askHouse, type Page, postReport } from './ask-house.ts';
import { certificateEnd, daysLeft } from './certificate-days.ts';

export type Watched = {
  /** Address of the public site. */
  url: URL;
  /** Address that the site must name to Tor Browser, if it has one. */
  onion?: string;
  timeoutMs: number;
  nowMs: number;
  /** Whether a report of our own arrives at our own receiver; unset: none is sent. */
  reportArrives?: () => Promise<boolean>;
};

export const watchChecks = [
  'ready',
  'storing',
  'guide',
  'form',
  'intake',
  'certificate',
  'onion',
  'report',
] as const;
export type WatchCheck = (typeof watchChecks)[number];

/** One of the guides: a page that is there before anybody reports anything. */
const guide = '/herkennen/drugslab';
const fewestDays = 14;

/**
 * Looks at the house from outside, as a visitor would, and answers what is wrong. The door of the intake is tried with an
 * empty report, which must be refused field by field; nothing is stored, unless it was told how to send a report of its own.
 */
export async function watchHouse(watched: Watched): Promise<WatchCheck[]> {
  const looks: Record<WatchCheck, () => Promise<boolean>> = {
    ready: async () => JSON.parse((await page(watched, '/health/ready')).text).status === 'ready',
    storing: async () => JSON.parse((await page(watched, '/health/storing')).text).status === 'storing',
    guide: async () => /<h1/.test((await page(watched, guide)).text),
    form: async () => {
      const { text } = await page(watched, '/melden');
      return /<form[^>]+method="post"/i.test(text) && text.includes('name="formToken"');
    },
    intake: () => refusesEmptyReport(watched),
    certificate: () => certificateLasts(watched),
    onion: async () => !watched.onion || (await onionOf(watched)) === watched.onion.replace(/\/+$/, ''),
    report: watched.reportArrives ?? (async () => true),
  };
  const answers = await Promise.all(
    watchChecks.map(async (check) => ((await looks[check]().catch(() => false)) ? [] : [check])),
  );
  return answers.flat();
}

/** @throws when the page is not there, or elsewhere */
async function page({ url, timeoutMs }: Watched, path: string): Promise<Page> {
  const answer = await askHouse(url, path, { signal: AbortSignal.timeout(timeoutMs) });
  if (answer.status !== 200) throw new Error(`Status ${answer.status}`);
  return answer;
}

async function refusesEmptyReport({ url, timeoutMs }: Watched): Promise<boolean> {
  const { status, text } = await postReport(url, { key: randomUUID(), body: {}, timeoutMs });
  const { code, errors } = JSON.parse(text) as { code: string; errors: { field: string }[] };
  const named = new Set(errors.map(({ field }) => field));
  return status === 400 && code === 'invalid-input' && named.has('phenomenon') && named.has('description');
}

async function certificateLasts({ url, timeoutMs, nowMs }: Watched): Promise<boolean> {
  if (url.protocol !== 'https:') return true;
  return daysLeft(await certificateEnd(url, timeoutMs), nowMs) >= fewestDays;
}

/** Without the path behind it. */
async function onionOf(watched: Watched): Promise<string | null> {
  const named = (await page(watched, '/melden')).headers.get('onion-location');
  return named === null ? null : new URL(named).origin;
}
