import assert from 'node:assert/strict';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { type RunningHouse, removeFolder, sendReport, startHouse } from './running-house.ts';
import { looksTheSame, shuffled, type ToldApart, tellApart } from './tell-apart.ts';

/** Receipts of each kind. `expired` had a question whose term is over; `asked` has one that can be read. */
const [known, expired, asked] = [500, 180, 20];
/** So many ask at the same time, each on a line of its own: few enough for a server with little processor to keep up. */
const lines = 12;
const mostRuns = 3;

type Kind = 'known' | 'unknown' | 'expired' | 'asked';
type Asking = { kind: Kind; receipt: string };
type Told = { kind: Kind; status: number; headers: string; body: string; milliseconds: number };
type Surface = { path: string; type: string; bodyOf: (receipt: string) => string; bytes: number };

const api: Surface = {
  path: '/api/v1/follow-ups',
  type: 'application/json',
  bodyOf: (receipt) => JSON.stringify({ receipt }),
  bytes: 16 * 1024,
};
const page: Surface = {
  path: '/vervolg',
  type: 'application/x-www-form-urlencoded',
  bodyOf: (receipt) => new URLSearchParams({ receipt }).toString(),
  bytes: 48 * 1024,
};

let house: RunningHouse;
let receipts: Record<Kind, string[]>;

before(async () => {
  house = await startHouse({ TRUST_PROXY: '1', VIEW_BUDGET_REPORTS_PER_DAY: '100000' });
  const withQuestion = await reports(asked, 'asked');
  await askEverybody();
  const ended = await reports(expired, 'expired');
  endQuestions(await askEverybody());
  const given = await reports(known, 'known');
  receipts = { known: given, unknown: given.map(neverGivenOut), expired: ended, asked: withQuestion };
});
after(async () => {
  await house?.stop();
  if (house) removeFolder(house.dataDir);
});

/** As many people as reports, fifty at a time. */
async function reports(count: number, name: string): Promise<string[]> {
  const given: string[] = [];
  while (given.length < count) {
    const at = given.length;
    const sent = Array.from({ length: Math.min(50, count - at) }, (_, next) =>
      sendReport(
        house.publicUrl,
        { phenomenon: 'other', description: `Verzonnen melding ${name} ${at + next}` },
        `${name}-${at + next}`,
        { 'x-forwarded-for': `198.51.100.${(at + next) % 250}` },
      ),
    );
    for (const { status, body } of await Promise.all(sent)) {
      assert.equal(status, 201);
      given.push(String(body.receipt));
    }
  }
  return given;
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The check symbol is a sum over GF(32), so the sum of two codes, symbol by symbol, is well-formed as well: a code that
 * nobody was ever given.
 */
function neverGivenOut(receipt: string, at: number, all: readonly string[]): string {
  const other = all[(at + 1) % all.length] as string;
  const values = (code: string) => [...code.replaceAll('-', '')].map((symbol) => alphabet.indexOf(symbol));
  const others = values(other);
  return values(receipt)
    .map((value, place) => alphabet[value ^ (others[place] as number)])
    .join('');
}

let token = '';
const askedBefore = new Set<string>();

/** Asks a question at every report that has none yet; answers the ids of the questions. */
async function askEverybody(): Promise<string[]> {
  token ||= (await house.command('api/commands/staff.ts', 'token', '--role', 'analyst')).stdout.trim();
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const list = await fetch(`${house.deskUrl}/api/v1/intake/reports?limit=200`, { headers });
  const { reports: all } = (await list.json()) as { reports: { id: string }[] };
  const waiting = all.map(({ id }) => id).filter((id) => !askedBefore.has(id));
  const questions: string[] = [];
  const body = JSON.stringify({ text: 'Verzonnen vraag: is het er nog?', choices: ['Ja', 'Nee'] });
  const ask = async () => {
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      askedBefore.add(id);
      const url = `${house.deskUrl}/api/v1/intake/reports/${id}/questions`;
      const sent = await fetch(url, { method: 'POST', headers, body });
      assert.equal(sent.status, 201);
      questions.push(((await sent.json()) as { id: string }).id);
    }
  };
  await Promise.all(Array.from({ length: lines }, ask));
  return questions;
}

/** As if their weeks were over: nobody can wait for that, and the server reads the clock of the machine. */
function endQuestions(ids: readonly string[]): void {
  assert.equal(ids.length, expired);
  const database = new DatabaseSync(join(house.dataDir, 'drugsalert.sqlite'));
  const end = database.prepare(`update messages set expires_week = '2020-W01' where id = ?`);
  for (const id of ids) assert.equal(end.run(id).changes, 1);
  database.close();
}

/** Asks all of them in one random order, over so many lines at once. */
async function askAll(
  url: string,
  surface: Surface,
  asking: readonly Asking[],
  atOnce = lines,
): Promise<Told[]> {
  const waiting = shuffled(asking);
  const told: Told[] = [];
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const line = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
      told.push(await askOne(url, surface, next, agent));
  };
  await Promise.all(Array.from({ length: atOnce }, line));
  agent.destroy();
  return told;
}

