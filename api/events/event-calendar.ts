import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Event } from '#content/events/event.schema.ts';
import type { FullLanguage } from '#content/languages.ts';
import { amsterdamTimezone, timezoneName } from './amsterdam-timezone.ts';

export type CalendarParts = {
  name: string;
  language: FullLanguage;
  events: readonly Event[];
  /** Address of a meeting's page, or null where the server does not know its own. */
  addressOf: (slug: string) => string | null;
};

/** Part of every UID: never changes, whatever the site is called later. */
const uidDomain = 'bijeenkomsten.nh-drugsalert';
/** A calendar that follows looks again after so many seconds. */
const ttlSeconds = 6 * 3_600;

/**
 * Meetings as a calendar (RFC 5545). UID and DTSTAMP come from the content, so that the same content is the same file; a
 * change counts SEQUENCE up, and what is cancelled stays in, as cancelled.
 */
export function eventCalendar({ name, language, events, addressOf }: CalendarParts): string {
  const calendar = ical({
    ...{ name, ttl: ttlSeconds, method: ICalCalendarMethod.PUBLISH },
    prodId: { company: 'NH Drugsalert', product: 'bijeenkomsten', language: language.toUpperCase() },
    timezone: { name: timezoneName, generator: () => amsterdamTimezone },
  });
  for (const event of events) {
    const { title, lead, place } = event.texts[language];
    const url = addressOf(event.slug);
    calendar.createEvent({
      id: `${event.slug}@${uidDomain}`,
      sequence: event.revision,
      stamp: `${event.changedOn}T00:00:00`,
      start: `${event.day}T${event.from}:00`,
      end: `${event.day}T${event.to}:00`,
      timezone: timezoneName,
      summary: title,
      description: lead,
      location: place,
      status: event.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      ...(url !== null && { url }),
    });
  }
  // The library writes it on the clock of the meeting; RFC 5545 §3.8.7.2 wants UTC.
  return calendar.toString().replace(/^(DTSTAMP:\d{8}T\d{6})(?=\r?$)/gm, '$1Z');
}
