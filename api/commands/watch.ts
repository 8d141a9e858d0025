import { setTimeout as wait } from 'node:timers/promises';
import { reportArrives } from '#api/watch/report-arrives.ts';
import { type WatchCheck, watchHouse } from '#api/watch/watch-house.ts';
import { command, print, UsageFault, type Words } from './command.ts';
import { openLittleHub } from './open-little-hub.ts';

const help = `npm run watch -- --url https://nhdrugsalert.example   look at the public site from outside

Run it on another machine, from cron or a systemd timer, every 5 minutes: it looks twice, --again-after-seconds (30) apart,
and exits with 1 when the same thing is wrong both times. With --every-minutes 5 it stays, and tells of what is wrong in two
looks in a row, once, and of when that is over. It prints one JSON line for each, and keeps nothing.

ready        /health/ready: listeners, built site and database
storing      /health/storing: the database takes a durable write now, by the road of a report
guide, form  pages that a visitor needs, with a form that can be sent
intake       an empty report is refused field by field; nothing is stored
certificate  is trusted and lasts 14 days or more (https only)
onion        with --onion http://….onion: the site names it to Tor Browser
report       with --report: a report of our own, sent by the public road, comes out at the end of it, here

--report --listen 127.0.0.1:8787 --secret-file FILE --identity-file FILE [--wait-seconds 60]
The watch is a little hub then, for its own report alone: one watch to a house. Make its key with npm run hub -- keygen and
write a secret, whsec_ and base64 of 32 random bytes, into a file. The house gets WATCH_RECIPIENT (the age1… of that key),
the same secret as WATCH_SECRET, and as WATCH_URL the address at which it reaches this listener. The listener is plain http:
let a proxy before it speak https, or reach it by a tunnel. Both clocks must be right to five minutes.
Each look replaces the report of the look before. None is counted, shown to anybody, or given to the hub.`;

const options = {
  url: { type: 'string' },
  onion: { type: 'string' },
  'every-minutes': { type: 'string' },
  'again-after-seconds': { type: 'string' },
  report: { type: 'boolean' },
  listen: { type: 'string' },
  'secret-file': { type: 'string' },
  'identity-file': { type: 'string' },
  'wait-seconds': { type: 'string' },
} as const;

const timeoutMs = 15_000;

await command(help, options, async (words) => {
  const url = URL.parse(words.option('url') ?? '');
  if (url === null || !/^https?:$/.test(url.protocol) || words.words.length > 0)
    throw new UsageFault('Say what to watch: --url and its http or https address.');
  const onion = words.option('onion');
  const again = numberOf(words, 'again-after-seconds', 30) * 1_000;
  const stays = words.option('every-minutes') !== undefined;
  const every = stays ? numberOf(words, 'every-minutes', 0) * 60_000 : 0;
  const waitMs = numberOf(words, 'wait-seconds', 60) * 1_000;
  const hub = await openLittleHub(words);
  const arrives = hub && { reportArrives: () => reportArrives({ url, timeoutMs, waitMs, ...hub }) };
  const look = () => watchHouse({ url, onion, timeoutMs, nowMs: Date.now(), ...arrives });
  try {
    return stays ? await stay(look, every) : await lookTwice(look, again);
  } finally {
    hub?.receiver.close();
  }
});

function numberOf({ option }: Words, name: string, usual: number): number {
  const number = Number(option(name) ?? usual);
  if (!(number >= 0 && number <= 1440) || (name === 'every-minutes' && number === 0))
    throw new UsageFault(`--${name} must be a number, more than 0 and at most 1440.`);
  return number;
}

function told(event: 'watch-alarm' | 'watch-over', checks: readonly WatchCheck[]): void {
  print(JSON.stringify({ level: event === 'watch-alarm' ? 'error' : 'info', event, checks }));
}

/** One hiccup wakes nobody. */
async function lookTwice(look: () => Promise<WatchCheck[]>, pauseMs: number): Promise<number> {
  const first = await look();
  if (first.length === 0) return 0;
  await wait(pauseMs);
  const second = await look();
  const lasting = first.filter((check) => second.includes(check));
  if (lasting.length === 0) return 0;
  told('watch-alarm', lasting);
  return 1;
}

async function stay(look: () => Promise<WatchCheck[]>, pauseMs: number): Promise<never> {
  let before: WatchCheck[] = [];
  let alarmed: WatchCheck[] = [];
  for (;;) {
    const now = await look();
    const lasting = now.filter((check) => before.includes(check));
    const fresh = lasting.filter((check) => !alarmed.includes(check));
    const over = alarmed.filter((check) => !now.includes(check));
    if (fresh.length > 0) told('watch-alarm', fresh);
    if (over.length > 0) told('watch-over', over);
    alarmed = [...alarmed.filter((check) => !over.includes(check)), ...fresh];
    before = now;
    await wait(pauseMs);
  }
}
