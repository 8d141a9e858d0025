import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import Provider, { type Configuration } from 'oidc-provider';

/** Who is at the screen of the provider, and how they signed in there. */
export type AtProvider = { accountId: string; amr?: string[]; acr?: string };

export const clientSecret = 'verzonnen-geheim-verzonnen-geheim-12';

/** A real identity provider on loopback that signs in whoever `person` is, without asking; for tests. */
export async function inventedProvider(t: TestContext, redirectUri: string) {
  const person: AtProvider = { accountId: 'verzonnen-anna', amr: ['pwd', 'mfa'] };
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, settingsFor(redirectUri));
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return answer(request, response);
    const { accountId, amr, acr } = person;
    return provider
      .interactionFinished(request, response, { login: { accountId, amr, acr } })
      .catch(() => response.writeHead(500).end());
  });
  t.after(() => close(server));
  const open = async () => {
    server.listen(Number(new URL(issuer).port), '127.0.0.1');
    await once(server, 'listening');
  };
  return { issuer, person, close: () => close(server), open };
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

function settingsFor(redirectUri: string): Configuration {
  return {
    clients: [
      {
        ...{ client_id: 'balie', client_secret: clientSecret, redirect_uris: [redirectUri] },
        post_logout_redirect_uris: [redirectUri.replace(/\/terug$/, '')],
      },
    ],
    acrValues: ['urn:verzonnen:sterk'],
    claims: { openid: ['sub', 'amr', 'acr'] },
    cookies: { keys: ['verzonnen'] },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, id) => ({ accountId: id, claims: async () => ({ sub: id }) }),
    // This client belongs to the organisation itself: nobody is asked whether it may.
    loadExistingGrant: async (context) => {
      const { client, session } = context.oidc;
      const grant = new context.oidc.provider.Grant({
        ...{ clientId: client?.clientId, accountId: session?.accountId },
      });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  };
}
