import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { storeReport } from '#api/reports/report-store.ts';
import { issueToken } from '#api/staff/staff-tokens.ts';
import { inventedRow } from '#api/storage/invented-reports.ts';
import { openDatabase } from '#api/storage/open-database.ts';
import { temporaryFolder } from '#api/storage/test-databases.ts';

const command = join(import.meta.dirname, 'forget.ts');

test('what no hub confirmed is counted, and deleted only by order of two people, which is told in the log', async (t) => {
  const folder = temporaryFolder(t);
  const database = await openDatabase({ databaseFile: join(folder, 'drugsalert.sqlite') });
  t.after(() => database.close());
  await storeReport(database, inventedRow(1, { received_week: '2026-W01' }), ['pull']);
  const tokenOf = (name: string) => issueToken(database.store, { role: 'lead', name, region: null });
  const [one, two] = [await tokenOf('Verzonnen Een'), await tokenOf('Verzonnen Twee')];
  const run = (words: string[], input = '') => {
    const env = { ...process.env, DATA_DIR: folder, DATABASE_URL: '', LOG_LEVEL: 'info' };
    const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...words], {
      input,
      env,
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  };
  assert.match(run(['--unconfirmed']).stdout, /^1 report\(s\)/);
  for (const [words, input] of [
    [['--unconfirmed', '--order'], `${one}\n`],
    [['--unconfirmed', '--order'], `${one}\n${two}\n${two}\n`],
    [['--unconfirmed', '--order', '--now', '2036-01-01T00:00:00Z'], `${one}\n${two}\n`],
    [['--order'], `${one}\n${two}\n`],
  ] as const)
    assert.equal(run([...words], input).status, 2, words.join(' '));
  const alone = run(['--unconfirmed', '--order'], `${one}\n${one}\n`);
  assert.deepEqual([alone.status, alone.stdout], [1, 'Both tokens are of one person: nothing is deleted.\n']);
  const ordered = run(['--unconfirmed', '--order'], `${one}\n${two}\n`);
  assert.equal(ordered.status, 0);
  assert.match(ordered.stderr, /"event":"unconfirmed-deleted","count":1/);
  assert.ok(!`${ordered.stdout}${ordered.stderr}`.includes(one), 'a token is repeated nowhere');
  assert.match(run(['--unconfirmed']).stdout, /^0 report\(s\)/);
  const nothing = run(['--unconfirmed', '--order'], `${one}\n${two}\n`);
  assert.deepEqual([nothing.status, nothing.stderr], [0, ''], 'nothing due: nothing to tell');
  assert.match(nothing.stdout, /^0 report/);
  assert.equal((await database.store.selectFrom('deletion_orders').select('id').execute()).length, 1);
});
