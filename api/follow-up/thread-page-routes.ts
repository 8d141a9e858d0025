import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { dayOf } from '#api/counts/week.ts';
import { mayAskElsewhere } from '#api/intake/open-elsewhere.ts';
import { askReason } from '#api/intake/opening-routes.ts';
import { Problem } from '#api/problems.ts';
import { checkBackDays, questionOfForm, readQuestion } from './read-question.ts';
import type { DeskReportPage } from './report-page.schema.ts';
import { nothingTyped, type ReportPageParts, showReport } from './show-report.ts';
import { ask, visibleReport } from './thread-routes.ts';

type Named = { Params: { id: string } };

/** `/meldingen/ID`: one report without its text, its messages, and a form to ask the reporter something. */
export async function threadPageRoutes(app: FastifyInstance, parts: ReportPageParts): Promise<void> {
  const { followUp, now } = parts;
  const readers = { roles: ['analyst', 'lead', 'admin'] } as const;
  app.get<Named>('/meldingen/:id', { config: readers }, async (request, reply) => {
    try {
      return await showReport(request, reply, parts, nothingTyped());
    } catch (error) {
      const missing = error instanceof Problem && error.code === 'not-found';
      if (!missing || !mayAskElsewhere(request.member)) throw error;
      const fields = { id: request.params.id, reason: '' };
      return askReason(request, reply.code(404), parts, { fields, problems: [], missing });
    }
  });

  app.post<Named>(
    '/meldingen/:id/vragen',
    { config: { roles: ['analyst', 'lead'] } },
    async (request, reply) => {
      const { id } = await visibleReport(request, parts);
      const form = typedForm(request.body);
      try {
        const days = checkBackDays(dayOf(now()), followUp.terms.retentionDays);
        await ask(parts, request, id, form.id, readQuestion(questionOfForm(form), days));
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        const notice = error.fields.length > 0 ? null : error.code;
        const typed = { ...nothingTyped(), form, problems: error.fields, notice };
        return showReport(request, reply.code(error.statusCode), parts, typed);
      }
      return reply.redirect(`/meldingen/${request.params.id}#berichten`, 303);
    },
  );
}

function typedForm(body: unknown): DeskReportPage['form'] {
  const fields = (body ?? {}) as Record<string, unknown>;
  const typed = (name: string) => (typeof fields[name] === 'string' ? fields[name] : '');
  const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
  const id = uuid.test(typed('id')) ? typed('id') : randomUUID();
  return { id, text: typed('text'), choices: typed('choices'), checkBack: typed('checkBack') };
}
