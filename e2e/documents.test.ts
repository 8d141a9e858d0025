import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { languages } from '#content/languages.ts';
import {
  brokenCitations,
  citedTests,
  configuredVariables,
  missingPaths,
  namedScripts,
  read,
  root,
  tableAfter,
  variablesIn,
  wholeConfiguration,
} from './read-documents.ts';

type Package = { scripts: Record<string, string>; version: string } & Record<string, Record<string, string>>;
const packageFile = JSON.parse(read('package.json')) as Package;
const records = readdirSync(join(root, 'docs/decisions')).map((name) => `docs/decisions/${name}`);
const documents = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', 'docs/campaign-room.md'],
  ...['campaigns/README.md', 'content/areas/README.md', 'api/demo/worlds/README.md'],
  ...['deploy/README.md', 'content/hints/README.md', 'content/hints/labelled/README.md'],
  ...records,
];

/** Folders where people and build machines keep their work, and the folder beside this one. */
const machinePath =
  /(?<![\w.:/-])\/(?:home|Users|root|work|workspace|mnt)\/[\w.-]+|\.\.\/shared\b|[A-Z]:\\Users\\/;
const notText = /\.(png|jpe?g|webp|avif|gif|ico|woff2?)$/;

for (const document of documents) {
  const folder = document.split('/').slice(0, -1).join('/');
  test(`every file and every script that ${document} names exists`, () => {
    assert.deepEqual(missingPaths(read(document), folder), []);
    const unknown = namedScripts(read(document)).filter((name) => !(name in packageFile.scripts));
    assert.deepEqual(unknown, []);
  });
}

test('every script of package.json is told in README.md and runs a file that is there', () => {
  assert.deepEqual(Object.keys(packageFile.scripts).sort(), namedScripts(read('README.md')).sort());
  for (const [name, line] of Object.entries(packageFile.scripts)) {
    const missing = missingPaths(line.replace(/\S+/g, '`$&`'));
    assert.deepEqual(missing, [], name);
  }
});

test('every promise, to reporters and to others, names its guard and a test that is there', () => {
  const tables = ['promises', 'further-promises'].map((mark) => tableAfter(read('README.md'), mark));
  for (const promises of tables) assert.ok(promises.length >= 15, `${promises.length} promises`);
  for (const [promise = '', guard = '', proof = ''] of tables.flat()) {
    assert.match(guard, /`[\w./-]+`/, `${promise} names no guard`);
    assert.deepEqual(missingPaths(guard), [], promise);
    assert.ok(citedTests(proof).length > 0, `${promise} names no test`);
    assert.deepEqual(brokenCitations(proof), [], promise);
  }
});

test('every adversary has a row, and every test in it is there', () => {
  const adversaries = tableAfter(read('SECURITY.md'), 'adversaries');
  assert.equal(adversaries.length, 15);
  for (const [adversary = '', gets, guard = '', proof = ''] of adversaries) {
    assert.ok(gets, adversary);
    assert.deepEqual(missingPaths(guard), [], adversary);
    assert.deepEqual(brokenCitations(proof), [], adversary);
    if (citedTests(proof).length === 0) assert.equal(proof, 'none', `${adversary} says that no test helps`);
  }
});

test('the table of dependencies is that of package.json and of the lock file', () => {
  const locked = JSON.parse(read('package-lock.json')).packages as Record<string, { license: string }>;
  const told = tableAfter(read('README.md'), 'dependencies').map((cells) => cells.slice(0, 3).join(' '));
  const real = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
    Object.entries(packageFile[kind] ?? {}).map(
      ([name, version]) => `\`${name}\` ${version} ${locked[`node_modules/${name}`]?.license}`,
    ),
  );
  assert.deepEqual(told.sort(), real.sort());
});

test('.env.example names exactly the variables of the configuration, with their defaults', () => {
  const configured = configuredVariables(wholeConfiguration());
  assert.ok(configured.size > 20, `${configured.size} variables were found`);
  const example = read('.env.example');
  assert.deepEqual([...variablesIn(example)].sort(), [...configured].sort());
  for (const name of configured.keys()) {
    assert.match(example, new RegExp(`^# .+\\n${name}=`, 'm'), `${name} has no word of explanation`);
  }
});

