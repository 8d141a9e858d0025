import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
/** A test that fails half-way must not leave a server behind. */
const children = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

export type RunningHouse = {
  publicUrl: string;
  deskUrl: string;
  dataDir: string;
  pid: number;
  /** Everything the process wrote so far, on both streams. */
  output: () => string;
  /** Ends it as an operator would. */
  stop: () => Promise<void>;
  /** Ends it as a power cut would. */
  kill: () => Promise<void>;
  /** Runs one of the project's commands on the same data. */
  command: (file: string, ...words: string[]) => Promise<{ code: number; stdout: string; stderr: string }>;
};

export function freshFolder(): string {
  return mkdtempSync(join(tmpdir(), 'nhda-test-'));
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Starts the real server as a process of its own on free ports. */
export async function startHouse(
  env: Record<string, string> = {},
  dataDir = freshFolder(),
): Promise<RunningHouse> {
  const settings = { ...cleanEnvironment(), PORT: '0', DESK_PORT: '0', DATA_DIR: dataDir, ...env };
  const child = spawn(process.execPath, ['api/server.ts'], {
    cwd: root,
    env: settings,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  letGo(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk));
  const served = (env.ROLES ?? 'public,desk,courier').split(',').filter((role) => role !== 'courier');
  const ports = await listeningPorts(child, () => output, served);
  return {
    publicUrl: `http://127.0.0.1:${ports.public}`,
    deskUrl: `http://127.0.0.1:${ports.desk}`,
    dataDir,
    pid: child.pid as number,
    output: () => output,
    stop: () => end(child, 'SIGTERM'),
    kill: () => end(child, 'SIGKILL'),
    command: (file, ...words) => runCommand(file, words, settings),
  };
}

/** The running server alone does not keep a test process alive. */
function letGo(child: ChildProcess): void {
  child.unref();
  for (const stream of [child.stdout, child.stderr])
    (stream as unknown as { unref?: () => void } | null)?.unref?.();
}

/** No variable of the machine that runs the tests may steer the server under test. */
function cleanEnvironment(): Record<string, string> {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'TZ'];
  return Object.fromEntries(
    kept.flatMap((name) => (process.env[name] ? [[name, process.env[name] as string]] : [])),
  );
}

type Ports = { public?: number; desk?: number };

async function listeningPorts(child: ChildProcess, output: () => string, served: string[]): Promise<Ports> {
  for (;;) {
    const ports: Ports = {};
    for (const [, name, port] of output().matchAll(/"listener":"(public|desk)","port":(\d+)/g)) {
      ports[name as keyof Ports] = Number(port);
    }
    if (served.every((name) => ports[name as keyof Ports] !== undefined)) return ports;
    if (child.exitCode !== null) throw new Error(`The server stopped with ${child.exitCode}:\n${output()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  child.ref();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

export function runCommand(file: string, words: string[], env: Record<string, string>) {
  const child = spawn(process.execPath, [file, ...words], {
    cwd: root,
    env: { ...cleanEnvironment(), ...env },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk));
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    child.on('close', (code) => resolve({ code: code ?? 1, stdout, stderr }));
  });
}

export type Sent = { status: number; body: Record<string, unknown> };

/** Sends one report as another program would. */
export async function sendReport(
  url: string,
  report: object,
  key: string,
  headers: Record<string, string> = {},
): Promise<Sent> {
  const response = await fetch(`${url}/api/v1/reports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key, ...headers },
    body: JSON.stringify(report),
    signal: AbortSignal.timeout(30_000),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
