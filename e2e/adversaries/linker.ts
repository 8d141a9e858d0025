import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { bech32 } from '@scure/base';
import { Decrypter } from 'age-encryption';
import { canonicalJson } from '#sealing/canonical-json.ts';
import { unpad } from '#sealing/pad.ts';
import { columnsInOrder, likeness } from './columns-in-order.ts';
import { databaseIn } from './copies.ts';
import { derivationsOf, derived } from './guess-derivations.ts';
import type { LivedWeek } from './lived-week.ts';
import { bram, words } from './people.ts';
import { columnsOfValues, joinsBetween, type Row, readTables, type Tables } from './read-tables.ts';
import { rowsByReport } from './rows-of-report.ts';
import { draftOf } from './send-in-ways.ts';
import { pagesInOrder } from './write-ahead-log.ts';

/** What belongs to one report can be joined: a question must find its report. Nothing else can. */
const ofOneReport = [
  ...['deliveries.report_id', 'forwarded_texts.report_id', 'intake_history.report_id', 'notices.report_id'],
  ...['photos.report_id', 'reports.id', 'reward_decisions.report_id', 'threads.report_id'],
];
const knownJoins = [
  // What staff did is kept with the report that they did it to.
  [...ofOneReport, 'audit_log.subject'],
  ['audit_log.hash', 'audit_log.previous'],
  ['messages.answers', 'messages.id'],
  ['messages.lookup', 'threads.lookup'],
];

/** Ids of all reports, in the order in which they came in. */
export function idsInOrder({ arrived, opened }: LivedWeek): string[] {
  const idOf = (text: string) => opened.find((report) => report.text === text)?.id ?? assert.fail(text);
  return arrived.map((text) => String(idOf(text)));
}

/** Joins that nobody meant to be possible. */
export function unknownJoins(tables: Tables): string[][] {
  const joins = joinsBetween(tables);
  assert.ok(
    joins.some((group) => ofOneReport.every((column) => group.includes(column))),
    'the search finds the joins that are known',
  );
  return joins.filter(
    (group) => !knownJoins.some((known) => group.every((column) => known.includes(column))),
  );
}

/** Bytes of all telling values, for what is derived from them or into them. */
const valuesOf = (tables: Tables) =>
  [...columnsOfValues(tables).keys()].map((value) =>
    Buffer.from(value, /^([0-9a-f]{2})+$/.test(value) ? 'hex' : 'utf8'),
  );

/** Which derivations of a secret stand in the data, whole or by their first eight bytes. */
function traceOf(secret: string, tables: Tables, salts: readonly Uint8Array[]): number {
  const values = valuesOf(tables).filter(({ length }) => length <= 64);
  const kept = new Set(values.map((value) => value.subarray(0, 8).toString('hex')));
  return derivationsOf(secret, salts).filter((guess) => kept.has(guess.subarray(0, 8).toString('hex')))
    .length;
}

type Kept = { area: string; place: { location: object | null } };

const sameBytes = (one: unknown, other: Uint8Array) => Buffer.compare(one as Uint8Array, other) === 0;
const rowsOf = (tables: Tables, name: string): Row[] => tables.get(name) ?? [];
const opens = async (identity: string, sealed: unknown) => {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return Buffer.from(unpad(await decrypter.decrypt(sealed as Uint8Array))).toString();
};

