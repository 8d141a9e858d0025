import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';

const shipped = join(import.meta.dirname, '../../deploy');

export type RunningProxy = {
  port: number;
  /** Where the onion service comes in: a socket of nginx, a port of Caddy. */
  onion: { socketPath: string } | { port: number };
  output: () => string;
  /** Files below its own folder that its processes hold open, deleted ones too. */
  openFiles: () => string[];
  stop: () => Promise<void>;
};

/** The shipped nginx.conf as it is, but for what this machine lacks: certificates, a user, fixed ports and /run. */
export function nginxHere(folder: string, ports: { site: number; desk: number; own: number }): string {
  return readFileSync(join(shipped, 'nginx.conf'), 'utf8')
    .replace(/^user .*$/m, '')
    .replaceAll('/run/drugsalert-nginx', folder)
    .replace('include /etc/nginx/mime.types;', '')
    .replace(/^ *listen (80|\[::\]).*$/gm, '')
    .replaceAll('listen 443 ssl http2', `listen 127.0.0.1:${ports.own}`)
    .replace(/^ *ssl_.*$/gm, '')
    .replace('127.0.0.1:3000', `127.0.0.1:${ports.site}`)
    .replace('127.0.0.1:3001', `127.0.0.1:${ports.desk}`);
}

/** Likewise the Caddyfile: http instead of https, other ports, its own folder for what it keeps. */
export function caddyHere(ports: { site: number; desk: number; own: number; onion: number }): string {
  return readFileSync(join(shipped, 'Caddyfile'), 'utf8')
    .replace(/^nhdrugsalert\.example \{/m, `http://nhdrugsalert.example:${ports.own} {`)
    .replace(/^balie\.nhdrugsalert\.example \{/m, `http://balie.nhdrugsalert.example:${ports.own} {`)
    .replace('http://:8081', `http://:${ports.onion}`)
    .replaceAll('127.0.0.1:3000', `127.0.0.1:${ports.site}`)
    .replace('127.0.0.1:3001', `127.0.0.1:${ports.desk}`);
}

export async function runNginx(
  program: string,
  folder: string,
  config: string,
  port: number,
): Promise<RunningProxy> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'nginx.conf'), config);
  const words = ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', '/dev/null', '-g', 'daemon off;'];
  const running = await run(program, words, folder, port);
  return { ...running, port, onion: { socketPath: join(folder, 'onion.sock') } };
}

export async function runCaddy(
  program: string,
  folder: string,
  config: string,
  ports: { own: number; onion: number },
): Promise<RunningProxy> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'Caddyfile'), config);
  const words = ['run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile'];
  return { ...(await run(program, words, folder, ports.own)), port: ports.own, onion: { port: ports.onion } };
}

async function run(program: string, words: string[], folder: string, port: number) {
  const env = {
    ...process.env,
    HOME: folder,
    XDG_DATA_HOME: folder,
    XDG_CONFIG_HOME: folder,
    TMPDIR: folder,
  };
  const child = spawn(program, words, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk));
  const kill = () => child.kill('SIGKILL');
  process.on('exit', kill);
  await answering(child, port, () => output);
  return {
    output: () => output,
    openFiles: () =>
      [child.pid as number, ...childrenOf(child.pid as number)].flatMap((pid) => filesOf(pid, folder)),
    stop: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null && child.signalCode === null)
        await new Promise((resolve) => child.once('exit', resolve));
      process.off('exit', kill);
    },
  };
}

async function answering(child: ChildProcess, port: number, output: () => string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`It stopped with ${child.exitCode}:\n${output()}`);
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true));
      socket.on('connect', () => socket.destroy());
      socket.on('error', () => resolve(false));
    });
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
      .trim()
      .split(' ')
      .filter(Boolean)
      .map(Number);
  } catch {
    return [];
  }
}

function filesOf(pid: number, folder: string): string[] {
  try {
    const open = readdirSync(`/proc/${pid}/fd`).map((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`));
    return open.filter((file) => file.startsWith(folder));
  } catch {
    return [];
  }
}
