import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { dayOf, isoWeekOf } from '#api/counts/week.ts';
import { Problem } from '#api/problems.ts';
import type { Desk } from '#api/rendered-page.schema.ts';
import { reportReward } from '#api/rewards/report-reward.ts';
import type { Rewards } from '#api/rewards/rewards.ts';
import type { RenderPage } from '#api/site/render-page.ts';
import { messageLimits } from './message-content.schema.ts';
import { checkBackDays, questionOfForm, readQuestion } from './read-question.ts';
import type { DeskReportPage } from './report-page.schema.ts';
import { type ThreadOverview, threadMessages } from './thread-messages.ts';
import { ask, askers, type ThreadParts, visibleReport } from './thread-routes.ts';

type PageParts = ThreadParts & {
  renderPage: RenderPage;
  rewards: Pick<Rewards, 'terms'>;
  desk: (request: FastifyRequest) => Desk;
};
type Named = { Params: { id: string } };
type Typed = Pick<DeskReportPage, 'form' | 'problems' | 'notice'>;

/** `/meldingen/ID`: one report without its text, its messages, and a form to ask the reporter something. */
export async function threadPageRoutes(app: FastifyInstance, parts: PageParts): Promise<void> {
  const { followUp, now } = parts;
  app.get<Named>('/meldingen/:id', { config: { roles: ['analyst', 'lead', 'admin'] } }, (request, reply) =>
    show(request, reply, parts, { form: emptyForm(), problems: [], notice: null }),
  );

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
        return show(request, reply.code(error.statusCode), parts, { form, problems: error.fields, notice });
      }
      return reply.redirect(`/meldingen/${request.params.id}#berichten`, 303);
    },
  );
}

const emptyForm = () => ({ id: randomUUID() as string, text: '', choices: '', checkBack: '' });

function typedForm(body: unknown): DeskReportPage['form'] {
  const fields = (body ?? {}) as Record<string, unknown>;
  const typed = (name: string) => (typeof fields[name] === 'string' ? fields[name] : '');
  const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
  const id = uuid.test(typed('id')) ? typed('id') : randomUUID();
  return { id, text: typed('text'), choices: typed('choices'), checkBack: typed('checkBack') };
}

async function show(
  request: FastifyRequest<Named>,
  reply: FastifyReply,
  parts: PageParts,
  typed: Typed,
): Promise<FastifyReply> {
  const report = await visibleReport(request, parts);
  const week = isoWeekOf(parts.now());
  const thread = await threadMessages(parts.database.store, report.id, week);
  const checkBack = checkBackDays(dayOf(parts.now()), parts.followUp.terms.retentionDays);
  const html = await parts.renderPage({
    ...parts.desk(request),
    ...{ kind: 'desk-report', ...typed, closed: closedTo(request, thread) },
    report: {
      ...{ id: request.params.id, phenomenon: report.phenomenon, week: report.received_week },
      ...{ state: report.state, flag: report.flag, language: report.language },
      areaName: parts.areaOf(report.area_code)?.name ?? null,
    },
    messages: thread.messages.map(({ id, kind, direction, byRole, week: written, ...message }) => ({
      ...{ id, kind, direction, byRole, week: written, read: message.read, answered: message.answered },
      ended: message.expiresWeek < week,
    })),
    reward: await reportReward(parts, report, request.member),
    limits: { textLength: messageLimits.textLength, choiceLength: messageLimits.choices.length, checkBack },
  });
  return reply.type('text/html; charset=utf-8').send(html);
}

function closedTo(request: FastifyRequest, { hasThread, mayAsk }: ThreadOverview): DeskReportPage['closed'] {
  if (!(askers as readonly string[]).includes(request.member?.role ?? '')) return 'role';
  if (!hasThread) return 'no-thread';
  return mayAsk ? null : 'thread-full';
}
