import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { approveExport } from '#api/exports/approve-export.ts';
import { deleteEndedExports } from '#api/exports/delete-ended-exports.ts';
import { exportRequest } from '#api/exports/export.schema.ts';
import { deleteExpiredRequests } from '#api/exports/export-requests.ts';
import { makeExport, makeExportAgain } from '#api/exports/make-export.ts';
import { noteDownload } from '#api/exports/note-download.ts';
import { readExport, readExportFile } from '#api/exports/read-exports.ts';
import { inventedRelease } from '#api/ogc/invented-release.ts';
import type { Database } from '../database.ts';
import type { OpenFresh } from '../test-databases.ts';

const member = { tokenId: 'invented', name: 'Verzonnen Collega' };
const colleague = { tokenId: 'second', name: 'Verzonnen Tweede' };
const today = '2026-11-22';
const request = exportRequest.parse({
  question: 'Melden havens na de zomer vaker dan ervoor?',
  filters: { level: 'municipality', from: '2026-Q3' },
  endsOn: '2026-12-31',
});

const making = (database: Database, releases = [inventedRelease()]) => ({
  ...{ database, releases: async () => releases, member, today, invented: true },
});

async function made(database: Database): Promise<string> {
  const first = await makeExport(making(database), request);
  assert.ok(first.kind === 'made');
  return first.id;
}

/** A colleague agrees that this version leaves. */
const agree = (database: Database, id: string, version = 1, day = today) =>
  approveExport(database, { id, version, person: colleague, today: day });

