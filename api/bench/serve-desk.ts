import cookie from '@fastify/cookie';
import { densityRoutes } from '#api/counts/density-routes.ts';
import { surgeRoutes } from '#api/counts/surge-routes.ts';
import { hardenedFastify } from '#api/guard/hardened.ts';
import { refuseUnknownQuery } from '#api/guard/known-query.ts';
import { quietLog } from '#api/guard/quiet-log.ts';
import { requireRole } from '#api/staff/require-role.ts';
import { issueToken } from '#api/staff/staff-tokens.ts';
import type { Database } from '#api/storage/database.ts';

export type ServedDesk = { ask: (question: string) => Promise<string>; close: () => Promise<void> };

/** The desk's figures on a real socket, asked as a program asks them: with a token, and the answer read to its end. */
export async function serveDesk({ store }: Database, now: () => number): Promise<ServedDesk> {
  const log = quietLog('error', (line) => process.stderr.write(line));
  const app = hardenedFastify({ https: false, trustProxy: 0, log, bodyLimit: 1024 });
  await app.register(cookie);
  refuseUnknownQuery(app);
  requireRole(app, { store, now, https: false });
  const desk = () => ({ signedIn: null, demo: true, development: true });
  await app.register(densityRoutes, { store, now, desk, renderPage: async () => '' });
  await app.register(surgeRoutes, { store, now });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const token = await issueToken(store, { role: 'analyst', name: 'bench', region: null });
  return {
    ask: async (question) => {
      const answer = await fetch(`${url}/api/v1/${question}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      if (answer.status !== 200) throw new Error(`${question} answers ${answer.status}`);
      return answer.text();
    },
    close: () => app.close(),
  };
}
