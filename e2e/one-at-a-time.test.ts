import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { freshFolder, removeFolder } from './running-house.ts';

const root = join(import.meta.dirname, '..');
/** Takes a while and tells when it began and ended, so that two at once are seen. */
const slowTool = (log: string, make: string) => `
  const fs = require('node:fs');
  fs.appendFileSync(${JSON.stringify(log)}, 'begin\\n');
  setTimeout(() => { ${make}; fs.appendFileSync(${JSON.stringify(log)}, 'end\\n'); }, 400);`;

/** The first file of the house in a folder of its own, with an npm and a site builder that only tell of themselves. */
function world(t: TestContext) {
  const folder = freshFolder();
  t.after(() => removeFolder(folder));
  const at = (...path: string[]) => join(folder, ...path);
  cpSync(join(root, 'bootstrap.mjs'), at('bootstrap.mjs'));
  writeFileSync(at('package.json'), '{"type": "module"}');
  writeFileSync(at('package-lock.json'), '{}');
  const builder = slowTool(at('builds.log'), 'fs.mkdirSync("dist", { recursive: true })');
  const installer = `
    const put = () => {
      fs.mkdirSync('node_modules/astro/bin', { recursive: true });
      fs.writeFileSync('node_modules/astro/package.json', '{}');
      fs.writeFileSync('node_modules/astro/bin/astro.mjs', ${JSON.stringify(`import { createRequire } from 'node:module'; const require = createRequire(import.meta.url); ${builder}`)});
    }; put()`;
  mkdirSync(at('tools'));
  writeFileSync(at('tools', 'npm.cjs'), '');
  writeFileSync(at('tools', 'package.json'), '{"type": "commonjs"}');
  writeFileSync(at('tools', 'npm.js'), slowTool(at('installs.log'), installer));
  const run = (): ChildProcess => {
    const child = spawn(process.execPath, ['bootstrap.mjs', 'build'], {
      cwd: folder,
      env: { PATH: process.env.PATH, npm_execpath: at('tools', 'npm.js') },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    t.after(() => child.kill('SIGKILL'));
    return child;
  };
  const log = (name: string) =>
    existsSync(at(name)) ? readFileSync(at(name), 'utf8').trim().split('\n') : [];
  return { at, run, log };
}

async function ended(child: ChildProcess): Promise<{ code: number; told: string }> {
  let told = '';
  child.stderr?.on('data', (chunk) => (told += chunk));
  const [code] = await once(child, 'close');
  return { code: code as number, told };
}

test('six starts at once on a fresh folder install once and build once, and all of them succeed', async (t) => {
  const { run, log, at } = world(t);
  const ends = await Promise.all(Array.from({ length: 6 }, () => ended(run())));
  for (const { code, told } of ends) assert.equal(code, 0, told);
  assert.deepEqual(log('installs.log'), ['begin', 'end']);
  assert.deepEqual(log('builds.log'), ['begin', 'end']);
  assert.ok(ends.some(({ told }) => told.includes('Another process is installing; waiting for it')));
  assert.ok(
    !existsSync(at('.installing')) && !existsSync(at('node_modules', '.building')),
    'no lock is left',
  );
});

test('after a change two starts at once build once', async (t) => {
  const { run, log, at } = world(t);
  assert.equal((await ended(run())).code, 0);
  mkdirSync(at('content'));
  writeFileSync(at('content', 'words.json'), '{"changed": true}');
  const ends = await Promise.all([ended(run()), ended(run())]);
  for (const { code, told } of ends) assert.equal(code, 0, told);
  assert.deepEqual(log('builds.log'), ['begin', 'end', 'begin', 'end']);
});

test('the lock of a process that is gone is taken over, by one of those that wait', async (t) => {
  const { run, log, at } = world(t);
  const gone = spawn(process.execPath, ['--eval', '']);
  await once(gone, 'exit');
  writeFileSync(at('.installing'), String(gone.pid));
  const ends = await Promise.all(Array.from({ length: 4 }, () => ended(run())));
  for (const { code, told } of ends) assert.equal(code, 0, told);
  assert.deepEqual(log('installs.log'), ['begin', 'end']);
});

test('a lock whose number another program has by now is taken over once nobody touches it', {
  timeout: 60_000,
}, async (t) => {
  const { run, log, at } = world(t);
  writeFileSync(at('.installing'), `${process.pid} another-program-with-this-number`);
  const longAgo = new Date(Date.now() - 3_600_000);
  utimesSync(at('.installing'), longAgo, longAgo);
  const { code, told } = await ended(run());
  assert.equal(code, 0, told);
  assert.match(told, /Another process is installing/);
  assert.deepEqual(log('installs.log'), ['begin', 'end']);
});

test('a lock that its holder still touches is waited for', { timeout: 60_000 }, async (t) => {
  const { run, log, at } = world(t);
  writeFileSync(at('.installing'), `${process.pid} this-test-is-installing`);
  const touching = setInterval(() => utimesSync(at('.installing'), new Date(), new Date()), 500);
  t.after(() => clearInterval(touching));
  const child = run();
  await once(child.stderr as NodeJS.ReadableStream, 'data');
  const early = await Promise.race([
    ended(child),
    new Promise((resolve) => setTimeout(resolve, 6_000, 'waits')),
  ]);
  assert.equal(early, 'waits');
  assert.deepEqual(log('installs.log'), []);
});
