export const timezoneName = 'Europe/Amsterdam';

/**
 * The clock of Noord-Holland as RFC 5545 §3.6.5 writes it: since 1996 summer time begins on the last Sunday of March and ends
 * on that of October, at 1:00 UTC (Directive 2000/84/EC, articles 2 and 3).
 */
export const amsterdamTimezone = [
  'BEGIN:VTIMEZONE',
  `TZID:${timezoneName}`,
  'BEGIN:DAYLIGHT',
  'TZNAME:CEST',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'DTSTART:19960331T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZNAME:CET',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'DTSTART:19961027T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n');