/** The same insider tries to join: a person to a report, a receipt to its report, a reward to both. */
export function linker(week: () => LivedWeek): void {
  const tablesOfStopped = () => readTables(week().copies.stopped);

  test('equal values join what belongs to one report, and nothing else', () => {
    for (const folder of Object.values(week().copies)) assert.deepEqual(unknownJoins(readTables(folder)), []);
  });

  test('with a receipt in hand, but no pepper, no value of the data follows from it', () => {
    const tables = tablesOfStopped();
    const salts = [
      Buffer.alloc(0),
      Buffer.alloc(32),
      ...valuesOf(tables).filter(({ length }) => length <= 64),
    ];
    assert.ok(salts.length > 200, `${salts.length} values are tried as a pepper`);
    for (const { receipt } of Object.values(week().sent)) assert.equal(traceOf(receipt, tables, salts), 0);
    // Counter-proof: with the pepper among them the search finds where the thread lies.
    assert.ok(traceOf(week().sent.anna.receipt, tables, [week().keys.pepper]) > 0);
  });

  test('with the pepper too, a receipt leads to its row and opens the question, and neither the report nor the answer', async () => {
    const tables = tablesOfStopped();
    const { keys, sent, idOf } = week();
    const body = Buffer.from(sent.anna.receipt.replaceAll('-', '').slice(0, 19));
    const lookup = derived(keys.pepper, body, 'lookup');
    const seed = derived(keys.pepper, body, 'followup');
    const identity = bech32.encode('AGE-SECRET-KEY-', bech32.toWords(seed), false).toUpperCase();
    const thread = rowsOf(tables, 'threads').find((row) => sameBytes(row.lookup, lookup)) as Row;
    assert.equal(Buffer.from(thread.report_id as Uint8Array).toString('hex'), idOf('anna'));
    const messages = rowsOf(tables, 'messages').filter((row) => sameBytes(row.lookup, lookup));
    const question = messages.find(({ kind }) => kind === 'question') as Row;
    assert.ok((await opens(identity, question.sealed_for_reporter)).includes(words.question));
    const report = rowsOf(tables, 'reports').find((row) =>
      sameBytes(row.id, Buffer.from(idOf('anna'), 'hex')),
    ) as Row;
    for (const sealed of [report.sealed, ...messages.map((row) => row.sealed_for_hub)])
      await assert.rejects(opens(identity, sealed), /no identity matched/);
  });

  test('with the pepper a guess of a whole report that the server sealed can be checked; one other letter fails', () => {
    const tables = tablesOfStopped();
    const tags = rowsOf(tables, 'reports').map((row) => row.content_tag as Uint8Array | null);
    const tagOf = (pepper: Uint8Array, guess: object) => {
      const key = derived(pepper, Buffer.alloc(0), 'content-tag');
      const digest = createHash('sha256').update(canonicalJson(guess)).digest();
      return createHmac('sha256', key).update(digest).digest().subarray(0, 16);
    };
    const known = (tag: Uint8Array) => tags.some((each) => each !== null && sameBytes(each, tag));
    const { pepper } = week().keys;
    const { area, place } = week().opened.find(({ text }) => text === bram.text) as unknown as Kept;
    const right = { ...draftOf(bram), areaCode: area, location: place.location };
    assert.ok(known(tagOf(pepper, right)));
    assert.ok(!known(tagOf(pepper, { ...right, description: `${bram.text}.` })));
    const finer = [{ ...right, location: draftOf(bram).location }, draftOf(bram)];
    for (const guess of finer) assert.ok(!known(tagOf(pepper, guess)), 'the pin is in no tag');
    assert.ok(!known(tagOf(Buffer.alloc(32), right)), 'and without the pepper not even the right guess');
  });

  test('no column of any copy stands in the order in which reports came in', () => {
    const ids = idsInOrder(week());
    for (const tables of Object.values(week().copies).map(readTables))
      assert.deepEqual(columnsInOrder(tables, ids), []);
    // Counter-proof: a hub that counts upwards, whose references are kept, of one of two roads.
    const tables = tablesOfStopped();
    const byReport = rowsByReport(tables);
    const hooked = ids.flatMap((id) =>
      (byReport.get(id) ?? []).filter(
        ({ table, row }) => table === 'deliveries' && row.destination === 'webhook',
      ),
    );
    for (const [at, { row }] of hooked.entries())
      Object.assign(row, { hub_reference: `HUB-${at}`, attempts: hooked.length - at });
    assert.deepEqual(columnsInOrder(tables, ids), ['deliveries.attempts', 'deliveries.hub_reference']);
  });

  test('the log of the live database tells the order of arrival; a backup that was made as told does not', () => {
    const { copies: folders } = week();
    const ids = idsInOrder(week());
    const orderIn = (bytes: Buffer) => {
      const places = ids.map((id) => bytes.indexOf(Buffer.from(id, 'hex')));
      assert.ok(!places.includes(-1), 'every report is in the file');
      return likeness(places, [...ids.keys()]);
    };
    // Known, and told in SECURITY.md: whoever copies the live disk reads the order from the log of the database.
    const log = orderIn(Buffer.concat(pagesInOrder(readFileSync(`${databaseIn(folders.live)}-wal`))));
    assert.ok(log > 0.8, `order of the log beside that of arrival: ${log.toFixed(2)}`);
    const backup = orderIn(readFileSync(databaseIn(folders.backup)));
    assert.ok(Math.abs(backup) < 0.6, `order of the backup beside that of arrival: ${backup.toFixed(2)}`);
  });
}
