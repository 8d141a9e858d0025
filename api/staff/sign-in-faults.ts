import { existsSync } from 'node:fs';
import { isLoopback } from '#api/config-values.ts';

type Given = Partial<
  Record<'OIDC_ISSUER' | 'OIDC_CLIENT_ID' | 'OIDC_CLIENT_SECRET_FILE' | 'DESK_URL', string>
>;

/** What is wrong with the identity provider as configured; the faults name variables and repeat no value. */
export function signInFaults(given: Given, production: boolean): string[] {
  const names = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET_FILE'] as const;
  const set = names.filter((name) => given[name] !== undefined);
  if (set.length === 0) return [];
  if (set.length < names.length) return [`${names.join(', ')} belong together: set all of them or none`];
  const { OIDC_ISSUER = '', OIDC_CLIENT_SECRET_FILE = '' } = given;
  const issuer = URL.parse(OIDC_ISSUER);
  const plain = issuer?.protocol === 'http:' && !isLoopback(issuer.hostname);
  return [
    ...(plain ? ['OIDC_ISSUER must be https: what it says decides who comes in'] : []),
    ...(existsSync(OIDC_CLIENT_SECRET_FILE) ? [] : ['OIDC_CLIENT_SECRET_FILE does not exist']),
    ...(production && given.DESK_URL === undefined
      ? ['OIDC_ISSUER needs DESK_URL: the identity provider sends people back to it']
      : []),
  ];
}