/** Exports of published figures: fixed once made, accounted for, gone after their last day. */
export function exportingContract(fresh: OpenFresh): void {
  test('an export is made of published figures only, in files that fit their hashes', async (t) => {
    const { database } = await fresh(t);
    const id = await made(database);
    await agree(database, id);
    const found = await readExport(database.store, id, today);
    assert.equal(found?.versions[0]?.figures, 44);
    assert.deepEqual(found?.versions[0]?.release, { version: 3, sha256: 'ab'.repeat(32) });
    for (const { format, sha256, bytes } of found?.versions[0]?.files ?? []) {
      const file = await readExportFile(database.store, { id, version: 1, format }, today);
      assert.ok(file.kind === 'file');
      assert.equal(createHash('sha256').update(file.body).digest('hex'), sha256);
      assert.equal(Buffer.byteLength(file.body), bytes);
    }
  });

  test('made again it is one version more, and the first one keeps its bytes', async (t) => {
    const { database } = await fresh(t);
    const id = await made(database);
    await agree(database, id);
    const before = await readExportFile(database.store, { id, version: 1, format: 'csv' }, today);
    const next = { ...inventedRelease(), version: 4, quarter: '2026-Q4', sha256: 'cd'.repeat(32) };
    const again = await makeExportAgain(making(database, [inventedRelease(), next]), id);
    assert.deepEqual(again, { kind: 'made', id, version: 2 });
    assert.deepEqual(await readExportFile(database.store, { id, version: 1, format: 'csv' }, today), before);
    const versions = (await readExport(database.store, id, today))?.versions ?? [];
    assert.deepEqual(
      versions.map(({ version, release }) => [version, release.version]),
      [
        [2, 4],
        [1, 3],
      ],
    );
  });

  test('who took which file is kept by the day, and a second time counts up', async (t) => {
    const { database } = await fresh(t);
    const id = await made(database);
    const take = (day: string) => noteDownload(database, { id, version: 1, format: 'csv', member, day });
    for (const day of [today, today, '2026-11-23']) await take(day);
    const { downloads } = (await readExport(database.store, id, today)) ?? { downloads: [] };
    assert.deepEqual(
      downloads.map(({ day, by, times }) => [day, by, times]),
      [
        ['2026-11-23', member.name, 1],
        [today, member.name, 2],
      ],
    );
  });

  test('the last day counts in full; after it no file is given, and the night deletes the bodies', async (t) => {
    const { database } = await fresh(t);
    const id = await made(database);
    await agree(database, id);
    const csv = { id, version: 1, format: 'csv' } as const;
    assert.equal((await readExportFile(database.store, csv, '2026-12-31')).kind, 'file');
    assert.equal((await readExportFile(database.store, csv, '2027-01-01')).kind, 'ended');
    assert.equal(await deleteEndedExports(database, '2026-12-31'), 0);
    assert.equal(await deleteEndedExports(database, '2027-01-01'), 3);
    assert.equal(await deleteEndedExports(database, '2027-01-01'), 0);
    const bodies = await database.store.selectFrom('export_files').select(['body', 'sha256']).execute();
    assert.ok(bodies.every(({ body, sha256 }) => body === null && sha256.length === 64));
    // A clock that is set back does not bring a deleted file back, and the question stays known.
    assert.equal((await readExportFile(database.store, csv, today)).kind, 'ended');
    assert.equal((await readExport(database.store, id, '2027-01-01'))?.ended, true);
    const late = await makeExportAgain({ ...making(database), today: '2027-01-01' }, id);
    assert.deepEqual(late, { kind: 'ended' });
  });

  test('without a release, without a figure or without such an export nothing is made', async (t) => {
    const { database } = await fresh(t);
    assert.deepEqual(await makeExport(making(database, []), request), { kind: 'no-release' });
    const nothing = { ...request, filters: { ...request.filters, areas: ['GM9999'] } };
    assert.deepEqual(await makeExport(making(database), nothing), { kind: 'no-figures' });
    assert.deepEqual(await makeExportAgain(making(database), 'none'), { kind: 'unknown' });
    assert.deepEqual(await database.store.selectFrom('exports').select('id').execute(), []);
  });

  test('a version leaves once somebody else agreed; of twenty at once the first stands', async (t) => {
    const { database, again } = await fresh(t);
    const other = await again();
    const id = await made(database);
    const csv = { id, version: 1, format: 'csv' } as const;
    assert.equal((await readExportFile(database.store, csv, today)).kind, 'waits');
    for (const person of [member, { ...member, tokenId: 'other' }, { ...member, name: 'Ander' }])
      assert.deepEqual(await approveExport(database, { id, version: 1, person, today }), {
        kind: 'same-person',
      });
    assert.deepEqual(await agree(database, id, 2), { kind: 'unknown' });
    const asked = Array.from({ length: 20 }, (_none, at) => {
      const person = { tokenId: `token ${at}`, name: `Verzonnen ${at}` };
      return approveExport(at % 2 ? database : other, { id, version: 1, person, today });
    });
    assert.ok((await Promise.all(asked)).every(({ kind }) => kind === 'approved'));
    assert.equal((await database.store.selectFrom('export_approvals').selectAll().execute()).length, 1);
    assert.equal((await readExportFile(database.store, csv, today)).kind, 'file');
  });

  test('a request that nobody agreed to goes after fourteen days; what was taken stays in the books', async (t) => {
    const { database } = await fresh(t);
    const [agreed, lapsed, taken] = [await made(database), await made(database), await made(database)];
    await agree(database, agreed);
    await noteDownload(database, { id: taken, version: 1, format: 'csv', member, day: today });
    assert.equal((await agree(database, lapsed, 1, '2026-12-07')).kind, 'ended');
    assert.equal(await deleteExpiredRequests(database, '2026-12-06'), 0, 'the last day counts in full');
    assert.equal(await deleteExpiredRequests(database, '2026-12-07'), 2);
    assert.equal(await deleteExpiredRequests(database, '2026-12-07'), 0);
    assert.equal(await readExport(database.store, lapsed, today), null);
    const kept = await readExport(database.store, taken, today);
    assert.deepEqual(
      kept?.downloads.map(({ by }) => by),
      [member.name],
    );
    const file = { version: 1, format: 'csv' } as const;
    assert.equal((await readExportFile(database.store, { id: taken, ...file }, today)).kind, 'ended');
    assert.equal((await readExportFile(database.store, { id: agreed, ...file }, today)).kind, 'file');
  });

  test('the number of a version that went is never that of another one', async (t) => {
    const { database } = await fresh(t);
    const id = await made(database);
    await agree(database, id);
    const again = { ...making(database), today: '2026-11-23' };
    assert.deepEqual(await makeExportAgain(again, id), { kind: 'made', id, version: 2 });
    const late = '2026-12-08';
    assert.equal(await deleteExpiredRequests(database, late), 1);
    assert.equal(await deleteExpiredRequests(database, late), 0);
    assert.notEqual((await agree(database, id, 2, late)).kind, 'approved');
    const next = await makeExportAgain({ ...again, today: late }, id);
    assert.deepEqual(next, { kind: 'made', id, version: 3 });
    const shown = await readExport(database.store, id, late);
    assert.deepEqual(
      shown?.versions.map(({ version }) => version),
      [3, 1],
    );
    const gone = { id, version: 2, format: 'csv' } as const;
    assert.equal((await readExportFile(database.store, gone, late)).kind, 'unknown');
  });
}
