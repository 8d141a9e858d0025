import { createHmac, randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** Somebody who corrects a form sends other words under the same token a few times; a machine goes on. */
const mostVariants = 8;
const mostTokens = 50_000;
const longestMs = 24 * 3_600_000;

export type TokenUses = {
  /** Counts this content under this token; true when more different ones came than a person sends. */
  isWorn(secret: Uint8Array, content: string): boolean;
};

/**
 * How often one form token came with other content. Held in memory only, as keyed marks of token and content that mean
 * nothing outside this process: neither can be read from them.
 */
export function tokenUses(now: () => number): TokenUses {
  const key = randomBytes(32);
  const markOf = (bytes: Uint8Array | string) =>
    createHmac('sha256', key).update(bytes).digest('base64url').slice(0, 11);
  const known = new LRUCache<string, Set<string>>({
    max: mostTokens,
    ttl: longestMs,
    perf: { now },
  });
  return {
    isWorn: (secret, content) => {
      const token = markOf(secret);
      const contents = known.get(token) ?? new Set<string>();
      if (contents.size <= mostVariants) contents.add(markOf(content));
      known.set(token, contents, { noUpdateTTL: true });
      return contents.size > mostVariants;
    },
  };
}
