import type { Config } from '#api/config.ts';
import { list } from '#api/config-values.ts';

type Claims = { amr?: unknown; acr?: unknown };

/**
 * Whether an ID token says that a second factor was used: one of the configured `amr` values (RFC 8176), or one of the
 * configured `acr` values. A provider that says nothing has not said so.
 */
export function mfaCheck(settings: Pick<Config, 'OIDC_MFA_AMR' | 'OIDC_MFA_ACR'>) {
  const [amrs, acrs] = [list.parse(settings.OIDC_MFA_AMR), list.parse(settings.OIDC_MFA_ACR)];
  return ({ amr, acr }: Claims): boolean => {
    const used: unknown[] = Array.isArray(amr) ? amr : [];
    return amrs.some((value) => used.includes(value)) || (typeof acr === 'string' && acrs.includes(acr));
  };
}
