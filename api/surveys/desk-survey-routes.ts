import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { dayOf } from '#api/counts/week.ts';
import { formFields, readRequest } from '#api/intake/read-request.ts';
import type { Outreach } from '#api/outreach/outreach.ts';
import { mayWrite, outreachRoles, readerOf, writerOf } from '#api/outreach/outreach-roles.ts';
import { Problem } from '#api/problems.ts';
import type { Desk } from '#api/rendered-page.schema.ts';
import type { RenderPage } from '#api/site/render-page.ts';
import { makeLetterCodes } from './letter-codes.ts';
import { makeWave } from './make-wave.ts';
import { waveDetails, waveLines } from './read-waves.ts';
import { lettersRequest } from './survey.schema.ts';
import type { DeskSurveysPage } from './survey-page.schema.ts';
import { waveOf, wavePhase } from './waves.ts';

export type DeskSurveyParts = {
  outreach: Outreach;
  renderPage: RenderPage;
  desk: (request: FastifyRequest) => Desk;
  now: () => number;
  publicAddress: string;
};
type Named = { Params: { id: string }; Querystring: { naast?: string } };
type Shown = Pick<DeskSurveysPage, 'problems'> & Partial<Pick<DeskSurveysPage, 'typed'>>;

const config = { roles: outreachRoles } as const;
const blank = { title: '', code: '', access: 'letters', from: '', to: '' };

/** Waves of the survey for programs, and `/enquetes` for people. */
export async function deskSurveyRoutes(app: FastifyInstance, parts: DeskSurveyParts): Promise<void> {
  const { outreach, now } = parts;
  const today = () => dayOf(now());
  const beside = { config: { ...config, query: ['naast'] } };

  app.get('/api/v1/surveys', { config }, async (_request, reply) =>
    reply.send({ surveys: await waveLines(outreach, today()) }),
  );
  app.post('/api/v1/surveys', { config }, async (request, reply) => {
    const id = await makeWave(outreach, request.body, author(request, today()));
    reply.code(201).header('location', `/api/v1/surveys/${id}`);
    return reply.send(await waveDetails(outreach, { id }, today()));
  });
  app.get<Named>(
    '/api/v1/surveys/:id',
    { config: { ...config, query: ['comparedWith'] } },
    async (request, reply) => {
      const { comparedWith } = request.query as { comparedWith?: string };
      return reply.send(
        await waveDetails(outreach, { id: request.params.id, comparedId: comparedWith }, today()),
      );
    },
  );
  app.post<Named>('/api/v1/surveys/:id/letters', { config }, async (request, reply) =>
    reply.code(201).send({ codes: await letterCodes(request, parts, request.body) }),
  );

  app.get('/enquetes', { config }, (request, reply) => showAll(request, reply, parts, { problems: [] }));
  app.post('/enquetes', { config }, async (request, reply) => {
    const fields = formFields(request.body);
    try {
      const id = await makeWave(outreach, fields, author(request, today()));
      return reply.redirect(`/enquetes/${id}`, 303);
    } catch (error) {
      if (!(error instanceof Problem && error.code === 'invalid-input')) throw error;
      const typed = Object.fromEntries(
        Object.keys(blank).map((name) => [name, typeof fields[name] === 'string' ? fields[name] : '']),
      );
      return showAll(request, reply.code(400), parts, {
        typed: typed as DeskSurveysPage['typed'],
        problems: error.fields,
      });
    }
  });
  app.get<Named>('/enquetes/:id', beside, (request, reply) => showOne(request, reply, parts, []));
  app.post<Named>('/enquetes/:id/brieven', { config }, async (request, reply) => {
    try {
      const fields = formFields(request.body);
      const codes = await letterCodes(request, parts, { ...fields, letters: Number(fields.letters) });
      const file = [`"code"`, ...codes.map((code) => `"${code}"`)].join('\r\n');
      return reply
        .header('content-disposition', 'attachment; filename="enquete-codes.csv"')
        .type('text/csv; charset=utf-8')
        .send(`\uFEFF${file}\r\n`);
    } catch (error) {
      if (!(error instanceof Problem && error.code === 'invalid-input')) throw error;
      return showOne(request, reply.code(400), parts, error.fields);
    }
  });
}

const author = (request: FastifyRequest, day: string) => ({ name: writerOf(request).name, day });

async function letterCodes(
  request: FastifyRequest<Named>,
  { outreach, now }: DeskSurveyParts,
  body: unknown,
): Promise<string[]> {
  writerOf(request);
  const wave = await waveOf(outreach, { id: request.params.id });
  const { letters } = readRequest(lettersRequest, body);
  if (wave.access !== 'letters' || wavePhase(wave, dayOf(now())) === 'closed')
    throw new Problem('invalid-input', [{ field: 'letters', code: 'no-letters' }]);
  return makeLetterCodes(outreach, wave, letters);
}

async function showAll(request: FastifyRequest, reply: FastifyReply, parts: DeskSurveyParts, shown: Shown) {
  const { outreach, renderPage, desk, now } = parts;
  const waves = await waveLines(outreach, dayOf(now()));
  const html = await renderPage({
    ...desk(request),
    ...{ kind: 'desk-surveys', waves, typed: blank, ...shown, mayWrite: mayWrite(readerOf(request)) },
  });
  return reply.type('text/html; charset=utf-8').send(html);
}

async function showOne(
  request: FastifyRequest<Named>,
  reply: FastifyReply,
  { outreach, renderPage, desk, now, publicAddress }: DeskSurveyParts,
  problems: DeskSurveysPage['problems'],
) {
  const today = dayOf(now());
  const { naast: comparedId = '' } = request.query;
  const wave = await waveDetails(outreach, { id: request.params.id, comparedId }, today);
  const lines = await waveLines(outreach, today);
  const others = lines.filter(
    ({ id, phase, from }) => id !== wave.id && phase === 'closed' && from < wave.from,
  );
  const html = await renderPage({
    ...desk(request),
    ...{ kind: 'desk-survey', wave, comparedId, problems, mayWrite: mayWrite(readerOf(request)) },
    others: others.map(({ id, title }) => ({ id, title })),
    address: `${publicAddress}/enquete/${wave.code}`,
  });
  return reply.type('text/html; charset=utf-8').send(html);
}
