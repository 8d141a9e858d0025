import type { FastifyInstance } from 'fastify';
import { neutralSite, onwardPath, wipePath } from '#content/neutral-site.ts';

/**
 * All that a browser keeps of an origin and lets it wipe (W3C Clear Site Data). Not the history: no site reaches that.
 * A page kept in memory for "back" goes too, when another page of ours stands between: so the way out has two steps.
 */
const everything = '"cache", "cookies", "storage"';

/** The way out. Without script a link leads here; a script leaves at once and asks for the wiping beside it. */
export async function exitRoutes(app: FastifyInstance): Promise<void> {
  const any = { config: { query: 'any' } } as const;
  app.get(onwardPath, any, async (_request, reply) =>
    reply.header('clear-site-data', everything).redirect(neutralSite, 303),
  );
  app.get(wipePath, any, async (_request, reply) =>
    reply.header('clear-site-data', everything).code(204).send(),
  );
}