test('README.md names exactly those variables, with the same defaults', () => {
  const cells = tableAfter(read('README.md'), 'environment').map(([, names = '']) => names);
  const told = cells.flatMap((names) => [...names.matchAll(/`([A-Z_]+)(?:=([^`]*))?`/g)]);
  assert.deepEqual(
    told.map(([, name, fallback]) => [name, fallback ?? '']).sort(),
    [...configuredVariables(wholeConfiguration())].sort(),
  );
});

test('publiccode.yml holds what the standard asks, and what package.json says', () => {
  const code = parse(read('publiccode.yml'));
  const required = ['publiccodeYmlVersion', 'name', 'url', 'platforms', 'developmentStatus', 'softwareType'];
  const sections = ['description', 'legal', 'maintenance', 'localisation', 'intendedAudience', 'categories'];
  for (const key of [...required, ...sections]) assert.ok(code[key], key);
  assert.match(code.publiccodeYmlVersion, /^0\.5/);
  assert.equal(code.softwareVersion, packageFile.version);
  assert.equal(code.legal.license, packageFile.license);
  assert.deepEqual(code.localisation.availableLanguages, [...languages]);
  for (const language of Object.keys(code.description)) {
    const { shortDescription, longDescription, features } = code.description[language];
    assert.ok(shortDescription.length <= 150, `${shortDescription.length} characters, at most 150`);
    assert.ok(longDescription.length >= 150 && longDescription.length <= 10_000, longDescription);
    assert.ok(features.length > 0);
  }
  assert.ok(code.maintenance.contacts[0].name);
});

test('the licence is the whole text of the EUPL 1.2', () => {
  const licence = read('LICENSE');
  assert.match(licence, /^# EUROPEAN UNION PUBLIC LICENCE v\. 1\.2/);
  for (let article = 1; article <= 15; article += 1)
    assert.match(licence, new RegExp(`^## ${article}\\. `, 'm'));
  assert.match(licence, /^## Appendix/m);
});

test('no file names a folder of somebody’s machine', () => {
  assert.deepEqual(
    filesOf(root).filter((path) => machinePath.test(readFileSync(path, 'utf8'))),
    [],
  );
});

describe('(counter-proofs) the checks above see', () => {
  test('a file, a folder, a link and a script that do not exist', () => {
    const planted =
      'See `api/no-such-file.ts`, `site/nowhere/`, [there](docs/none.md), and run `npm run nonsense`.';
    assert.deepEqual(missingPaths(planted), ['api/no-such-file.ts', 'site/nowhere/', 'docs/none.md']);
    assert.ok(namedScripts(planted).includes('nonsense'));
  });

  test('a test that was renamed or whose file is gone', () => {
    const planted =
      '`api/reports/receipt.test.ts` “no test is called this” `api/none.test.ts” “x” `api/none.test.ts` “x”';
    assert.equal(brokenCitations(planted).length, 2);
  });

  test('a variable without a line, and a default that is another', () => {
    const source =
      'const environment = z.object({\n  /** x */\n  PORT: port.default(3_000),\n  HOST: z.string().optional(),\n});\n';
    assert.deepEqual(
      [...configuredVariables(source)],
      [
        ['PORT', '3000'],
        ['HOST', ''],
      ],
    );
    assert.notDeepEqual([...variablesIn('PORT=3001\n')], [...configuredVariables(source)]);
  });

  test('a folder of a machine', () => {
    for (const path of ['home/anna/project', 'Users/anna/project', 'root/project'])
      assert.match(`import '/${path}/x.ts'`, machinePath);
    assert.doesNotMatch('href="/herkennen/drugslab"', machinePath);
  });
});

/** Every file of the project but what is made, installed or kept by tools. */
function filesOf(folder: string): string[] {
  const made = ['node_modules', 'dist', 'data', 'test-results', 'playwright-report'];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      const skipped = made.includes(entry.name) || (entry.name.startsWith('.') && entry.name !== '.ci');
      return skipped ? [] : filesOf(path);
    }
    return entry.isFile() && !notText.test(entry.name) && !entry.name.endsWith('.log') ? [path] : [];
  });
}
