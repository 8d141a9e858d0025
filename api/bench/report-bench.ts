import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { distDir } from '#api/house.ts';
import { machine, median } from './figures.ts';
import { sealedReports } from './sealed-load.ts';

const kinds = ['hello', 'unstored', 'stored', 'sealed'] as const;
type Kind = (typeof kinds)[number];
type Figures = { perSecond: number; p99: number; refused: number };

const rounds = 3;
const seconds = 4;
const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'nhda-bench-'));
const settings = { ...process.env, DATA_DIR: folder, TRUST_PROXY: '1' };

/** Reports per second beside two ceilings, memory, cold start, page weights. Loopback only, and it ends. */
export async function measureReports(): Promise<void> {
  try {
    await measure();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(): Promise<void> {
  process.stdout.write(`${machine()}\n`);
  process.stdout.write(`Each figure: median of ${rounds} rounds of ${seconds} s, the kinds in turn.\n\n`);
  for (const connections of [1, 64]) await compare(connections);
  await coldStart();
  pageWeights();
}

async function compare(connections: number): Promise<void> {
  const figures: Record<Kind, Figures[]> = { hello: [], unstored: [], stored: [], sealed: [] };
  const memory: Partial<Record<Kind, number>> = {};
  const servers = await Promise.all(kinds.map(startServer));
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, kind] of kinds.entries()) {
      const { child, url } = servers[at] as Server;
      figures[kind].push(await load(url, connections, await reportsOf(kind)));
      memory[kind] = await memoryOf(child);
    }
  }
  for (const { child } of servers) child.disconnect();
  const of = (kind: Kind, name: keyof Figures) => median(figures[kind].map((one) => one[name]));
  process.stdout.write(`${connections} connection(s)\n`);
  for (const kind of kinds) {
    const share = `${((100 * of(kind, 'perSecond')) / of('hello', 'perSecond')).toFixed(1)} % of hello`;
    process.stdout.write(
      `  ${kind.padEnd(9)} ${of(kind, 'perSecond').toFixed(0).padStart(6)} reports/s  p99 ${of(kind, 'p99')
        .toFixed(1)
        .padStart(
          7,
        )} ms  ${share.padStart(17)}  ${mb(memory[kind] ?? 0)} MB  refused ${of(kind, 'refused')}\n`,
    );
  }
  const ratio = (one: Kind, other: Kind) => (of(one, 'perSecond') / of(other, 'perSecond')).toFixed(2);
  process.stdout.write(`  stored : unstored = ${ratio('stored', 'unstored')}\n`);
  process.stdout.write(`  sealed in the browser : stored = ${ratio('sealed', 'stored')}\n\n`);
}

type Server = { child: ChildProcess; url: string };

async function startServer(kind: Kind): Promise<Server> {
  const child = fork(join(import.meta.dirname, 'bench-server.ts'), [kind], { env: settings });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  const path = kind === 'sealed' ? 'sealed-reports' : 'reports';
  return { child, url: `http://127.0.0.1:${port}/api/v1/${path}` };
}

type NextReport = () => { headers: Record<string, string>; body: string | Buffer };

/** Every request is a report of its own: no retry path. */
async function reportsOf(kind: Kind): Promise<NextReport> {
  if (kind === 'sealed') return sealedReports(folder);
  let at = 0;
  const run = Math.random().toString(36).slice(2);
  const body = JSON.stringify({
    phenomenon: 'drug-waste-dump',
    description: `VERZONNEN melding voor de meting. ${'Vaten langs een verzonnen sloot. '.repeat(20)}`,
    location: { type: 'Point', coordinates: [4.95, 52.85] },
    signs: ['barrels-and-jerrycans'],
  });
  return () => {
    at += 1;
    return { headers: { 'content-type': 'application/json', 'idempotency-key': `${run}-${at}` }, body };
  };
}

/** Each report comes from an address of its own: no throttle. */
async function load(url: string, connections: number, next: NextReport): Promise<Figures> {
  let at = 0;
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        setupRequest: (request) => {
          at += 1;
          const address = `10.${(at >> 16) & 255}.${(at >> 8) & 255}.${at & 255}`;
          const { headers, body } = next();
          return { ...request, body, headers: { ...headers, 'x-forwarded-for': address } };
        },
      },
    ],
  });
  return {
    perSecond: result.requests.average,
    p99: result.latency.p99,
    refused: result.non2xx + result.errors,
  };
}

async function memoryOf(child: ChildProcess): Promise<number> {
  child.send('memory');
  const [{ rss }] = (await once(child, 'message')) as [{ rss: number }];
  return rss;
}

/** From nothing running to the first page answered, site already built. */
async function coldStart(): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const started = performance.now();
    const env = { ...settings, PORT: '0', DESK_PORT: '0', TRUST_PROXY: '0' };
    const child = spawn(process.execPath, ['api/server.ts'], {
      cwd: root,
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const port = await publicPort(child.stderr);
    await (await fetch(`http://127.0.0.1:${port}/melden`)).text();
    times.push(performance.now() - started);
    child.kill('SIGKILL');
  }
  process.stdout.write(`Cold start to the first form page: ${median(times).toFixed(0)} ms (median of 5)\n\n`);
}

function publicPort(stderr: NodeJS.ReadableStream): Promise<string> {
  let output = '';
  return new Promise((resolve) => {
    stderr.on('data', (chunk) => {
      output += chunk;
      const port = /"listener":"public","port":(\d+)/.exec(output)?.[1];
      if (port !== undefined && output.includes('"listener":"desk"')) resolve(port);
    });
  });
}

function pageWeights(): void {
  const client = join(distDir, 'client');
  process.stdout.write('Bytes as sent (brotli), HTML and its style sheets\n');
  for (const page of [
    'index.html',
    'herkennen/drugslab.html',
    'en/herkennen/drugslab.html',
    'vervolg.html',
  ]) {
    const html = readFileSync(join(client, page), 'utf8');
    const sheets = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href]) =>
      join(client, href as string),
    );
    const bytes = [join(client, page), ...sheets].map((file) => statSync(`${file}.br`).size);
    const scripts = [...html.matchAll(/<script/g)].length;
    process.stdout.write(
      `  ${page.padEnd(28)} ${bytes.join(' + ')} = ${bytes.reduce((sum, size) => sum + size)} bytes, ${scripts} scripts\n`,
    );
  }
  const scripts = globSync('_astro/*.js.br', { cwd: client });
  for (const file of scripts)
    process.stdout.write(`  ${file.padEnd(28)} ${statSync(join(client, file)).size} bytes\n`);
}

function mb(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(0).padStart(4);
}
