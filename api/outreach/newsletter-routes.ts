import type { FastifyInstance } from 'fastify';
import { outreachRoles, writerOf } from './outreach-roles.ts';
import { countReaders, listNewsletters, newsletterDetails } from './read-newsletters.ts';
import { addNewsletter, type NewsletterStep, newsletterSteps, type StepParts } from './take-step.ts';

type Named = { Params: { id: string } };

/** Path under `/api/v1/newsletters/<id>/` of every step. */
const paths: Record<NewsletterStep, string> = {
  change: 'versions',
  test: 'test-mails',
  plan: 'plan',
  approve: 'approval',
  pause: 'pauses',
  resume: 'resumptions',
  accept: 'refusals',
  cancel: 'cancellation',
};

/** Newsletters for programs; pages: `newsletter-page-routes.ts`. */
export async function newsletterRoutes(app: FastifyInstance, parts: StepParts): Promise<void> {
  const { outreach } = parts;
  const config = { roles: outreachRoles };

  app.get('/api/v1/newsletters', { config }, async (_request, reply) =>
    reply.send({ newsletters: await listNewsletters(outreach), readers: await countReaders(outreach) }),
  );

  app.post('/api/v1/newsletters', { config }, async (request, reply) => {
    const id = await addNewsletter(parts, request.body, writerOf(request));
    reply.code(201).header('location', `/api/v1/newsletters/${id}`);
    return reply.send(await newsletterDetails(outreach, id));
  });

  app.get<Named>('/api/v1/newsletters/:id', { config }, async (request, reply) =>
    reply.send(await newsletterDetails(outreach, request.params.id)),
  );

  for (const [step, path] of Object.entries(paths) as [NewsletterStep, string][])
    app.post<Named>(`/api/v1/newsletters/:id/${path}`, { config }, async (request, reply) => {
      const { id } = request.params;
      await newsletterSteps[step](parts, id, request.body, writerOf(request));
      return reply.send(await newsletterDetails(outreach, id));
    });
}
