import { findEvent } from '#content/events/events.ts';

/** Newsletters that anybody may read; each list is confirmed, and left, by itself. */
export const newsletterLists = ['residents', 'professionals'] as const;

const ofEvent = 'event:';
/** Who wants to come to a meeting stands on a list of that meeting alone, which goes with it. */
export const eventList = (slug: string) => `${ofEvent}${slug}`;
export const eventOf = (list: string) => (list.startsWith(ofEvent) ? list.slice(ofEvent.length) : null);

/**
 * ISO day from which a confirmed address of this list is deleted; empty: never by itself. Null: the list takes nobody any
 * more, since its meeting is over or unknown.
 */
export function endOfList(list: string, today: string, eventRetentionDays: number): string | null {
  const slug = eventOf(list);
  if (slug === null) return '';
  const event = findEvent(slug);
  if (event === null || event.day < today) return null;
  return Temporal.PlainDate.from(event.day)
    .add({ days: eventRetentionDays + 1 })
    .toString();
}
