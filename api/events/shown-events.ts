import { presentArea } from '#content/areas/area-slugs.ts';
import type { Event } from '#content/events/event.schema.ts';
import { events } from '#content/events/events.ts';
import type { FullLanguage } from '#content/languages.ts';
import type { Audience } from '#content/taxonomy/audiences.ts';
import type { EventLine } from './event-page.schema.ts';

export type EventChoice = { area?: string; audience?: Audience };

/** Meetings that this server may show: an invented one never on a production server. */
export const mayShow = ({ published, example }: Event, showExamples: boolean) =>
  published || (example && showExamples);

/** What is to come from `today` on, the first one first; of one area or for one audience when asked. */
export function comingEvents(today: string, showExamples: boolean, choice: EventChoice = {}): Event[] {
  return events.filter(
    (event) =>
      mayShow(event, showExamples) &&
      event.day >= today &&
      (choice.area === undefined || isIn(event, choice.area, today)) &&
      (choice.audience === undefined || event.audiences.includes(choice.audience)),
  );
}

/** Also when the municipality went up in another one since it was written down. */
const isIn = ({ areas }: Event, code: string, today: string) =>
  areas.some((each) => presentArea(each, today)?.code === code);

export function eventLine(event: Event, language: FullLanguage, today: string): EventLine {
  const { slug, kind, day, from, to, example, cancelled } = event;
  const { title, lead } = event.texts[language];
  const areas = event.areas.flatMap((each) => presentArea(each, today) ?? []);
  return {
    ...{ slug, kind, title, lead, day, from, to, example, cancelled },
    areas: areas.map(({ code, name, slug: path }) => ({ code, name, slug: path })),
  };
}
