import type { FastifyInstance } from 'fastify';
import type { Proofs } from './proof-of-work.ts';

/** `POST /api/v1/proof-challenges`: work to do before a report, or none. A post, so that nothing on the way keeps it. */
export async function proofRoutes(app: FastifyInstance, { proofs }: { proofs: Proofs }): Promise<void> {
  app.post('/api/v1/proof-challenges', { config: { query: [] } }, async () => ({
    challenge: await proofs.challenge(),
  }));
}
