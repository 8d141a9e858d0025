import { createServer, type Server } from 'node:net';
import type { FastifyInstance } from 'fastify';

/**
 * Connections that the system holds for us until we take them. Node's own 511 overflow in a flood, and whoever then knocks
 * is heard again after one, three, seven seconds. The system may hold fewer (net.core.somaxconn).
 */
const mostWaiting = 4_096;
const doors = 16;

type Where = { host: string; port: number };

/**
 * Listens with several doors on one port. The event loop takes one new connection per door and turn (measured: libuv
 * 1.52); in a flood a turn takes long, and through a single door a person would wait for every machine before him,
 * whatever lane he is in. To be called before the app is ready. https://nodejs.org/api/net.html#serverlisten (reusePort)
 */
export async function openWide(app: FastifyInstance, { host, port }: Where): Promise<void> {
  // Elsewhere the system does not share a port; and a name can mean two addresses.
  if (process.platform !== 'linux' || host === 'localhost') {
    await app.listen({ host, port, backlog: mostWaiting });
    return;
  }
  const others = Array.from({ length: doors - 1 }, () => besideDoor(app));
  closeTogether(app, others);
  const where = { host, port: await freePort({ host, port }), reusePort: true, backlog: mostWaiting };
  await app.listen(where as Where);
  await Promise.all(others.map((door) => opened(door, where)));
}

/** What came in beside is answered before the house closes, as what came in at the first door. */
function closeTogether(app: FastifyInstance, others: Server[]): void {
  const closed: Promise<unknown>[] = [];
  app.addHook('preClose', async () => {
    for (const door of others) closed.push(new Promise((resolve) => door.close(resolve)));
  });
  app.addHook('onClose', async () => {
    app.server.closeIdleConnections();
    await Promise.all(closed);
  });
}

/** What comes in here is the same as what comes in at the first door. */
const besideDoor = (app: FastifyInstance): Server =>
  createServer({ noDelay: true }, (socket) => app.server.emit('connection', socket));

/** Doors that share a port would also share it with another server of ours: so first we must have had it alone. */
async function freePort(where: Where): Promise<number> {
  const probe = createServer();
  await opened(probe, where);
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : where.port;
}

function opened(server: Server, where: object): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(where, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
