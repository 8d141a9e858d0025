import en from '#content/i18n/en/events.json' with { type: 'json' };
import nl from '#content/i18n/nl/events.json' with { type: 'json' };
import pl from '#content/i18n/pl/events.json' with { type: 'json' };
import type { FullLanguage } from '#content/languages.ts';

const names = { nl: nl.calendar.name, en: en.calendar.name, pl: pl.calendar.name };

/** How the calendar is called in somebody's program. */
export const calendarWords = (language: FullLanguage) => names[language];
