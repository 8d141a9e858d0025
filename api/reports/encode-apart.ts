import { type ChildProcess, fork } from 'node:child_process';
import type { EncodedPhoto } from './encode-photo.ts';
import { fewAtOnce } from './few-at-once.ts';
import { photoLimits } from './photo-limits.ts';

type Encoder = { child: ChildProcess; photos: number };

const entry = new URL('./photo-encoder.ts', import.meta.url);
/** Memory that a decoder scattered comes back only when its process ends. */
const photosPerEncoder = 40;
const idleMs = 30_000;
const inTurn = fewAtOnce(photoLimits.cleanedAtOnce);
const idle: Encoder[] = [];
let idleSince = 0;

/**
 * Decodes and encodes a photo in another process, without the keys, the database or the environment of this one. What
 * crashes, hangs or is taken over there ends with that process; the photo is then refused.
 */
export async function encodeApart(upload: Uint8Array): Promise<EncodedPhoto> {
  const encoded = await inTurn(async () => {
    const encoder = living() ?? start();
    encoder.photos += 1;
    const answer = await ask(encoder, upload);
    if (answer === null) encoder.child.kill('SIGKILL');
    else rest(encoder);
    return answer;
  });
  return encoded ?? { kind: 'refused', code: 'photo-broken' };
}

/** An idle process may have ended without a word having come of it yet. */
function living(): Encoder | undefined {
  for (let encoder = idle.pop(); encoder !== undefined; encoder = idle.pop()) {
    const { connected, killed, exitCode, signalCode } = encoder.child;
    if (connected && !killed && exitCode === null && signalCode === null) return encoder;
  }
  return undefined;
}

function start(): Encoder {
  const child = fork(entry, {
    serialization: 'advanced',
    // With fewer heaps there is less that is free but not given back (glibc).
    env: { MALLOC_ARENA_MAX: '2' },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const encoder = { child, photos: 0 };
  child.on('error', () => {});
  child.once('exit', () => {
    if (idle.includes(encoder)) idle.splice(idle.indexOf(encoder), 1);
  });
  return encoder;
}

/** Null when the process ended, or did not answer in time. */
function ask({ child }: Encoder, upload: Uint8Array): Promise<EncodedPhoto | null> {
  return new Promise((resolve) => {
    child.ref();
    child.channel?.ref();
    const done = (encoded: EncodedPhoto | null) => {
      clearTimeout(timer);
      child.off('message', done).off('exit', ended);
      resolve(encoded);
    };
    const ended = () => done(null);
    const timer = setTimeout(ended, photoLimits.seconds * 1000 * 2);
    child.once('message', done).once('exit', ended);
    child.send(upload, (error) => error && ended());
  });
}

/** Kept for the next photo for a while; an idle one never keeps this process alive. */
function rest(encoder: Encoder): void {
  const { child } = encoder;
  if (encoder.photos >= photosPerEncoder || !child.connected) {
    child.kill();
    return;
  }
  child.unref();
  child.channel?.unref();
  idle.push(encoder);
  idleSince = performance.now();
  setTimeout(endIdle, idleMs).unref();
}

function endIdle(): void {
  if (performance.now() - idleSince < idleMs - 1) return;
  for (const { child } of idle.splice(0)) child.kill();
}
