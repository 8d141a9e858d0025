import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { dayOf } from '#api/counts/week.ts';
import { evenly } from '#api/follow-up/even-answer.ts';
import type { QuietLog } from '#api/guard/quiet-log.ts';
import { Problem } from '#api/problems.ts';
import { readPostedForm } from '#api/reports/report-form.ts';
import type { SendKeptPage } from '#api/site/kept-pages.ts';
import type { RenderPage } from '#api/site/render-page.ts';
import { type FullLanguage, fullLanguages } from '#content/languages.ts';
import { askToJoin } from './ask-to-join.ts';
import { confirmReader } from './confirm-reader.ts';
import { readAddress } from './email-address.ts';
import { leaveList } from './leave-list.ts';
import { newsletterLists } from './lists.ts';
import type { Outreach } from './outreach.ts';
import type { SignUpGate } from './sign-up-gate.ts';
import type { SignUpPage } from './sign-up-page.schema.ts';
import { tryToStore } from './try-to-store.ts';

export type SignUpParts = {
  /** Null: this server keeps no addresses. */
  outreach: Outreach | null;
  renderPage: RenderPage;
  sendKept: SendKeptPage;
  gate: SignUpGate;
  now: () => number;
  log?: QuietLog;
};
type Home = { language: FullLanguage; home: string };
type Linked = FastifyRequest<{ Params: { token: string } }>;

const fields = ['list', 'address'] as const;
const blank = { typed: { list: '', address: '' }, problem: null } as const;

/**
 * Newsletters for the public: type an address, press the button behind the link in the mail, and leave by another. A link
 * alone changes nothing: programs that look into mail open all of them.
 */
export async function signUpRoutes(app: FastifyInstance, parts: SignUpParts): Promise<void> {
  const config = { query: 'any' } as const;
  for (const [at, language] of fullLanguages.entries()) {
    const home = { language, home: at === 0 ? '' : `/${language}` };
    const base = `${home.home}/nieuwsbrief`;
    app.get(base, { config }, (request, reply) => {
      const state = parts.outreach === null ? 'closed' : 'ask';
      const page = () => pageOf(home, { state, path: '/nieuwsbrief' });
      return parts.sendKept(request, reply, { path: base, madeFrom: state, page, forgotten: true });
    });
    app.post(base, { config }, (request, reply) => takeSignUp(request, reply, parts, home));
    for (const [path, state] of [
      ['bevestigen', 'confirm'],
      ['afmelden', 'leave'],
    ] as const)
      app.get(`${base}/${path}/:token`, { config }, async ({ params: { token } }: Linked, reply) =>
        show(reply, parts, pageOf(home, { state, path: `/nieuwsbrief/${path}/${safe(token)}` })),
      );
    app.post(`${base}/bevestigen/:token`, { config }, (request: Linked, reply) =>
      takeConfirmation(request, reply, parts, home),
    );
    app.post(`${base}/afmelden/:token`, { config }, (request: Linked, reply) =>
      takeLeave(request, reply, parts, home),
    );
  }
}

/** What is no token of ours stands in no address of ours. */
const safe = (token: string) => encodeURIComponent(token).slice(0, 60);

const pageOf = (
  { language }: Home,
  page: Partial<SignUpPage> & Pick<SignUpPage, 'state' | 'path'>,
): SignUpPage => ({
  ...{ kind: 'newsletter', language, ...blank },
  ...page,
});

async function show(
  reply: FastifyReply,
  { renderPage }: SignUpParts,
  page: SignUpPage,
): Promise<FastifyReply> {
  return reply.type('text/html; charset=utf-8').send(await renderPage(page));
}

/** The same answer in the same time for every address: who asks must not learn who reads. */
async function takeSignUp(request: FastifyRequest, reply: FastifyReply, parts: SignUpParts, home: Home) {
  const { outreach, gate, now } = parts;
  if (outreach === null) throw new Problem('not-found');
  const typed = await typedFields(request);
  const refuse = (problem: SignUpPage['problem'], status: number) =>
    show(reply.code(status), parts, pageOf(home, { state: 'ask', path: '/nieuwsbrief', typed, problem }));
  const list = newsletterLists.find((known) => known === typed.list);
  if (list === undefined) return refuse('no-list', 400);
  const address = readAddress(typed.address);
  if (address === null) return refuse('not-an-address', 400);
  if (!(await gate(request))) return refuse('crowded', 503);
  evenly(reply, 'page');
  const wanted = { list, language: home.language, address };
  const stored = await tryToStore(() => askToJoin(outreach, wanted, dayOf(now())), parts.log);
  if (stored === 'not-stored') return refuse('not-stored', 503);
  return show(reply, parts, pageOf(home, { state: 'asked', path: '/nieuwsbrief' }));
}

/** @throws Problem invalid-input */
export async function typedFields(request: FastifyRequest): Promise<{ list: string; address: string }> {
  const form = await readPostedForm(request);
  const unknown = [...form.fields.keys()].some((name) => !(fields as readonly string[]).includes(name));
  if (unknown || form.photos > 0) throw new Problem('invalid-input');
  const first = (name: (typeof fields)[number]) => (form.fields.get(name)?.[0] ?? '').slice(0, 320);
  return { list: first('list'), address: first('address') };
}

async function takeConfirmation(request: Linked, reply: FastifyReply, parts: SignUpParts, home: Home) {
  const { outreach, now } = parts;
  if (outreach === null) throw new Problem('not-found');
  const confirmed = await confirmReader(outreach, request.params.token, dayOf(now()));
  const page = pageOf(home, { state: confirmed ? 'confirmed' : 'expired', path: '/nieuwsbrief' });
  return show(confirmed ? reply : reply.code(404), parts, page);
}

/** Also what a mail program posts by itself (RFC 8058): no cookie, no question, and as often as it likes. */
async function takeLeave({ params }: Linked, reply: FastifyReply, parts: SignUpParts, home: Home) {
  if (parts.outreach === null) throw new Problem('not-found');
  await leaveList(parts.outreach, params.token);
  return show(reply, parts, pageOf(home, { state: 'left', path: '/nieuwsbrief' }));
}
