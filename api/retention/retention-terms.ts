import { type IsoWeek, weekOf } from '#api/counts/week.ts';
import { type MessageTerms, messageTerms } from '#api/follow-up/message-terms.ts';

/** The longest terms that `/privacy` and `/anoniem` promise, in days from the end of a week. */
export const promisedDays = {
  CONTENT_RETENTION_DAYS: 30,
  MESSAGE_RETENTION_DAYS: 90,
  READ_MESSAGE_RETENTION_DAYS: 30,
} as const;

/**
 * How long things are kept, in days from the end of an ISO week: no finer moment is stored. `contentDays` runs from the
 * hub's confirmation; a term of `stateDays` from the later of that and the week in which the report got that state;
 * `recalledDays` from the week of the recall.
 */
export type RetentionTerms = {
  contentDays: number;
  stateDays: { spam: number; duplicate: number; 'not-usable': number };
  recalledDays: number;
  messages: MessageTerms;
};

export const shorterTerms = [
  'SPAM_RETENTION_DAYS',
  'DUPLICATE_RETENTION_DAYS',
  'NOT_USABLE_RETENTION_DAYS',
  'RECALLED_RETENTION_DAYS',
] as const;

type Given = Record<(typeof shorterTerms)[number] | 'CONTENT_RETENTION_DAYS', number> &
  Parameters<typeof messageTerms>[0];

/** A term that was not set is never longer than the one that holds for all. */
export function retentionTerms(config: Given): RetentionTerms {
  const { CONTENT_RETENTION_DAYS: contentDays } = config;
  const atMost = (days: number) => Math.min(days, contentDays);
  return {
    contentDays,
    stateDays: {
      spam: atMost(config.SPAM_RETENTION_DAYS),
      duplicate: atMost(config.DUPLICATE_RETENTION_DAYS),
      'not-usable': atMost(config.NOT_USABLE_RETENTION_DAYS),
    },
    recalledDays: atMost(config.RECALLED_RETENTION_DAYS),
    messages: messageTerms(config),
  };
}

/** Terms as they were given, before anything else is read: what was set too long is a fault, never cut in silence. */
export function retentionFaults(given: Partial<Record<string, string>>, usualDays: number): string[] {
  const contentDays = Number(given.CONTENT_RETENTION_DAYS ?? usualDays);
  return shorterTerms
    .filter((name) => Number(given[name] ?? 0) > contentDays)
    .map((name) => `${name} must not be longer than CONTENT_RETENTION_DAYS (${contentDays})`);
}

/** The latest week whose term is over: its Sunday plus the term lies before today. ISO weeks sort as text. */
export function lastEndedWeek(nowMs: number, days: number): IsoWeek {
  const today = Temporal.Instant.fromEpochMilliseconds(nowMs)
    .toZonedDateTimeISO('Europe/Amsterdam')
    .toPlainDate();
  return weekOf(today.subtract({ days: days + 7 }));
}
