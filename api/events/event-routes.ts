import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { dayOf } from '#api/counts/week.ts';
import { evenly } from '#api/follow-up/even-answer.ts';
import { isOverOnion } from '#api/guard/onion.ts';
import { askToJoin } from '#api/outreach/ask-to-join.ts';
import { readAddress } from '#api/outreach/email-address.ts';
import { eventList } from '#api/outreach/lists.ts';
import { type SignUpParts, typedFields } from '#api/outreach/sign-up-routes.ts';
import { tryToStore } from '#api/outreach/try-to-store.ts';
import { Problem } from '#api/problems.ts';
import { isKnown } from '#api/site/kept-pages.ts';
import type { Event } from '#content/events/event.schema.ts';
import { eventKinds } from '#content/events/event-kinds.ts';
import { findEvent } from '#content/events/events.ts';
import { type FullLanguage, fullLanguages } from '#content/languages.ts';
import { type Audience, audienceCodes } from '#content/taxonomy/audiences.ts';
import { calendarWords } from './calendar-words.ts';
import { eventCalendar } from './event-calendar.ts';
import type { EventPage } from './event-page.schema.ts';
import { eventsPage } from './events-page.ts';
import { comingEvents, eventLine, mayShow } from './shown-events.ts';

export type EventParts = SignUpParts & { showExamples: boolean; publicUrl: string | undefined };
type Home = { language: FullLanguage; home: string };
type Named = FastifyRequest<{ Params: { slug: string } }>;
type Feed = FastifyRequest<{ Querystring: { gemeente?: string; doelgroep?: string } }>;

/** Days after a meeting after which addresses go, where this server keeps none. */
const usualDays = 7;

/** Meetings: a list, a page and a sign-up for each, and calendars that others follow. */
export async function eventRoutes(app: FastifyInstance, parts: EventParts): Promise<void> {
  const any = { config: { query: 'any' } } as const;
  for (const [at, language] of fullLanguages.entries()) {
    const home = { language, home: at === 0 ? '' : `/${language}` };
    const base = `${home.home}/bijeenkomsten`;
    app.get(base, any, (request, reply) => {
      const today = dayOf(parts.now());
      const { publicUrl } = parts;
      const known = publicUrl !== undefined && !isOverOnion(request);
      const feed = known ? `${new URL(publicUrl).origin}${base}.ics` : null;
      const page = () => eventsPage({ ...parts, open: parts.outreach !== null, feed }, language, today);
      return parts.sendKept(request, reply, { path: base, madeFrom: `${today} ${feed}`, page });
    });
    app.get(`${base}.ics`, { config: { query: ['gemeente', 'doelgroep'] } }, (request: Feed, reply) =>
      sendCalendar(request, reply, parts, home),
    );
    app.get(`${base}/:slug`, any, (request: Named, reply) => {
      const event = shownEvent(request, parts);
      const today = dayOf(parts.now());
      const page = () => pageOf(event, parts, language);
      const path = `${base}/${event.slug}`;
      return parts.sendKept(request, reply, { path, madeFrom: today, page, forgotten: true });
    });
    app.post(`${base}/:slug`, any, (request: Named, reply) => takeSignUp(request, reply, parts, home));
  }
}

/** @throws Problem not-found, also for a meeting that the public may not see */
function shownEvent({ params: { slug } }: Named, { showExamples }: EventParts): Event {
  const event = findEvent(slug);
  if (event === null || !mayShow(event, showExamples)) throw new Problem('not-found');
  return event;
}

function pageOf(
  event: Event,
  { outreach, now }: EventParts,
  language: FullLanguage,
  answer: Partial<Pick<EventPage, 'state' | 'typed' | 'problem'>> = {},
): EventPage {
  const today = dayOf(now());
  const closed = outreach === null || event.day < today || event.cancelled;
  return {
    ...{ kind: 'event', language, state: closed ? 'closed' : 'ask', typed: '', problem: null },
    event: {
      ...eventLine(event, language, today),
      ...{ place: event.texts[language].place, audiences: event.audiences },
      ...{ material: eventKinds[event.kind].material, over: event.day < today },
    },
    keptDays: outreach?.terms.eventDays ?? usualDays,
    ...answer,
  };
}

/** As for a newsletter: the same answer for every address, and a mail with a link before anything counts. */
async function takeSignUp(request: Named, reply: FastifyReply, parts: EventParts, { language }: Home) {
  const { outreach, gate, now } = parts;
  const event = shownEvent(request, parts);
  const { address: typed } = await typedFields(request);
  const answer = async (shown: Partial<Pick<EventPage, 'state' | 'typed' | 'problem'>>, status: number) => {
    const html = await parts.renderPage(pageOf(event, parts, language, shown));
    return reply.code(status).type('text/html; charset=utf-8').send(html);
  };
  const today = dayOf(now());
  if (outreach === null || event.day < today || event.cancelled) return answer({}, 409);
  const address = readAddress(typed);
  if (address === null) return answer({ typed, problem: 'not-an-address' }, 400);
  if (!(await gate(request))) return answer({ typed, problem: 'crowded' }, 503);
  evenly(reply, 'page');
  const wanted = { list: eventList(event.slug), language, address };
  const stored = await tryToStore(() => askToJoin(outreach, wanted, today), parts.log);
  if (stored === 'not-stored') return answer({ typed, problem: 'not-stored' }, 503);
  return answer({ state: 'asked' }, 200);
}

/** Nothing of who follows: the query names a place and an audience, and the answer is the same for everybody. */
function sendCalendar(request: Feed, reply: FastifyReply, parts: EventParts, { language, home }: Home) {
  // A form sends what is left open as an empty text.
  const { gemeente, doelgroep } = request.query;
  const area = gemeente || undefined;
  const audience = audienceCodes.find((known) => known === doelgroep) as Audience | undefined;
  if (doelgroep && audience === undefined)
    throw new Problem('invalid-query', [{ field: 'doelgroep', code: 'unknown-choice' }]);
  if (area !== undefined && !/^(GM\d{4}|WATER-[A-Z]+)$/.test(area))
    throw new Problem('invalid-query', [{ field: 'gemeente', code: 'unknown-choice' }]);
  // A calendar of the phone opens such an address outside Tor Browser.
  const publicUrl = isOverOnion(request) ? undefined : parts.publicUrl;
  const calendar = eventCalendar({
    name: calendarWords(language),
    language,
    events: comingEvents(dayOf(parts.now()), parts.showExamples, { area, audience }),
    addressOf: (slug) => (publicUrl === undefined ? null : `${publicUrl}${home}/bijeenkomsten/${slug}`),
  });
  const etag = `"${createHash('sha256').update(calendar).digest('base64url').slice(0, 22)}"`;
  reply.headers({ 'cache-control': 'no-cache', etag });
  if (isKnown(request.headers['if-none-match'], etag)) return reply.code(304).send();
  return reply.type('text/calendar; charset=utf-8').send(calendar);
}
