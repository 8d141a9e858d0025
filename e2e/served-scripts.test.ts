import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { freshFolder, type RunningHouse, removeFolder, startHouse } from './running-house.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..');
const built = join(root, 'dist', 'client');

let house: RunningHouse;
let dataDir: string;
before(async () => {
  dataDir = freshFolder();
  house = await startHouse({}, dataDir);
});
after(async () => {
  await house.stop();
  removeFolder(dataDir);
});

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const linesOf = (list: string) =>
  list
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [, hash = '', path = ''] = /^([0-9a-f]{64}) {2}(\S+)$/.exec(line) ?? assert.fail(line);
      return { hash, path };
    });

test('the served list of hashes names every script, and what is served has those hashes', async () => {
  const answer = await fetch(`${house.publicUrl}/scripts.sha256`);
  assert.equal(answer.status, 200);
  const list = linesOf(await answer.text());
  const paths = list.map(({ path }) => path);
  assert.deepEqual(paths, globSync('**/*.{js,mjs}', { cwd: built }).sort());
  assert.ok(paths.length > 5 && paths.some((path) => path.includes('seal-and-send')));
  for (const { hash, path } of list) {
    const script = await fetch(`${house.publicUrl}/${path}`);
    assert.equal(sha256(new Uint8Array(await script.arrayBuffer())), hash, path);
  }
  const form = await (await fetch(`${house.publicUrl}/melden`)).text();
  const asked = [...form.matchAll(/<script[^>]* src="\/([^"]+)"/g)].map(([, path]) => path);
  assert.ok(asked.length > 0);
  assert.deepEqual(
    asked.filter((path) => !paths.includes(path as string)),
    [],
    'the form asks for no script that is not on the list',
  );
});

test('anybody can check a folder of scripts with sha256sum, and a changed byte is found', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nhda-scripts-'));
  try {
    cpSync(built, folder, { recursive: true });
    const check = () => run('sha256sum', ['--check', '--quiet', 'scripts.sha256'], { cwd: folder });
    await check();
    appendFileSync(join(folder, globSync('_astro/seal-and-send*.js', { cwd: folder })[0] as string), '\n');
    await assert.rejects(check(), /did NOT match/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('the same source built in another folder gives the same scripts', { timeout: 300_000 }, async () => {
  // Within the project, or the build does not find its packages.
  const results = join(root, 'test-results');
  mkdirSync(results, { recursive: true });
  const folder = mkdtempSync(join(results, 'built-'));
  try {
    const astro = join(root, 'node_modules', 'astro', 'bin', 'astro.mjs');
    await run(process.execPath, [astro, 'build', '--outDir', folder], {
      cwd: root,
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
      maxBuffer: 2 ** 26,
    });
    const list = (client: string) => readFileSync(join(client, 'scripts.sha256'), 'utf8');
    assert.equal(list(join(folder, 'client')), list(built));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
