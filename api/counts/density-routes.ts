import type { FastifyInstance } from 'fastify';
export async function densityRoutes(_app: FastifyInstance, _parts: object): Promise<void> {}
