import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { readPresentSets } from './refresh-present.ts';
import { startStandIn, worldOn } from './refresh-stand-in.ts';
import { writeAreaFiles } from './write-area-files.ts';

const folders: string[] = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function copyOfSets(): string {
  const folder = mkdtempSync(join(tmpdir(), 'areas-'));
  folders.push(folder);
  for (const name of readdirSync(import.meta.dirname).filter((file) => /^areas-\d{4}\./.test(file)))
    cpSync(join(import.meta.dirname, name), join(folder, name));
  return folder;
}

const contentsOf = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => statSync(join(folder, name)).isFile())
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );

function run(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(import.meta.dirname, 'make-areas.ts'), ...words],
      { maxBuffer: 10_000_000 },
      (fault, out, err) => resolve({ code: fault ? Number(fault.code) : 0, out, err }),
    );
  });
}

test('refresh --year tells what would change and writes nothing; with --write it writes what it told', async () => {
  const folder = copyOfSets();
  const before = contentsOf(folder);
  const standIn = await startStandIn(worldOn('2026-12-31', 2026));
  const words = ['refresh', '--year', '2026', '--source', standIn.origin, '--into', folder];
  try {
    const told = await run(...words);
    assert.equal(told.code, 0, told.err);
    assert.match(told.out, /GM0363 Amsterdam: population 931298 \(2024\) → 940611 \(2026\) \(\+1\.0 %\)/);
    assert.match(told.out, /^areas-2027, a concept$/m);
    assert.match(told.out, /Nothing was written/);
    assert.deepEqual(contentsOf(folder), before);
    const written = await run(...words, '--write');
    assert.equal(written.code, 0, written.err);
    assert.deepEqual(Object.keys(contentsOf(folder)), Object.keys(before), 'no file is left beside them');
    const [set] = readPresentSets(folder);
    assert.equal(set?.full.areas.find(({ code }) => code === 'GM0363')?.figures.population?.[1], 2026);
    const again = await run(...words);
    assert.match(again.out, /no differences|Nothing changes/, 'what was written does not differ');
    assert.doesNotMatch(again.out, /population/);
  } finally {
    await standIn.stop();
  }
});

test('a service that fails leaves every file as it was: exit code 1 and one sentence', async () => {
  const folder = copyOfSets();
  const before = contentsOf(folder);
  const world = worldOn('2026-12-31', 2026);
  // The last thing to be asked for: all else has come in by then.
  world.misbehave = ({ url }, response) => {
    if (!url?.includes('/ODataApi/')) return false;
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"value": [');
    return true;
  };
  const standIn = await startStandIn(world);
  try {
    const words = ['refresh', '--year', '2026', '--source', standIn.origin, '--into', folder, '--write'];
    const { code, out, err } = await run(...words);
    assert.deepEqual([code, out], [1, '']);
    assert.match(err, /^No area file was changed: 127\.0\.0\.1:\d+\/ODataApi\/.* breaks off .*\.\n$/);
    assert.deepEqual(contentsOf(folder), before);
  } finally {
    await standIn.stop();
  }
});

test('a wrong call says what is wrong, shows the help and exits with 2', async () => {
  for (const [words, sentence] of [
    [[], /a FOLDER, or a --year/],
    [['refresh'], /a FOLDER, or a --year/],
    [['refresh', 'somewhere', '--year', '2026'], /a FOLDER, or a --year/],
    [['refresh', '--year', 'soon'], /--year soon is no year/],
    [['refresh', '--year', '2026', '--successor', 'Wijdemeren'], /--successor Wijdemeren is not of the form/],
    [['refresh', '--year', '2026', '--source', 'http://elders.example'], /must be an https address/],
    [['refresh', '--year', '2026', '--timeout', 'never'], /no number of seconds/],
    [['refresh', '--colour', 'red'], /colour/],
  ] as const) {
    const { code, err } = await run(...words);
    assert.equal(code, 2, words.join(' '));
    assert.match(err, sentence);
    assert.match(err, /npm run areas -- refresh --year YEAR/);
  }
  const { code, out } = await run('--help');
  assert.equal(code, 0);
  assert.match(out, /refresh FOLDER/);
});

test('when one of the files cannot take its place, none does', () => {
  const folder = copyOfSets();
  const sets = readPresentSets(folder).map((set) => ({
    ...set,
    full: { ...set.full, concept: !set.full.concept },
  }));
  rmSync(join(folder, 'areas-2027.outline.json'));
  mkdirSync(join(folder, 'areas-2027.outline.json'));
  const before = contentsOf(folder);
  assert.throws(() => writeAreaFiles(folder, sets));
  assert.deepEqual(contentsOf(folder), before);
  rmSync(join(folder, 'areas-2027.outline.json'), { recursive: true });
  writeAreaFiles(folder, sets);
  assert.equal(readPresentSets(folder)[0]?.full.concept, true);
});
