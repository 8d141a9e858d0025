import { spawn } from 'node:child_process';

export type Step = { name: string; words: string[]; env?: Record<string, string> };
export type Ran = { name: string; ok: boolean; seconds: number; output: string };

/** Runs a tool of node_modules/.bin; its output is kept, and shown as it comes when `live`. */
export function runStep({ name, words, env = {} }: Step, live: boolean): Promise<Ran> {
  const started = performance.now();
  const [program = '', ...rest] = words;
  const child = spawn(program, rest, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk;
      if (live) process.stdout.write(chunk);
    });
  }
  return new Promise((resolve) => {
    const done = (ok: boolean) =>
      resolve({ name, ok, seconds: (performance.now() - started) / 1000, output });
    child.on('error', () => done(false));
    child.on('close', (code) => done(code === 0));
  });
}
