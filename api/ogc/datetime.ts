/** ISO days, both included; null is open on that side. */
export type DayInterval = { from: string | null; to: string | null };

const day = /^\d{4}-\d{2}-\d{2}$/;
/** RFC 3339 §5.6: with an offset, in capitals or not. */
const moment = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/;

/**
 * The `datetime` of OGC API – Features: a moment (RFC 3339) or a day, or two with a slash between them, of which one
 * may be open (`..` or empty). Null when it is none of these, or when it ends before it begins. Figures here are of whole
 * days on the clock of Amsterdam, so a moment is its day there.
 */
export function readDatetime(text: string): DayInterval | null {
  const ends = text.split('/');
  if (ends.length > 2) return null;
  const [from, to = from] = ends.map((end) =>
    ends.length === 2 && (end === '' || end === '..') ? null : dayOf(end),
  );
  if (from === undefined || to === undefined || (from === null && to === null)) return null;
  if (from === '' || to === '') return null;
  return from !== null && to !== null && from > to ? null : { from, to };
}

/** Empty when it is neither a day nor a moment. */
function dayOf(text: string): string {
  try {
    if (day.test(text)) return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString();
    if (moment.test(text))
      return Temporal.Instant.from(text.toUpperCase().replace(' ', 'T'))
        .toZonedDateTimeISO('Europe/Amsterdam')
        .toPlainDate()
        .toString();
    return '';
  } catch {
    return '';
  }
}

/** Whether a period (ISO days, both included; null: not bound to time) has a day in common with the interval. */
export function overlaps(period: DayInterval, asked: DayInterval): boolean {
  const begins = period.from === null || asked.to === null || period.from <= asked.to;
  const ends = period.to === null || asked.from === null || period.to >= asked.from;
  return begins && ends;
}