/** Names of all headers with their values, but for the clock. */
const headersOf = (raw: readonly string[]) =>
  raw.map((part, at) => (raw[at - 1]?.toLowerCase() === 'date' ? '' : part)).join('\n');

function askOne(url: string, { path, type, bodyOf }: Surface, { kind, receipt }: Asking, agent: Agent) {
  return new Promise<Told>((resolve, reject) => {
    const started = performance.now();
    const asking = request(url + path, { method: 'POST', agent, headers: { 'content-type': type } });
    asking.on('error', reject);
    asking.on('response', (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const milliseconds = performance.now() - started;
        const body = Buffer.concat(chunks).toString();
        const [status, headers] = [answer.statusCode ?? 0, headersOf(answer.rawHeaders)];
        resolve({ kind, status, headers, body, milliseconds });
      });
    });
    asking.end(bodyOf(receipt));
  });
}

const askingOf = (...kinds: Kind[]): Asking[] =>
  kinds.flatMap((kind) => receipts[kind].map((receipt) => ({ kind, receipt })));

function apart(told: readonly Told[], one: Kind, other: Kind): ToldApart {
  const of = (kind: Kind) =>
    told.filter((each) => each.kind === kind).map(({ milliseconds }) => milliseconds);
  return tellApart({ one: of(one), other: of(other) });
}

/** The same status, headers and bytes for all; and the length of one bucket. */
function assertSameBytes(told: readonly Told[], { bytes }: Surface): void {
  const seen = new Set(told.map(({ status, headers, body }) => `${status}\n${headers}\n\n${body}`));
  assert.equal(seen.size, 1);
  assert.equal(told[0]?.status, 200);
  assert.equal(Buffer.byteLength(told[0]?.body ?? ''), bytes);
}

test('500 receipts that were given out and 500 that never were cannot be told apart by bytes, status or time', {
  timeout: 240_000,
}, async (t) => {
  const runs: ToldApart[][] = [];
  while (runs.length < mostRuns && !runs.some((run) => run.every(looksTheSame))) {
    const told = await askAll(house.publicUrl, api, askingOf('known', 'unknown', 'expired'));
    assert.equal(told.length, 2 * known + expired);
    assertSameBytes(told, api);
    const run = [apart(told, 'known', 'unknown'), apart(told, 'expired', 'unknown')];
    t.diagnostic(`known and expired against unknown: ${run.map(describe).join('; ')}`);
    runs.push(run);
  }
  assert.ok(runs.at(-1)?.every(looksTheSame), runs.flat().map(describe).join(' | '));
});

const describe = ({ medianDifferenceMs, auc }: ToldApart) =>
  `median difference ${medianDifferenceMs.toFixed(2)} ms, AUC ${auc.toFixed(3)}`;

test('nor on the page; and one with a message differs in its words only', { timeout: 60_000 }, async () => {
  const some = (kind: Kind) => askingOf(kind).slice(0, 60);
  const asking = [...some('known'), ...some('unknown'), ...some('expired')];
  assertSameBytes(await askAll(house.publicUrl, page, asking), page);
  for (const surface of [api, page]) {
    const told = await askAll(house.publicUrl, surface, askingOf('asked'));
    for (const { status, body } of told) {
      assert.equal(status, 200);
      assert.equal(Buffer.byteLength(body), surface.bytes);
      assert.match(body, /Verzonnen vraag: is het er nog\?/);
    }
  }
});

test('a code with a typing error is told at once, before the time that all others take', async () => {
  const good = receipts.known[0] as string;
  const wrong = good.slice(0, -1) + (good.endsWith('0') ? '1' : '0');
  const told: Told[] = [];
  for (let at = 0; at < 9; at += 1)
    told.push(...(await askAll(house.publicUrl, api, [{ kind: 'unknown', receipt: wrong }])));
  assert.deepEqual([...new Set(told.map(({ status }) => status))], [400]);
  assert.ok(Math.min(...told.map(({ milliseconds }) => milliseconds)) < 100);
});

test('that measurement bites: a server that takes 8 ms longer for a receipt that it knows is found out', {
  timeout: 60_000,
}, async () => {
  const knownOnes = new Set(receipts.known);
  const slower = createServer(async (asking, answer) => {
    let body = '';
    for await (const chunk of asking) body += chunk;
    await wait(250 + (knownOnes.has(JSON.parse(body).receipt) ? 8 : 0));
    answer.end('{"messages":[]}');
  });
  await new Promise<void>((resolve) => slower.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(slower.address() as AddressInfo).port}`;
  const told = await askAll(url, api, askingOf('known', 'unknown'), 2 * lines);
  slower.close();
  const found = apart(told, 'known', 'unknown');
  assert.equal(looksTheSame(found), false, describe(found));
});
