import { createHmac, randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { QuietLog } from '#api/guard/quiet-log.ts';
import { fewAtOnce } from '#api/reports/few-at-once.ts';
import type { AreaLookUps } from '#api/reports/locate-report.ts';
import { streetQuery } from '#sealing/street-query.ts';
import { readAddressAnswer } from './address-answer.ts';
import type { FoundPlaces } from './address-search.schema.ts';
import { askMapService } from './ask-map-service.ts';
import { asSlowAsFirst, type Timed } from './timed-answer.ts';

export type AddressSearchParts = {
  /** Address with {query} in it. */
  url: string;
  areaAt: AreaLookUps['areaAt'];
  log: QuietLog;
  now: () => number;
};
/** Null: the service does not answer now, or too many ask at once. */
export type SearchAddresses = (typed: string) => Promise<FoundPlaces | null>;

const kept = { searches: 500, ms: 3_600_000 };
const atOnce = { requests: 2, waiting: 20 };
const restMs = 10_000;
const asked = {
  accept: 'application/json',
  types: ['application/json'],
  largest: 256 * 1024,
  timeoutMs: 4_000,
} as const;

/**
 * Looks a street up at an outside service that learns street and town, and neither the house nor who asked. What it
 * found is kept for an hour, under a name that tells nothing of the words; an answer that is known already takes its
 * turn and its time as the first did, so that nobody can ask which street was asked for.
 */
export function addressSearcher({ url, areaAt, log, now }: AddressSearchParts): SearchAddresses {
  const cache = new LRUCache<string, Promise<Timed<FoundPlaces | null>>>({
    max: kept.searches,
    ttl: kept.ms,
    // Out of the memory too, not only out of use.
    ttlAutopurge: true,
    perf: { now: () => now() + 1 },
    ttlResolution: 0,
  });
  const nameKey = randomBytes(32);
  const nameOf = (query: string) => createHmac('sha256', nameKey).update(query).digest('base64url');
  const inTurn = fewAtOnce(atOnce.requests);
  let waiting = 0;
  let restUntil = 0;
  const ask = async (query: string, askedAt: number): Promise<Timed<FoundPlaces | null>> => {
    const answer = await askMapService(url.replaceAll('{query}', encodeURIComponent(query)), asked);
    const found = answer.kind === 'answered' ? readAddressAnswer(answer.body, areaAt) : null;
    if (!found) {
      cache.delete(nameOf(query));
      if (now() >= restUntil) log('warn', 'address-search-failed');
      restUntil = Math.max(restUntil, now() + restMs);
    }
    return { answer: found, tookMs: now() - askedAt };
  };
  const answerOnce = async (query: string): Promise<FoundPlaces | null> => {
    if (now() < restUntil) return null;
    const askedAt = now();
    const name = nameOf(query);
    const known = cache.get(name);
    const coming = known ?? ask(query, askedAt);
    if (!known) cache.set(name, coming);
    return asSlowAsFirst(await coming, askedAt, now);
  };
  return async (typed) => {
    const query = streetQuery(typed).toLowerCase();
    if (query === '') return { places: [] };
    // Before what is known: who keeps the line full must not learn from an answer that it is.
    if (waiting >= atOnce.waiting) return null;
    waiting += 1;
    return inTurn(() => answerOnce(query)).finally(() => {
      waiting -= 1;
    });
  };
}
