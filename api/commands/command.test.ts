import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { writeEntry } from '#api/staff/write-audit-log.ts';
import { openDatabase } from '#api/storage/open-database.ts';
import { temporaryFolder } from '#api/storage/test-databases.ts';

/** A command whose reader is gone before it prints, as with `| head -1`. */
async function unread(DATA_DIR: string, name: string, words: string[]) {
  const env = { ...process.env, DATA_DIR, DATABASE_URL: '' };
  const child = spawn(process.execPath, [join(import.meta.dirname, name), ...words], { env });
  child.stdout.destroy();
  const [[code], stderr] = await Promise.all([once(child, 'close'), text(child.stderr)]);
  return { code, stderr };
}

test('a reader that leaves early, as head -1 does, ends a command quietly and well', async (t) => {
  const folder = temporaryFolder(t);
  const database = await openDatabase({ databaseFile: join(folder, 'drugsalert.sqlite') });
  t.after(() => database.close());
  const entry = { tokenId: '', name: 'Verzonnen', role: 'command', action: 'make-token' } as const;
  for (let made = 0; made < 20; made += 1)
    await writeEntry(database, { ...entry, day: '2026-11-22', subject: '', detail: '', shown: 0 });
  for (const [name, ...words] of [
    ['audit.ts', 'list'],
    ['audit.ts', 'verify'],
    ['hub.ts', 'keygen'],
    ['staff.ts', '--help'],
    ['forget.ts'],
  ] as [string, ...string[]][])
    assert.deepEqual(await unread(folder, name, words), { code: 0, stderr: '' }, `${name} ${words}`);
});
