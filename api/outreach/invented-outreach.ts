import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { setImmediate as oneTurn } from 'node:timers/promises';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { readConfig } from '#api/config.ts';
import type { TestEngine } from '#api/storage/test-databases.ts';
import { askToJoin } from './ask-to-join.ts';
import { sendingOf } from './build-mail.ts';
import { confirmReader } from './confirm-reader.ts';
import { mailRelay } from './mail-relay.ts';
import { mailSender } from './mail-sender.ts';
import { approveNewsletter, planNewsletter, writeNewsletter } from './newsletter-store.ts';
import { openOutreachDatabase } from './open-outreach-database.ts';
import type { Outreach } from './outreach.ts';
import { outreachKey } from './outreach-key.ts';
import { openReader } from './subscriber.ts';

export const inventedKey = outreachKey(Buffer.alloc(32, 7));
export const inventedDay = '2026-11-22';
export const inventedNow = Date.parse('2026-11-22T12:00:00Z');
export const people = {
  writer: { tokenId: 'verzonnen-1', name: 'Verzonnen Schrijver' },
  approver: { tokenId: 'verzonnen-2', name: 'Verzonnen Collega' },
};

/** An outreach store of the test's own on an engine; `again` opens the same one as another process would. */
export async function freshOutreach(t: TestContext, engine?: Pick<TestEngine, 'dialect' | 'fresh'>) {
  const folder = mkdtempSync(join(tmpdir(), 'nhda-outreach-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const url = engine?.dialect === 'postgres' ? await ownPostgres(t, engine) : undefined;
  const file = join(folder, 'outreach.sqlite');
  const again = async (): Promise<Outreach> => {
    const database = await openOutreachDatabase({ OUTREACH_DATABASE_URL: url, outreachFile: file });
    t.after(() => database.close());
    const terms = { unconfirmedDays: 7, eventDays: 7, blockedDays: 180 };
    return { database, key: inventedKey, terms, nudge: () => {} };
  };
  return { outreach: await again(), again, file, folder };
}

/** The tables of the reports stand in that database too; none of ours has the name of one of theirs but `settings`. */
async function ownPostgres(t: TestContext, engine: Pick<TestEngine, 'fresh'>): Promise<string> {
  const { url, database } = await engine.fresh(t);
  await database.store.schema.dropSchema('public').cascade().execute();
  await database.store.schema.createSchema('public').execute();
  return url;
}

export const address = (at: number) => `lezer-${at}@voorbeeld.example`;

/** Readers who typed their address and pressed the button. */
export async function addReaders(outreach: Outreach, count: number, list = 'residents'): Promise<void> {
  const all = Array.from({ length: count }, (_, at) => address(at));
  await Promise.all(
    all.map((each) => askToJoin(outreach, { list, language: 'nl', address: each }, inventedDay)),
  );
  const { store } = outreach.database;
  const rows = await store
    .selectFrom('subscribers')
    .select('sealed')
    .where('state', '=', 'waiting')
    .execute();
  const tokens = rows.map(({ sealed }) => openReader(inventedKey, sealed).confirm);
  await Promise.all(tokens.map((token) => confirmReader(outreach, token, inventedDay)));
  await store.deleteFrom('outgoing').execute();
}

export const draft = {
  ...{ list: 'residents', language: 'nl' as const, subject: 'Verzonnen nieuws' },
  markdown: '# Verzonnen nieuws\n\nEen verzonnen zin met [een link](https://voorbeeld.example/pad).',
};

/** A newsletter that two people let go at once. */
export async function approvedNewsletter(
  outreach: Outreach,
  changes: Partial<typeof draft> = {},
): Promise<string> {
  const author = (member: (typeof people)['writer']) => ({ member, day: inventedDay });
  const id = await writeNewsletter(outreach, { ...draft, ...changes }, author(people.writer));
  await planNewsletter(outreach, id, { version: 1, sendAtMs: inventedNow }, author(people.writer));
  await approveNewsletter(outreach, id, 2, author(people.approver));
  return id;
}

/** A sender as a server has it, at full speed, with a clock of the test's own. */
export function sender(outreach: Outreach, smtpUrl: string, clock = { ms: inventedNow }) {
  const log: unknown[] = [];
  const config = readConfig({
    ...{ OUTREACH_SMTP_URL: smtpUrl, OUTREACH_FROM: 'nieuws@drugsalert.example', DATA_DIR: '/nonexistent' },
  });
  const relay = mailRelay(config);
  if (relay === null) throw new Error('no relay');
  const sending = sendingOf(outreach, config, 'https://drugsalert.example');
  const made = mailSender({
    ...{ sending, relay, perMinute: 60_000_000, random: () => 0.5, now: () => clock.ms++ },
    log: (...line) => void log.push(line),
  });
  /** Rounds until nothing is due any more, however long the relay must be left alone. */
  const settle = async () => {
    for (let rounds = 0; rounds < 2_000; rounds += 1) {
      const waitMs = await made.round();
      const left = await waiting(outreach);
      if (waitMs === 1_000 && left.length === 0) return;
      // While somebody has a mail under way, time does not leap.
      if (left.some(({ holder }) => holder !== '')) await oneTurn();
      else clock.ms += Math.max(waitMs, 60_000);
    }
    throw new Error('The mails never settled');
  };
  return { ...made, settle, clock, log };
}

const waiting = ({ database: { store } }: Outreach) =>
  store.selectFrom('outgoing').select('holder').where('state', '=', 'waiting').execute();

export type Taken = { to: string; from: string; raw: string };
type Answer = { code: number; text: string } | null;

/** A relay on loopback that keeps what it takes; `onRecipient` and `onData` choose what it refuses. */
export async function testRelay(
  t: TestContext,
  answers: {
    onRecipient?: (to: string) => Answer;
    onData?: (to: string, nth: number) => Answer | 'drop';
    options?: SMTPServerOptions;
  } = {},
) {
  const taken: Taken[] = [];
  let nth = 0;
  const refusal = (answer: Answer) =>
    answer && Object.assign(new Error(answer.text), { responseCode: answer.code });
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], closeTimeout: 50 },
    onRcptTo: ({ address: to }, _session, done) => done(refusal(answers.onRecipient?.(to) ?? null)),
    onData: async (stream, session, done) => {
      let raw = '';
      for await (const chunk of stream.setEncoding('latin1')) raw += chunk;
      const { rcptTo, mailFrom } = session.envelope;
      const to = rcptTo[0]?.address ?? '';
      nth += 1;
      const answer = answers.onData?.(to, nth) ?? null;
      if (answer === null || answer === 'drop')
        taken.push({ to, from: mailFrom === false ? '' : mailFrom.address, raw });
      if (answer === 'drop') for (const each of server.connections) (each as { close: () => void }).close();
      else done(refusal(answer));
    },
    ...answers.options,
  });
  server.on('error', () => {});
  const listening = server.listen(0, '127.0.0.1');
  await new Promise((resolve) => listening.once('listening', resolve));
  t.after(() => new Promise<void>((resolve) => server.close(resolve)));
  const { port } = server.server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, taken, randomPath: randomBytes(2) };
}
