import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { dayOf, isoWeekOf } from '#api/counts/week.ts';
import type { Desk } from '#api/rendered-page.schema.ts';
import { reportReward } from '#api/rewards/report-reward.ts';
import type { Rewards } from '#api/rewards/rewards.ts';
import type { RenderPage } from '#api/site/render-page.ts';
import { messageLimits } from './message-content.schema.ts';
import { checkBackDays } from './read-question.ts';
import type { DeskReportPage } from './report-page.schema.ts';
import { type ThreadOverview, threadMessages } from './thread-messages.ts';
import { askers, type ThreadParts, visibleReport } from './thread-routes.ts';

export type ReportPageParts = ThreadParts & {
  renderPage: RenderPage;
  rewards: Pick<Rewards, 'terms'>;
  desk: (request: FastifyRequest) => Desk;
};
type Named = { Params: { id: string } };
/** What somebody typed in a form of the page, and why it was refused. */
export type TypedOnReport = Pick<DeskReportPage, 'form' | 'problems' | 'notice' | 'proposal'>;

export const nothingTyped = (): TypedOnReport => ({
  form: { id: randomUUID(), text: '', choices: '', checkBack: '' },
  ...{ problems: [], notice: null },
  proposal: { amountClass: '', reason: '', problems: [], notice: null },
});

/** `/meldingen/ID` as it stands now, with what was typed. @throws Problem not-found */
export async function showReport(
  request: FastifyRequest<Named>,
  reply: FastifyReply,
  parts: ReportPageParts,
  typed: TypedOnReport,
): Promise<FastifyReply> {
  const report = await visibleReport(request, parts);
  const week = isoWeekOf(parts.now());
  const thread = await threadMessages(parts.database.store, report.id, week);
  const checkBack = checkBackDays(dayOf(parts.now()), parts.followUp.terms.retentionDays);
  const html = await parts.renderPage({
    ...parts.desk(request),
    ...{ kind: 'desk-report', ...typed, closed: closedTo(request, report, thread) },
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

function closedTo(
  request: FastifyRequest,
  { elsewhere }: { elsewhere: boolean },
  { hasThread, mayAsk }: ThreadOverview,
): DeskReportPage['closed'] {
  if (elsewhere) return 'elsewhere';
  if (!(askers as readonly string[]).includes(request.member?.role ?? '')) return 'role';
  if (!hasThread) return 'no-thread';
  return mayAsk ? null : 'thread-full';
}
