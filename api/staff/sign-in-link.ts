import { randomBytes } from 'node:crypto';

export type SignInLinks = { make: (tokenId: string) => string; use: (code: string) => string | null };

/** A console is scrolled back, copied and shared: what stands on it must soon be worth nothing. */
const lifeMs = 10 * 60_000;

/**
 * Sign-in links for development: printed by `npm start`, kept in memory, each good for one use within ten minutes.
 */
export function signInLinks(now: () => number = Date.now): SignInLinks {
  const waiting = new Map<string, { tokenId: string; until: number }>();
  return {
    make: (tokenId) => {
      const code = randomBytes(18).toString('base64url');
      waiting.set(code, { tokenId, until: now() + lifeMs });
      return code;
    },
    use: (code) => {
      const link = waiting.get(code);
      waiting.delete(code);
      return link !== undefined && now() < link.until ? link.tokenId : null;
    },
  };
}
