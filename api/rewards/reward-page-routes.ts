import type { FastifyInstance, FastifyRequest } from 'fastify';
import { formFields } from '#api/intake/read-request.ts';
import { approve, propose, type RewardRouteParts, refuse } from './reward-routes.ts';

type Named = { Params: { id: string } };

/** The forms about a reward on `/meldingen/ID`. */
export async function rewardPageRoutes(app: FastifyInstance, parts: RewardRouteParts): Promise<void> {
  const config = { roles: ['analyst', 'lead'] } as const;
  const steps: Record<string, (request: FastifyRequest<Named>) => Promise<void>> = {
    beloning: (request) => propose(parts, request, formFields(request.body)),
    'beloning/akkoord': (request) => approve(parts, request),
    'beloning/afwijzing': (request) => refuse(parts, request),
  };
  for (const [step, take] of Object.entries(steps)) {
    app.post<Named>(`/meldingen/:id/${step}`, { config }, async (request, reply) => {
      await take(request);
      return reply.redirect(`/meldingen/${request.params.id}#beloning`, 303);
    });
  }
}
