import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { dayOf } from '#api/counts/week.ts';
import type { QuietLog } from '#api/guard/quiet-log.ts';
import type { Outreach } from '#api/outreach/outreach.ts';
import { freshToken, tokenShape } from '#api/outreach/outreach-key.ts';
import type { SignUpGate } from '#api/outreach/sign-up-gate.ts';
import { tryToStore } from '#api/outreach/try-to-store.ts';
import { Problem } from '#api/problems.ts';
import { readPostedForm } from '#api/reports/report-form.ts';
import type { SendKeptPage } from '#api/site/kept-pages.ts';
import type { RenderPage } from '#api/site/render-page.ts';
import { areasOn } from '#content/areas/area-sets.ts';
import { type FullLanguage, fullLanguages } from '#content/languages.ts';
import { surveyQuestionCodes } from '#content/survey/questions.ts';
import { readLetterCode } from './letter-codes.ts';
import { type SurveyAnswers, surveyAnswers } from './survey.schema.ts';
import type { SurveyPage } from './survey-page.schema.ts';
import { takeAnswers, wholeProvince } from './take-answers.ts';
import { openWaves, type Wave, waveOf, wavePhase } from './waves.ts';

export type SurveyParts = {
  /** Null: this server keeps no survey. */
  outreach: Outreach | null;
  renderPage: RenderPage;
  sendKept: SendKeptPage;
  gate: SignUpGate;
  now: () => number;
  log?: QuietLog;
};
type Home = { language: FullLanguage; home: string };
type Asked = FastifyRequest<{ Params: { code: string } }>;

/** `/enquete`: the survey "Vreemde geuren". Answers become sums at once; nothing here meets a report. */
export async function surveyRoutes(app: FastifyInstance, parts: SurveyParts): Promise<void> {
  const config = { query: 'any' } as const;
  for (const [at, language] of fullLanguages.entries()) {
    const home = { language, home: at === 0 ? '' : `/${language}` };
    app.get(`${home.home}/enquete`, { config }, (request, reply) => showList(request, reply, parts, home));
    app.get(`${home.home}/enquete/:code`, { config }, async (request: Asked, reply) => {
      const { wave } = await waveFor(request, parts);
      const phase = wavePhase(wave, dayOf(parts.now()));
      return show(reply, parts, pageOf(home, wave, { state: phase === 'open' ? 'ask' : phase }));
    });
    app.post(`${home.home}/enquete/:code`, { config }, (request: Asked, reply) =>
      takeForm(request, reply, parts, home),
    );
  }
}

/** The same for everybody, and made of what is open today. */
async function showList(request: FastifyRequest, reply: FastifyReply, parts: SurveyParts, home: Home) {
  const open = parts.outreach === null ? [] : await openWaves(parts.outreach, dayOf(parts.now()));
  const waves = open.map(({ code, title, to_day, access }) => ({ code, title, to: to_day, access }));
  const page = () => ({ kind: 'surveys', language: home.language, waves }) as const;
  const kept = { path: `${home.home}/enquete`, madeFrom: JSON.stringify(waves), page, forgotten: true };
  return parts.sendKept(request, reply, kept);
}

async function waveFor({ params }: Asked, { outreach }: SurveyParts) {
  if (outreach === null) throw new Problem('not-found');
  return { outreach, wave: await waveOf(outreach, { code: params.code.toLowerCase() }) };
}

function pageOf({ language }: Home, wave: Wave, page: Partial<SurveyPage>): SurveyPage {
  const { code, title, access, from_day: from, to_day: to } = wave;
  const areas = areasOn(wave.to_day).filter(({ region }) => region !== null);
  return {
    ...{ kind: 'survey', language, state: 'ask', code, title, access, from, to },
    ...{ answers: {}, areaCode: '', typedCode: '', problem: null, formToken: freshToken() },
    areas: areas.map((area) => ({ code: area.code, name: area.name })),
    ...page,
  };
}

async function show(reply: FastifyReply, { renderPage }: SurveyParts, page: SurveyPage) {
  return reply.type('text/html; charset=utf-8').send(await renderPage(page));
}

async function takeForm(request: Asked, reply: FastifyReply, parts: SurveyParts, home: Home) {
  const { outreach, wave } = await waveFor(request, parts);
  const phase = wavePhase(wave, dayOf(parts.now()));
  if (phase !== 'open') return show(reply.code(409), parts, pageOf(home, wave, { state: phase }));
  const typed = await typedForm(request, wave);
  const refuse = (problem: SurveyPage['problem'], status: number) =>
    show(reply.code(status), parts, pageOf(home, wave, { ...typed, formToken: typed.token, problem }));
  if (Object.keys(typed.answers).length === 0) return refuse('nothing-answered', 400);
  const code = wave.access === 'letters' ? readLetterCode(typed.typedCode) : null;
  if (wave.access === 'letters' && code === null) return refuse('unknown-code', 400);
  if (!(await parts.gate(request))) return refuse('crowded', 503);
  const { answers, token, areaCode } = typed;
  const answered = { answers, token, code, areaCode: areaCode || wholeProvince };
  const taken = await tryToStore(() => takeAnswers(outreach, wave, answered), parts.log);
  if (taken === 'not-stored') return refuse('not-stored', 503);
  if (taken === 'unknown-code') return refuse('unknown-code', 400);
  return show(reply, parts, pageOf(home, wave, { state: 'thanks' }));
}

type Typed = { answers: SurveyAnswers; areaCode: string; typedCode: string; token: string };
const ownFields = ['areaCode', 'code', 'formToken'];

/** @throws Problem invalid-input for what no form of ours sends */
async function typedForm(request: FastifyRequest, wave: Wave): Promise<Typed> {
  const { fields, photos } = await readPostedForm(request);
  const first = (name: string) => fields.get(name)?.[0] ?? '';
  const strange = [...fields].some(
    ([name, values]) =>
      values.length > 1 || !(ownFields.includes(name) || surveyQuestionCodes.some((code) => code === name)),
  );
  const given = surveyQuestionCodes.map((code) => [code, first(code) || undefined]);
  const read = surveyAnswers.safeParse(
    Object.fromEntries(given.filter(([, answer]) => answer !== undefined)),
  );
  const [areaCode, token] = [first('areaCode'), first('formToken')];
  const known = areaCode === '' || areasOn(wave.to_day).some(({ code }) => code === areaCode);
  if (strange || photos > 0 || !read.success || !known || !tokenShape.test(token))
    throw new Problem('invalid-input');
  return { answers: read.data, areaCode, typedCode: first('code').slice(0, 40), token };
}
