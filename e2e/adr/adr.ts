import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { installLinter } from './install-linter.ts';

const help = `npm run adr -- RULESET   check our OpenAPI documents with a Spectral ruleset, such as that of the API Design Rules

RULESET is a path or an https address. The linter is not part of the house: the first time it is installed into
node_modules/.cache, which needs the network. Ends with 0 (no error, no warning), 1 (some) or 2 (wrong call).
In the documents of the map service (ogc.json) one rule is off: the standard itself names a parameter bbox-crs.`;

const root = join(import.meta.dirname, '..', '..');
const offInOgc = 'nlgov:query-keys-camel-case';

/** `npm run adr`: our documents as the server gives them, under the ruleset of somebody else. */
function main(words: string[]): number {
  const [ruleset] = words;
  if (words.includes('--help') || words.includes('-h')) {
    process.stdout.write(`${help}\n`);
    return 0;
  }
  if (ruleset === undefined || words.length > 1) return refuse('Name one ruleset.');
  const source = /^https?:/.test(ruleset) ? ruleset : resolve(process.env.INIT_CWD ?? root, ruleset);
  if (source !== ruleset && !existsSync(source)) return refuse(`There is no ruleset at ${source}.`);
  const folder = mkdtempSync(join(tmpdir(), 'nhda-adr-'));
  try {
    return lint(installLinter(), source, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function lint(spectral: string, ruleset: string, folder: string): number {
  if (!run(['api/commands/openapi.ts', folder])) return 1;
  // A ruleset of somebody else names files beside itself, so its own exception would miss ours: this one extends it.
  const forOgc = join(folder, 'ogc-ruleset.json');
  writeFileSync(forOgc, JSON.stringify({ extends: [ruleset], rules: { [offInOgc]: 'off' } }));
  const check = (rules: string, name: string) => {
    const documents = ['site', 'desk'].map((side) => join(folder, side, name));
    return run([spectral, 'lint', '--fail-severity=warn', '--ruleset', rules, ...documents]);
  };
  const results = [check(ruleset, 'openapi.json'), check(forOgc, 'ogc.json')];
  return results.every(Boolean) ? 0 : 1;
}

const run = (words: string[]) =>
  spawnSync(process.execPath, words, { cwd: root, stdio: 'inherit' }).status === 0;

function refuse(why: string): number {
  process.stderr.write(`${why}\n\n${help}\n`);
  return 2;
}

process.exitCode = main(process.argv.slice(2));
