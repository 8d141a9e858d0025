import { createHmac, randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const saltLifeMs = 3_600_000;
/** Well under the second that people take for a hiccup. */
const delayMs = 500;
/** Networks that are counted at a time; more push the longest quiet one out. */
const mostNetworks = 50_000;

/** A salt that lives in memory only and is forgotten every hour: keys of different hours cannot be joined. */
export function rotatingSalt(now: () => number, random: () => Uint8Array = () => randomBytes(32)) {
  let salt = random();
  let madeAt = now();
  return (): Uint8Array => {
    if (now() - madeAt >= saltLifeMs) {
      salt = random();
      madeAt = now();
    }
    return salt;
  };
}

/** 64 bits of HMAC over the network (/64 for IPv6): an address can be guessed, the salt cannot. */
export function throttleKey(salt: Uint8Array, address: string | undefined): string {
  // A sender who has hung up has no address any more.
  return createHmac('sha256', salt)
    .update(networkOf(address ?? ''))
    .digest('base64url')
    .slice(0, 11);
}

function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address;
  const [head = '', tail = ''] = address.split('::');
  const front = head.split(':').filter(Boolean);
  const back = tail.split(':').filter(Boolean);
  const zeros = Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0');
  return [...front, ...zeros, ...back].slice(0, 4).join(':');
}

/** Of the keys by which networks take turns; like those of the throttle, nobody can join them over the hours. */
const turnSalt = rotatingSalt(Date.now);

/** The row in which a request waits where networks take turns (`network-rows.ts`). */
export const rowOf = ({ ip }: FastifyRequest): string => throttleKey(turnSalt(), ip);

type InRow = (pause: () => Promise<void>) => Promise<void>;
export type Throttle = {
  /** Counts a report of a network. Busy is never refused: a raid week or Tor shares one address. */
  note(request: FastifyRequest): Promise<{ network: string; busy: boolean }>;
  /** Whether danger at sea from this network goes first; past a few it waits its turn, or anybody could always say so. */
  mayHurry(request: FastifyRequest): Promise<boolean>;
  /** Whether a sign-in attempt may go on. */
  mayTry(request: FastifyRequest): Promise<boolean>;
  /** After a token that nobody has: past a few from one network each answer waits; `inRow` says for how many at a time. */
  slowGuessing(request: FastifyRequest, inRow?: InRow): Promise<void>;
  /** Whether a network asks for more questions at the door than an office full of people does; then its answer waits. */
  slowAsking(request: FastifyRequest): Promise<boolean>;
};

export async function throttle(app: FastifyInstance, now: () => number): Promise<Throttle> {
  const salt = rotatingSalt(now);
  const keyGenerator = (request: FastifyRequest) => throttleKey(salt(), request.ip);
  await app.register(rateLimit, { global: false, cache: mostNetworks });
  const limit = (max: number, timeWindow: number) => {
    const count = app.createRateLimit({ max, timeWindow, keyGenerator });
    return async (request: FastifyRequest) => {
      const counted = await count(request);
      return { network: counted.key, over: !counted.isAllowed && counted.isExceeded };
    };
  };
  const reports = limit(10, 60_000);
  const dangers = limit(3, 60_000);
  const signIns = limit(10, 300_000);
  const guesses = limit(10, 300_000);
  const questions = limit(100, 300_000);
  return {
    note: async (request) => {
      const { network, over } = await reports(request);
      return { network, busy: over };
    },
    mayHurry: async (request) => !(await dangers(request)).over,
    mayTry: async (request) => !(await signIns(request)).over,
    slowGuessing: async (request, inRow = (pause) => pause()) => {
      if ((await guesses(request)).over) await inRow(() => wait(delayMs));
    },
    slowAsking: async (request) => {
      const { over } = await questions(request);
      if (over) await wait(delayMs);
      return over;
    },
  };
}
