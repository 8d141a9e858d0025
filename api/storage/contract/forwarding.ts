import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { forwardText, readForwardedTexts } from '#api/intake/forwarded-texts.ts';
import { acknowledgeReports, moveReport } from '#api/intake/intake-store.ts';
import type { OrdinaryState } from '#api/intake/report-states.ts';
import { forgetReports } from '#api/retention/forget-reports.ts';
import { usualTerms } from '#api/retention/usual-terms.ts';
import type { Database } from '../database.ts';
import { dayMs, storeRows, wednesday } from '../invented-reports.ts';
import type { OpenFresh } from '../test-databases.ts';

const by = { byRole: 'analyst', nowMs: wednesday } as const;

async function moveThrough(database: Database, id: Buffer, steps: readonly OrdinaryState[]): Promise<void> {
  for (const to of steps) await moveReport(database, id, { ...by, to, sealedReason: Buffer.from('sealed') });
}

const textFor = (reportId: Buffer, receiver: string, words: string) => ({
  ...by,
  reportId,
  receiver,
  keyId: 'test',
  sealed: Buffer.from(words),
});

/** What may leave the intake: a text of staff, apart from the report, and only after somebody looked. */
export function forwardingContract(fresh: OpenFresh): void {
  test('nothing of a report is passed on before somebody screened it, nor of one that was put aside', async (t) => {
    const { database } = await fresh(t);
    const ids = await storeRows(database, 9, ['pull']);
    const roads: [OrdinaryState[], string][] = [
      [[], 'not-screened'],
      [['screening'], 'not-screened'],
      [['screening', 'usable', 'screening'], 'not-screened'],
      [['screening', 'not-usable'], 'not-forwardable'],
      [['spam'], 'not-forwardable'],
      [['screening', 'usable', 'closed'], 'not-forwardable'],
      [['screening', 'usable'], 'forwarded'],
      [['screening', 'known'], 'forwarded'],
      [['screening', 'usable', 'enriching', 'case'], 'forwarded'],
    ];
    for (const [at, [steps, expected]] of roads.entries()) {
      const id = ids[at] as Buffer;
      await moveThrough(database, id, steps);
      assert.equal((await forwardText(database, textFor(id, 'politie', 'one'))).kind, expected, steps.join());
    }
    const elsewhere = { ...textFor(ids[6] as Buffer, 'politie', 'one'), areaCodes: ['GM0392'] };
    assert.deepEqual(await forwardText(database, elsewhere), { kind: 'unknown' });
    assert.deepEqual(await forwardText(database, textFor(Buffer.alloc(32), 'politie', 'one')), {
      kind: 'unknown',
    });
  });

  test('a later text is a new version beside the earlier one, also when ten come at once', async (t) => {
    const { database } = await fresh(t);
    const [id] = (await storeRows(database, 1, ['pull'])) as [Buffer];
    await moveThrough(database, id, ['screening', 'usable']);
    await forwardText(database, textFor(id, 'gemeente', 'for others'));
    const made = await Promise.all(
      Array.from({ length: 10 }, (_, at) => forwardText(database, textFor(id, 'politie', `text ${at}`))),
    );
    const versions = made.map((each) => (each.kind === 'forwarded' ? each.version : 0));
    assert.deepEqual(
      versions.sort((one, other) => one - other),
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    );
    const rows = (await readForwardedTexts(database.store, id)) ?? [];
    assert.deepEqual(rows.map(({ receiver, version }) => `${receiver} ${version}`).slice(0, 3), [
      'gemeente 1',
      'politie 1',
      'politie 2',
    ]);
    assert.equal(new Set(rows.map(({ sealed }) => Buffer.from(sealed).toString())).size, 11);
    assert.equal(await readForwardedTexts(database.store, id, ['GM0392']), null);
  });

  test('what was passed on is never changed, not even by hand; with the content of the report it is emptied', async (t) => {
    const { database } = await fresh(t);
    const [id] = (await storeRows(database, 1, ['pull'])) as [Buffer];
    await moveThrough(database, id, ['screening', 'usable']);
    await forwardText(database, textFor(id, 'politie', 'as it was'));
    const change = database.commit((transaction) =>
      transaction
        .updateTable('forwarded_texts')
        .set({ sealed: Buffer.from('other words') })
        .execute(),
    );
    await assert.rejects(change, /never changed/);
    await acknowledgeReports(database, [{ id, reference: 'ref' }], wednesday);
    await forgetReports(database, wednesday + 60 * dayMs, usualTerms);
    const { rows } = await sql<{
      bytes: number;
    }>`select length(sealed) as bytes from forwarded_texts`.execute(database.store);
    assert.deepEqual(
      rows.map(({ bytes }) => Number(bytes)),
      [0],
    );
    assert.deepEqual(await forwardText(database, textFor(id, 'politie', 'again')), {
      kind: 'not-forwardable',
    });
  });
}
