import { areasOn } from '#content/areas/area-sets.ts';
import { type EventKind, eventKindCodes, eventKinds } from '#content/events/event-kinds.ts';
import type { FullLanguage } from '#content/languages.ts';
import { audienceCodes } from '#content/taxonomy/audiences.ts';
import type { EventsPage } from './event-page.schema.ts';
import { comingEvents, eventLine } from './shown-events.ts';

/** What `/bijeenkomsten` shows on a day. */
export function eventsPage(
  { showExamples, open, feed }: { showExamples: boolean } & Pick<EventsPage, 'open' | 'feed'>,
  language: FullLanguage,
  today: string,
): EventsPage {
  return {
    ...{ kind: 'events', language, open, feed, audiences: audienceCodes },
    events: comingEvents(today, showExamples).map((event) => eventLine(event, language, today)),
    kinds: eventKindCodes.map((code: EventKind) => ({ code, ...eventKinds[code] })),
    areas: areasOn(today)
      .map(({ code, name }) => ({ code, name }))
      .sort((one, other) => one.name.localeCompare(other.name, 'nl')),
  };
}
