import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { readConfig } from '#api/config.ts';
import { openHouse } from '#api/house.ts';
import { temporaryFolder } from '#api/storage/test-databases.ts';

const command = join(import.meta.dirname, 'hub.ts');

test('the hub opens and confirms the canary by one command; the recovery key opens it and confirms nothing', async (t) => {
  const folder = temporaryFolder(t);
  const config = readConfig({ DATA_DIR: folder, CANARY: 'true' });
  const house = await openHouse({ config, log: () => {}, now: Date.now, random: Math.random });
  t.after(house.close);
  await house.canaries?.sendIfDue();
  const run = (...words: string[]) => {
    const env = { ...process.env, DATA_DIR: folder, DATABASE_URL: '' };
    const { status, stdout } = spawnSync(process.execPath, [command, 'canary', ...words], {
      env,
      encoding: 'utf8',
    });
    return {
      status,
      lines: stdout
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
    };
  };
  const recovery = run('--identity', join(folder, 'development-recovery-key.txt'));
  assert.deepEqual([recovery.status, recovery.lines[0].outcome], [0, 'opened']);
  assert.equal((await house.canaries?.silence())?.ever, false);
  const hub = run();
  assert.deepEqual([hub.status, hub.lines.length, hub.lines[0].outcome], [0, 1, 'confirmed']);
  assert.equal((await house.canaries?.silence())?.ever, true);
  assert.deepEqual(run(), { status: 0, lines: [] });
});
