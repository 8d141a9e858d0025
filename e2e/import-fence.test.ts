import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { freshFolder, removeFolder } from './running-house.ts';

const root = join(import.meta.dirname, '..');
const folder = freshFolder();
for (const file of ['biome.json', 'package.json', 'api/guard/no-address.grit'])
  cpSync(join(root, file), join(folder, file));
after(() => removeFolder(folder));

/** Each planted fault breaks one rule of the fence; the last of each pair is allowed and must pass. */
const planted: [path: string, code: string, rule: string | null][] = [
  ['site/a.ts', "import { x } from '#api/storage/database.ts';", 'noRestrictedImports'],
  ['site/b.ts', "import { x } from '#api/reports/report.schema.ts';", null],
  ['site/c.ts', "import { x } from '../api/server.ts';", 'noRestrictedImports'],
  ['api/d.ts', "import { x } from '#site/paths.ts';", 'noRestrictedImports'],
  ['api/reports/e.ts', "import { x } from '#campaigns/density.schema.ts';", null],
  ['content/f.ts', "import { x } from '#api/problems.ts';", 'noRestrictedImports'],
  ['content/g.ts', "import { x } from 'zod';", null],
  ['campaigns/h.ts', "import { x } from 'node:fs';", 'noRestrictedImports'],
  ['campaigns/i.ts', "import { x } from '#api/config.ts';", 'noRestrictedImports'],
  ['sealing/k.ts', "import { x } from 'node:crypto';", 'noRestrictedImports'],
  ['sealing/l.ts', "import { x } from '#api/config.ts';", 'noRestrictedImports'],
  ['site/m.ts', "import { x } from '#sealing/seal.ts';", null],
  ['content/n.ts', "import { x } from '#sealing/seal.ts';", 'noRestrictedImports'],
  ['e2e/j.ts', "import { x } from '#api/server.ts';", 'noRestrictedImports'],
];

for (const [path, code, rule] of planted) {
  test(`${code} in ${path} is ${rule ? 'refused' : 'allowed'}`, async () => {
    const { ok, output } = await lint({ [path]: `${code}\nexport const y = x;\n` });
    assert.equal(ok, rule === null, output);
    if (rule) assert.match(output, new RegExp(rule));
  });
}

const typed = '(request: { ip: string; url: string }, log: (...said: unknown[]) => void)';
for (const [code, path, passes] of [
  [`export const x = ${typed} => log(request.ip);`, 'api/guard/throttle.ts', true],
  [`export const x = ${typed} => request.ip;`, 'api/o.ts', false],
  ['export const x = ({ ip }: { ip: string }) => ip;', 'api/p.ts', false],
  ['export const x = ({ ip: from }: { ip: string }) => from;', 'api/q.ts', false],
  ['export const x = (each: { remoteAddress: string }) => each.remoteAddress;', 'api/r.ts', false],
  [`export const x = ${typed} => log('info', { at: request.url });`, 'api/s.ts', false],
  [`export const x = ${typed} => [request.url, log('info', {})];`, 'api/t.ts', true],
] as const) {
  test(`${code} in ${path} is ${passes ? 'allowed' : 'refused'}`, async () => {
    const { ok, output } = await lint({ [path]: `${code}\n` });
    assert.equal(ok, passes, output);
    if (!passes) assert.match(output, /Who sends is read in/);
  });
}

test('two files that import each other are refused', async () => {
  const { ok, output } = await lint({
    'api/one.ts': "import { two } from './two.ts';\nexport const one = () => two;\n",
    'api/two.ts': "import { one } from './one.ts';\nexport const two = () => one;\n",
  });
  assert.equal(ok, false);
  assert.match(output, /noImportCycles/);
});

function lint(files: Record<string, string>): Promise<{ ok: boolean; output: string }> {
  for (const [path, code] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), code);
  }
  const biome = join(root, 'node_modules', '.bin', 'biome');
  const words = ['lint', '--vcs-enabled=false', ...Object.keys(files)];
  return new Promise((resolve) => {
    execFile(biome, words, { cwd: folder }, (error, stdout, stderr) =>
      resolve({ ok: error === null, output: stdout + stderr }),
    );
  });
}
