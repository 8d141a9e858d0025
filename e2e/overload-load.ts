import { setTimeout as wait } from 'node:timers/promises';
import { type Answered, lightClient } from './light-client.ts';

/** What the parent asks for, as JSON in the first argument. */
export type LoadWish = {
  port: number;
  seconds: number;
  peoplePerSecond: number;
  /** `form`: open the form, fill it in, send. `json`: a program with an Idempotency-Key. */
  people: 'form' | 'json';
  peopleFrom: 'one-address' | 'many-addresses';
  botsPerSecond: number;
  /** What each next bot request is, in turn. */
  bots: ('json' | 'form' | 'garbage')[];
};
export type Loaded = {
  people: {
    sent: number;
    accepted: number;
    acceptedSoon: number;
    p50: number;
    p95: number;
    slowest: number;
    statuses: Count;
  };
  bots: { sent: number; accepted: number; p95: number; statuses: Count };
};
type Count = Record<string, number>;
const botAddresses = Array.from({ length: 50 }, (_, at) => `127.0.0.${at + 101}`);
const fillInMs = 6_000;
const tickMs = 20;
const wish = JSON.parse(process.argv[2] ?? '') as LoadWish;
const patienceMs = 30_000;
const ofBots = lightClient(wish.port, patienceMs);
/** A browser waits much longer: on a machine that is busy with other things, late is not lost. */
const ofPeople = lightClient(wish.port, 4 * patienceMs);
const clientOf = (who: string) => (who === 'bot' ? ofBots : ofPeople);
let made = 0;

const json = { 'content-type': 'application/json' };
const urlencoded = { 'content-type': 'application/x-www-form-urlencoded' };
function text(who: string): string {
  made += 1;
  return `Verzonnen melding van een ${who}, nummer ${made}. ${'Vaten langs een sloot. '.repeat(8)}`;
}

function sendJson(who: string, from: string): Promise<Answered> {
  const body = JSON.stringify({ phenomenon: 'drug-waste-dump', description: text(who) });
  return clientOf(who)({
    ...{ method: 'POST', path: '/api/v1/reports', from, body },
    headers: { ...json, 'idempotency-key': `${who}-${made}-${process.pid}` },
  });
}

function sendForm(who: string, from: string, formToken: string): Promise<Answered> {
  const body = new URLSearchParams({ formToken, phenomenon: 'drug-waste-dump', description: text(who) });
  return clientOf(who)({
    ...{ method: 'POST', path: '/melden', from },
    ...{ headers: urlencoded, body: body.toString() },
  });
}

const botKinds: Record<LoadWish['bots'][number], (from: string) => Promise<Answered>> = {
  json: (from) => sendJson('bot', from),
  form: (from) => sendForm('bot', from, ''),
  garbage: (from) =>
    ofBots({ method: 'POST', path: '/melden', from, headers: urlencoded, body: 'a=%F0%28&x'.repeat(50) }),
};

/** One person from opening the form to a code on the screen; only waiting for our answers counts. */
async function person(at: number): Promise<Answered> {
  const from =
    wish.peopleFrom === 'one-address' ? '127.0.0.2' : `127.1.${Math.floor(at / 250)}.${(at % 250) + 1}`;
  if (wish.people === 'json') return sendJson('mens', from);
  const page = await ofPeople({ method: 'GET', path: '/melden', from });
  const token = /name="formToken" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
  await wait(fillInMs);
  const sent = await sendForm('mens', from, token);
  return { ...sent, ms: Math.max(sent.ms, page.ms) };
}

/** Sends at a steady rate whatever comes back, as a crowd does. */
async function steadily(perSecond: number, once: (at: number) => Promise<Answered>): Promise<Answered[]> {
  const sent: Promise<Answered>[] = [];
  const started = performance.now();
  const total = perSecond * wish.seconds;
  while (sent.length < total) {
    const due = Math.min(total, Math.floor(((performance.now() - started) / 1000) * perSecond) + 1);
    while (sent.length < due) sent.push(once(sent.length));
    await wait(tickMs);
  }
  return Promise.all(sent);
}

function bot(at: number): Promise<Answered> {
  const kind = wish.bots[Math.floor(at / botAddresses.length) % wish.bots.length] ?? 'json';
  return botKinds[kind](botAddresses[at % botAddresses.length] as string);
}

function figures(sent: Answered[]) {
  const times = sent.map(({ ms }) => ms).sort((one, other) => one - other);
  const statuses: Count = {};
  for (const { status } of sent) statuses[status] = (statuses[status] ?? 0) + 1;
  const at = (share: number) =>
    Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
  const accepted = sent.filter(({ status, body }) => isAccepted(status, body));
  const acceptedSoon = accepted.filter(({ ms }) => ms < patienceMs).length;
  return {
    sent: sent.length,
    accepted: accepted.length,
    acceptedSoon,
    p50: at(0.5),
    p95: at(0.95),
    slowest: at(1),
    statuses,
  };
}

/** A code was given: in the answer of the API, or on the page. */
function isAccepted(status: number, body: string): boolean {
  return status === 201 ? body.includes('"receipt"') : status === 200 && body.includes('data-receipt');
}

const [people, bots] = await Promise.all([
  steadily(wish.peoplePerSecond, person),
  steadily(wish.botsPerSecond, bot),
]);
process.send?.({ people: figures(people), bots: figures(bots) } satisfies Loaded);
process.exit();
