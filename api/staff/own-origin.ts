import type { FastifyInstance } from 'fastify';
import type { Config } from '#api/config.ts';

/** Where people reach the desk, and the name that passkeys belong to (WebAuthn: relying party id). */
export type OwnOrigin = { origin: string; rpId: string };

/**
 * The address of the desk as configured, never as a request says. Development without one is `localhost`: browsers make
 * no passkey for an address in numbers. A production server without `DESK_URL` has no origin, so nothing that needs one.
 */
export function ownOrigin(
  app: FastifyInstance,
  { DESK_URL, DESK_PORT, production }: Pick<Config, 'DESK_URL' | 'DESK_PORT' | 'production'>,
): () => OwnOrigin | null {
  if (DESK_URL !== undefined) {
    const { origin, hostname } = new URL(DESK_URL);
    return () => ({ origin, rpId: hostname });
  }
  if (production) return () => null;
  return () => {
    const address = app.server.address();
    const port = typeof address === 'object' && address !== null ? address.port : DESK_PORT;
    return { origin: `http://localhost:${port}`, rpId: 'localhost' };
  };
}
