import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { dayOf } from '#api/counts/week.ts';
import { formFields } from '#api/intake/read-request.ts';
import { Problem } from '#api/problems.ts';
import type { Desk } from '#api/rendered-page.schema.ts';
import type { RenderPage } from '#api/site/render-page.ts';
import { newsletterLetter } from './compose-mail.ts';
import { localOfMs } from './newsletter.schema.ts';
import type { NewsletterPage, TypedNewsletter } from './newsletter-page.schema.ts';
import { mayWrite, outreachRoles, readerOf, writerOf } from './outreach-roles.ts';
import {
  countReaders,
  isOwnWork,
  listNewsletters,
  listTitles,
  newsletterDetails,
  newsletterRow,
} from './read-newsletters.ts';
import { addNewsletter, type NewsletterStep, newsletterSteps, type StepParts } from './take-step.ts';

export type NewsletterPageParts = StepParts & {
  renderPage: RenderPage;
  desk: (request: FastifyRequest) => Desk;
  publicAddress: string;
};
type Named = { Params: { id: string }; Querystring: { gedaan?: string } };

const paths: Record<NewsletterStep, string> = {
  change: 'wijzigen',
  test: 'proef',
  plan: 'plannen',
  approve: 'akkoord',
  pause: 'pauze',
  resume: 'hervatten',
  accept: 'weigeringen',
  cancel: 'annuleren',
};
const steps = Object.entries(paths) as [NewsletterStep, string][];
/** Numbers come as text from a form. */
const numbers = ['version'];
const usual: TypedNewsletter = { list: 'residents', language: 'nl', subject: '', markdown: '' };

/** A letter as its reader sees it, in a frame that can do nothing: no script, no form, nothing fetched. */
const framePolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

/** `/nieuwsbrieven`: write, look at it, try it, plan it, let a colleague approve, and watch it go. */
export async function newsletterPageRoutes(app: FastifyInstance, parts: NewsletterPageParts): Promise<void> {
  const config = { roles: outreachRoles };
  const one = { config: { ...config, query: ['gedaan'] } };

  app.get('/nieuwsbrieven', { config }, (request, reply) => showAll(request, reply, parts, usual));

  app.post('/nieuwsbrieven', { config }, async (request, reply) => {
    const fields = formFields(request.body);
    try {
      const id = await addNewsletter(parts, fields, writerOf(request));
      return reply.redirect(`/nieuwsbrieven/${id}`, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code === 'forbidden') throw error;
      return showAll(request, reply.code(error.statusCode), parts, typedOf(fields), error);
    }
  });

  app.get<Named>('/nieuwsbrieven/:id', one, (request, reply) => showOne(request, reply, parts));

  app.get<Named>('/nieuwsbrieven/:id/voorbeeld', { config }, async (request, reply) => {
    const row = await newsletterRow(parts.outreach, request.params.id);
    reply.header('content-security-policy', framePolicy).header('x-frame-options', 'SAMEORIGIN');
    return reply.type('text/html; charset=utf-8').send(newsletterLetter(row, parts.publicAddress, null).html);
  });

  for (const [step, path] of steps)
    app.post<Named>(`/nieuwsbrieven/:id/${path}`, { config }, async (request, reply) => {
      const { id } = request.params;
      const fields = withNumbers(formFields(request.body));
      try {
        await newsletterSteps[step](parts, id, fields, writerOf(request));
      } catch (error) {
        if (!(error instanceof Problem) || ['forbidden', 'not-found'].includes(error.code)) throw error;
        return showOne(request, reply.code(error.statusCode), parts, { fields, error });
      }
      return reply.redirect(`/nieuwsbrieven/${id}?gedaan=${path}`, 303);
    });
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

function typedOf(fields: Record<string, unknown>): TypedNewsletter {
  const { list, language, subject, markdown } = fields;
  return {
    list: textOf(list),
    language: textOf(language),
    subject: textOf(subject),
    markdown: textOf(markdown),
  };
}

const withNumbers = (fields: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, numbers.includes(name) ? Number(value) : value]),
  );

const refusalOf = (problem: Problem | undefined) => ({
  problems: problem?.fields ?? [],
  notice: problem === undefined || problem.fields.length > 0 ? null : problem.code,
});

async function showAll(
  request: FastifyRequest,
  reply: FastifyReply,
  { outreach, now, renderPage, desk }: NewsletterPageParts,
  typed: TypedNewsletter,
  problem?: Problem,
): Promise<FastifyReply> {
  const html = await renderPage({
    ...desk(request),
    ...{ kind: 'desk-newsletters', typed, ...refusalOf(problem), mayWrite: mayWrite(readerOf(request)) },
    newsletters: await listNewsletters(outreach),
    readers: await countReaders(outreach),
    lists: listTitles(dayOf(now())),
  });
  return reply.type('text/html; charset=utf-8').send(html);
}

async function showOne(
  request: FastifyRequest<Named>,
  reply: FastifyReply,
  { outreach, now, renderPage, desk, publicAddress }: NewsletterPageParts,
  refused?: { fields: Record<string, unknown>; error: Problem },
): Promise<FastifyReply> {
  const [member, { id }] = [readerOf(request), request.params];
  const [row, newsletter] = [await newsletterRow(outreach, id), await newsletterDetails(outreach, id)];
  const { gedaan } = request.query;
  const retyped = refused !== undefined && 'markdown' in refused.fields;
  const page: NewsletterPage = {
    ...{ kind: 'desk-newsletter', newsletter, ...refusalOf(refused?.error) },
    lists: listTitles(dayOf(now())),
    text: newsletterLetter(row, publicAddress, null).text,
    ...{ mayWrite: mayWrite(member), ownWork: isOwnWork(outreach, row, member) },
    earliest: localOfMs(now()),
    typed: retyped ? typedOf(refused.fields) : typedOf(row as unknown as Record<string, unknown>),
    done: refused === undefined ? (steps.find(([, path]) => path === gedaan)?.[0] ?? null) : null,
  };
  // The page shows the letter in a frame of its own; nothing else on the desk frames anything.
  const policy = String(reply.getHeader('content-security-policy'));
  reply.header('content-security-policy', policy.replace("frame-src 'none'", "frame-src 'self'"));
  const html = await renderPage({ ...desk(request), ...page });
  return reply.type('text/html; charset=utf-8').send(html);
}
