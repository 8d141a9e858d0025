import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { nothingTyped, type ReportPageParts, showReport } from '#api/follow-up/show-report.ts';
import { formFields } from '#api/intake/read-request.ts';
import { Problem } from '#api/problems.ts';
import { approve, propose, type RewardRouteParts, refuse } from './reward-routes.ts';

type Named = { Params: { id: string } };
type PageParts = RewardRouteParts & ReportPageParts;

/** The forms about a reward on `/meldingen/ID`; one that is refused comes back with what was typed. */
export async function rewardPageRoutes(app: FastifyInstance, parts: PageParts): Promise<void> {
  const config = { roles: ['analyst', 'lead'] } as const;
  const steps: Record<string, (request: FastifyRequest<Named>) => Promise<unknown>> = {
    beloning: (request) => propose(parts, request, formFields(request.body)),
    'beloning/akkoord': (request) => approve(parts, request),
    'beloning/afwijzing': (request) => refuse(parts, request),
  };
  for (const [step, take] of Object.entries(steps)) {
    app.post<Named>(`/meldingen/:id/${step}`, { config }, async (request, reply) => {
      try {
        await take(request);
      } catch (error) {
        if (!(error instanceof Problem) || error.code === 'not-found') throw error;
        return showRefused(request, reply, parts, error);
      }
      return reply.redirect(`/meldingen/${request.params.id}#beloning`, 303);
    });
  }
}

function showRefused(
  request: FastifyRequest<Named>,
  reply: FastifyReply,
  parts: PageParts,
  { code, statusCode, fields }: Problem,
): Promise<FastifyReply> {
  const typed = formFields(request.body);
  const text = (name: string) => (typeof typed[name] === 'string' ? typed[name] : '');
  const notice = fields.length > 0 ? null : code;
  const proposal = { amountClass: text('amountClass'), reason: text('reason'), problems: fields, notice };
  return showReport(request, reply.code(statusCode), parts, { ...nothingTyped(), proposal });
}
