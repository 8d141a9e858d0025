import { readFileSync } from 'node:fs';
import * as openid from 'openid-client';
import type { Config } from '#api/config.ts';
import { isLoopback, list } from '#api/config-values.ts';
import type { QuietLog } from '#api/guard/quiet-log.ts';
import { mfaCheck } from './mfa-check.ts';
import { isUnreachable } from './unreachable.ts';

/** What must be known again when the browser comes back; it stays on the server. */
export type Journey = { state: string; nonce: string; verifier: string; next: string };
/**
 * What came of a journey. `down`: the provider does not answer; `refused`: what came back is not what was asked for;
 * `no-mfa`: the provider did not say that a second factor was used.
 */
export type Arrival = { kind: 'known'; subject: string } | { kind: 'down' | 'refused' | 'no-mfa' };

export type Organisation = ReturnType<typeof organisation>;

export const returnPath = '/aanmelden/terug';
/** A provider that takes longer is down to somebody who waits for a page. */
const timeoutSeconds = 5;
/** What the provider says of itself is asked for again after this, such as after it moved. */
const rememberedMs = 3_600_000;

/** The identity provider as configured, or null where there is none. */
export function organisationOf(config: Config, now: () => number, log: QuietLog): Organisation | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET_FILE } = config;
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET_FILE) return null;
  const secret = readFileSync(OIDC_CLIENT_SECRET_FILE, 'utf8').trim();
  return organisation({ ...config, issuer: OIDC_ISSUER, clientId: OIDC_CLIENT_ID, secret, now, log });
}

type Settings = Pick<Config, 'OIDC_SUBJECT_CLAIM' | 'OIDC_MFA_AMR' | 'OIDC_MFA_ACR'> & {
  issuer: string;
  clientId: string;
  secret: string;
  now: () => number;
  log: QuietLog;
};

/** Signing in by the organisation's own provider: authorization code with PKCE, state and nonce (OpenID Connect Core 1.0). */
function organisation(settings: Settings) {
  const client = rememberedClient(settings);
  const { OIDC_SUBJECT_CLAIM: claim, OIDC_MFA_ACR } = settings;
  const acrs = list.parse(OIDC_MFA_ACR);
  const isStrong = mfaCheck(settings);
  return {
    issuer: settings.issuer,

    /** Where the browser must go, or null when the provider does not answer. */
    async depart(origin: string, next: string): Promise<{ url: string; journey: Journey } | null> {
      const known = await client().catch(() => null);
      if (known === null) return null;
      const journey = {
        ...{ state: openid.randomState(), nonce: openid.randomNonce() },
        ...{ verifier: openid.randomPKCECodeVerifier(), next },
      };
      const url = openid.buildAuthorizationUrl(known, {
        ...{ redirect_uri: origin + returnPath, scope: 'openid', response_type: 'code' },
        ...{ state: journey.state, nonce: journey.nonce, code_challenge_method: 'S256' },
        code_challenge: await openid.calculatePKCECodeChallenge(journey.verifier),
        ...(acrs.length > 0 && { acr_values: acrs.join(' ') }),
      });
      return { url: url.href, journey };
    },

    /** Who came back. `url` is our own address with what the provider put behind it. */
    async arrive(url: URL, { state, nonce, verifier }: Journey): Promise<Arrival> {
      try {
        const tokens = await openid.authorizationCodeGrant(await client(), url, {
          ...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier },
          idTokenExpected: true,
        });
        const claims = tokens.claims() ?? {};
        const subject = (claims as Record<string, unknown>)[claim];
        if (typeof subject !== 'string' || subject === '') return { kind: 'refused' };
        return isStrong(claims) ? { kind: 'known', subject } : { kind: 'no-mfa' };
      } catch (error) {
        noteFailure(settings.log, error);
        return { kind: isUnreachable(error) ? 'down' : 'refused' };
      }
    },

    /** Where somebody signs out of the organisation too; null when the provider has no such place, or does not answer. */
    async leave(origin: string): Promise<string | null> {
      const known = await client().catch(() => null);
      if (!known?.serverMetadata().end_session_endpoint) return null;
      return openid.buildEndSessionUrl(known, { post_logout_redirect_uri: `${origin}/aanmelden` }).href;
    },
  };
}

/** Asks the provider what it is once an hour, and again after every failure. */
function rememberedClient({ issuer, clientId, secret, now, log }: Settings) {
  let known: { client: Promise<openid.Configuration>; at: number } | null = null;
  const server = new URL(issuer);
  const http = server.protocol === 'http:' && isLoopback(server.hostname);
  // The signature of an ID token is checked even where the connection already says who sent it.
  const execute = [openid.enableNonRepudiationChecks, ...(http ? [openid.allowInsecureRequests] : [])];
  const discover = () =>
    openid.discovery(server, clientId, undefined, clientAuth(secret), { execute, timeout: timeoutSeconds });
  return (): Promise<openid.Configuration> => {
    if (known === null || now() - known.at > rememberedMs) {
      const asked = { client: discover(), at: now() };
      known = asked;
      asked.client.catch((error: unknown) => {
        noteFailure(log, error);
        if (known === asked) known = null;
      });
    }
    return known.client;
  };
}

/** What an operator needs to mend it: the code of the library, never what the provider sent. */
function noteFailure(log: QuietLog, error: unknown): void {
  const { code } = error as { code?: unknown };
  const known = typeof code === 'string' && /^[A-Z_]{3,60}$/.test(code);
  log('warn', 'identity-provider-failed', { ...(known && { code }) });
}

/** The secret goes in a header, unless the provider says that it only reads the body. */
function clientAuth(secret: string): openid.ClientAuth {
  const [basic, post] = [openid.ClientSecretBasic(secret), openid.ClientSecretPost(secret)];
  return (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    return (methods.includes('client_secret_basic') ? basic : post)(server, ...rest);
  };
}
