import { randomBytes } from 'node:crypto';

export type SignInLinks = { make: (tokenId: string) => string; use: (code: string) => string | null };

/**
 * Sign-in links for development: printed by `npm start`, kept in memory, each good for one use.
 */
export function signInLinks(): SignInLinks {
  const waiting = new Map<string, string>();
  return {
    make: (tokenId) => {
      const code = randomBytes(18).toString('base64url');
      waiting.set(code, tokenId);
      return code;
    },
    use: (code) => {
      const tokenId = waiting.get(code) ?? null;
      waiting.delete(code);
      return tokenId;
    },
  };
}
