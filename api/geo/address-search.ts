import { LRUCache } from 'lru-cache';
import type { QuietLog } from '#api/guard/quiet-log.ts';
import { fewAtOnce } from '#api/reports/few-at-once.ts';
import type { AreaLookUps } from '#api/reports/locate-report.ts';
import { streetQuery } from '#sealing/street-query.ts';
import { readAddressAnswer } from './address-answer.ts';
import type { FoundPlaces } from './address-search.schema.ts';
import { askMapService } from './ask-map-service.ts';

export type AddressSearchParts = {
  /** Address with {query} in it. */
  url: string;
  areaAt: AreaLookUps['areaAt'];
  log: QuietLog;
  now: () => number;
};
/** Null: the service does not answer now, or too many ask at once. */
export type SearchAddresses = (typed: string) => Promise<FoundPlaces | null>;

const kept = { searches: 500, ms: 86_400_000 };
const atOnce = { requests: 2, waiting: 20 };
const restMs = 10_000;
const asked = {
  accept: 'application/json',
  types: ['application/json'],
  largest: 256 * 1024,
  timeoutMs: 4_000,
} as const;

/** Looks a street up at an outside service that learns street and town, and neither the house nor who asked. */
export function addressSearcher({ url, areaAt, log, now }: AddressSearchParts): SearchAddresses {
  const cache = new LRUCache<string, FoundPlaces>({
    max: kept.searches,
    ttl: kept.ms,
    perf: { now: () => now() + 1 },
    ttlResolution: 0,
  });
  const coming = new Map<string, Promise<FoundPlaces | null>>();
  const inTurn = fewAtOnce(atOnce.requests);
  let restUntil = 0;
  const ask = async (query: string): Promise<FoundPlaces | null> => {
    if (now() < restUntil) return null;
    const answer = await askMapService(url.replaceAll('{query}', encodeURIComponent(query)), asked);
    const found = answer.kind === 'answered' ? readAddressAnswer(answer.body, areaAt) : null;
    if (found) cache.set(query, found);
    else if (now() >= restUntil) {
      restUntil = now() + restMs;
      log('warn', 'address-search-failed');
    }
    return found;
  };
  return async (typed) => {
    const query = streetQuery(typed).toLowerCase();
    if (query === '') return { places: [] };
    const known = cache.get(query) ?? coming.get(query);
    if (known) return known;
    if (coming.size >= atOnce.waiting) return null;
    const found = inTurn(() => ask(query)).finally(() => coming.delete(query));
    coming.set(query, found);
    return found;
  };
}
