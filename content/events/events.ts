import { type Event, eventSchema } from './event.schema.ts';
import { exampleEvents } from './examples.ts';
import { plannedEvents } from './planned.ts';

/** Every meeting that the site knows, the first one first. The build and every command stop at one that is faulty. */
export const events: readonly Event[] = [...plannedEvents, ...exampleEvents]
  .map((event) => eventSchema.parse(event))
  .sort((one, other) => (whenOf(one) < whenOf(other) ? -1 : 1));

const bySlug = new Map(events.map((event) => [event.slug, event]));

export const findEvent = (slug: string): Event | null => bySlug.get(slug) ?? null;

/** `2027-02-09T19:30`, on the clock of Noord-Holland: sorts as it happens. */
export function whenOf({ day, from }: Pick<Event, 'day' | 'from'>): string {
  return `${day}T${from}`;
}
