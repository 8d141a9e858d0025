import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readConfig } from '#api/config.ts';
import { askToJoin } from '#api/outreach/ask-to-join.ts';
import { backUpOutreach } from '#api/outreach/back-up-outreach.ts';
import { openOutreach } from '#api/outreach/outreach.ts';
import { temporaryFolder } from '#api/storage/test-databases.ts';

const program = join(import.meta.dirname, 'newsletter.ts');
const address = 'vergeet.mij@voorbeeld.example';

test('an address is forgotten by request, and lives on in no file but a backup, where it is sealed', async (t) => {
  const [DATA_DIR, to] = [temporaryFolder(t), temporaryFolder(t)];
  const run = (args: string[], input = '') =>
    spawnSync(process.execPath, [program, ...args], {
      env: { ...process.env, DATA_DIR },
      input,
      encoding: 'utf8',
    });
  const outreach = await openOutreach(readConfig({ DATA_DIR }));
  assert.ok(outreach);
  // One mail a day goes to an address, so the second list is asked for on another.
  for (const [list, day] of [
    ['residents', '2026-11-21'],
    ['professionals', '2026-11-22'],
  ] as const)
    await askToJoin(outreach, { list, language: 'nl', address }, day);
  const [row] = await outreach.database.store.selectFrom('subscribers').select('sealed').execute();
  await outreach.database.close();
  const made = run(['backup', '--to', to]);
  assert.deepEqual([made.status, made.stderr], [0, '']);
  assert.match(made.stdout, /2 address\(es\), sealed/);
  const inside = join(DATA_DIR, 'inside');
  const wanted = { config: readConfig({ DATA_DIR }), to: inside, keepDays: 30, today: '2026-11-22' };
  assert.deepEqual(backUpOutreach(wanted), { kind: 'refused', code: 'inside-data-dir' });
  assert.ok(!existsSync(inside));
  assert.match(run(['forget'], `Vergeet.Mij@VOORBEELD.example\n`).stdout, /^Deleted from 2 list\(s\)\.$/m);
  const sealed = Buffer.from(row?.sealed ?? []).subarray(0, 40);
  const files = (folder: string) => readdirSync(folder).map((name) => readFileSync(join(folder, name)));
  assert.ok(files(DATA_DIR).every((bytes) => !bytes.includes(sealed)));
  assert.ok(
    files(to).some((bytes) => bytes.includes(sealed)),
    '(counter-proof)',
  );
  assert.ok(![...files(DATA_DIR), ...files(to)].some((bytes) => bytes.includes('vergeet.mij')));
  assert.equal(run(['bounce'], 'From: x\r\n\r\nnothing').stdout, 'ignored\n');
});
