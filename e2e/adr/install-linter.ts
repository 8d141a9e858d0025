import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const here = join(import.meta.dirname, 'linter');
const caches = join(import.meta.dirname, '..', '..', 'node_modules', '.cache');

/**
 * The linter's start file, installed from its own lock file when it is not there yet. It stays out of the
 * house's own lock file: one of its packages reports every install to a company, so no install script runs here.
 */
export function installLinter(): string {
  const lock = readFileSync(join(here, 'package-lock.json'));
  const folder = join(caches, `adr-${createHash('sha256').update(lock).digest('hex').slice(0, 12)}`);
  const start = join(folder, 'node_modules', '@stoplight', 'spectral-cli', 'dist', 'index.js');
  if (existsSync(start)) return start;
  process.stderr.write('Installing Spectral from its own lock file (once) …\n');
  const fresh = `${folder}.${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  for (const name of ['package.json', 'package-lock.json']) cpSync(join(here, name), join(fresh, name));
  const done = npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], fresh);
  if (!done) {
    rmSync(fresh, { recursive: true, force: true });
    throw new Error('Spectral could not be installed: look at the lines above and check the network.');
  }
  // Whole or not at all: a half-done folder would look installed.
  if (existsSync(folder)) rmSync(fresh, { recursive: true, force: true });
  else renameSync(fresh, folder);
  return start;
}

function npm(words: string[], cwd: string): boolean {
  const cli = process.env.npm_execpath;
  const env = { ...process.env, SCARF_ANALYTICS: 'false', npm_config_update_notifier: 'false' };
  const [program, before] = cli?.endsWith('.js')
    ? [process.execPath, [cli]]
    : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
  // Its lines are told on stderr: stdout is for what the linter finds.
  return spawnSync(program, [...before, ...words], { cwd, env, stdio: ['ignore', 2, 2] }).status === 0;
}
