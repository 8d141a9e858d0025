import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { freshFolder, type RunningHouse, removeFolder, startHouse } from './running-house.ts';

const root = join(import.meta.dirname, '..');
const read = (...path: string[]) => JSON.parse(readFileSync(join(root, ...path), 'utf8'));

type Locked = {
  version: string;
  dev?: boolean;
  dependencies?: Record<string, string>;
};
const lock: Record<string, Locked> = read('package-lock.json').packages;
const manifest: { dependencies: object; optionalDependencies: object } = read('package.json');

/** Where Node finds a package from the folder of another: the nearest `node_modules` upward. */
function resolve(from: string, name: string): string {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const path = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (lock[path]) return path;
    assert.notEqual(folder, '', `${name} is not in the lock file`);
  }
}

/** Every package that the program needs to run, by the lock file and not by the list that is tested. */
function runtimePackages(): string[] {
  const waiting = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.optionalDependencies)].map(
    (name) => resolve('', name),
  );
  const found = new Set<string>();
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    for (const name of Object.keys(lock[path]?.dependencies ?? {})) waiting.push(resolve(path, name));
  }
  return [...found];
}

const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

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

test('the list of packages names each one that runs, with its version, licence and hash, and none of development', () => {
  const sbom = read('dist', 'sbom.cdx.json');
  assert.deepEqual([sbom.bomFormat, sbom.metadata.component.name], ['CycloneDX', 'nh-drugsalert']);
  type Listed = { name: string; version: string; licenses?: object[]; hashes?: object[] };
  const listed = new Map<string, Listed>(
    sbom.components.map((one: Listed) => [`${one.name}@${one.version}`, one]),
  );
  const wanted = runtimePackages();
  assert.ok(wanted.length > 200, String(wanted.length));
  for (const path of wanted) {
    const found = listed.get(`${nameOf(path)}@${lock[path]?.version}`);
    assert.ok(found, `${path} is missing`);
    assert.ok((found.licenses ?? []).length > 0, `${path} has no licence`);
    assert.ok((found.hashes ?? []).length > 0, `${path} has no hash`);
  }
  const running = new Set(
    Object.entries(lock).flatMap(([path, { version, dev }]) => (dev ? [] : [`${nameOf(path)}@${version}`])),
  );
  assert.deepEqual(
    [...listed.keys()].filter((each) => !running.has(each)),
    [],
  );
});

test('that list is with the operator and not on the site: a stranger learns no versions', async () => {
  for (const url of [house.publicUrl, house.deskUrl])
    for (const path of ['/sbom.cdx.json', '/../sbom.cdx.json', '/%2e%2e/sbom.cdx.json'])
      assert.notEqual((await fetch(url + path)).status, 200, path);
});
