import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { events } from '#content/events/events.ts';
import { eventCalendar } from './event-calendar.ts';
import { comingEvents } from './shown-events.ts';

const today = '2026-11-22';
const all = comingEvents(today, true);
const addressOf = (slug: string) => `https://drugsalert.example/bijeenkomsten/${slug}`;
const calendarOf = (chosen = all) =>
  eventCalendar({ name: 'Verzonnen', language: 'nl', events: chosen, addressOf });
/** Long lines are folded (RFC 5545 §3.1). */
const unfolded = (calendar: string) => calendar.replace(/\r\n[ \t]/g, '').split('\r\n');

test('a calendar has the lines that RFC 5545 asks for, on the clock of Noord-Holland', () => {
  const calendar = calendarOf();
  const lines = unfolded(calendar);
  assert.ok(
    calendar.split('\r\n').every((line) => Buffer.byteLength(line) <= 75),
    'no line is longer than 75 bytes',
  );
  assert.ok(!/[^\r]\n/.test(calendar), 'every line ends in CR LF');
  for (const wanted of [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'BEGIN:VTIMEZONE',
    'TZID:Europe/Amsterdam',
    'END:VCALENDAR',
  ])
    assert.equal(lines.filter((line) => line === wanted).length, 1, wanted);
  const count = (start: string) => lines.filter((line) => line.startsWith(start)).length;
  for (const each of [
    'BEGIN:VEVENT',
    'UID:',
    'SUMMARY:',
    'DTSTART;TZID=Europe/Amsterdam:',
    'DTEND;TZID=Europe/Amsterdam:',
  ])
    assert.equal(count(each), all.length, each);
  const stamps = lines.filter((line) => line.startsWith('DTSTAMP'));
  assert.equal(stamps.length, all.length);
  for (const stamp of stamps) assert.match(stamp, /^DTSTAMP:\d{8}T\d{6}Z$/);
  assert.ok(lines.includes('DTSTART;TZID=Europe/Amsterdam:20270209T193000'));
});

test('the same meetings are the same file, whatever the clock and the time zone of the server', () => {
  const script = `import { eventCalendar } from './api/events/event-calendar.ts';
    import { comingEvents } from './api/events/shown-events.ts';
    process.stdout.write(eventCalendar({ name: 'Verzonnen', language: 'nl', events: comingEvents('${today}', true),
      addressOf: (slug) => 'https://drugsalert.example/bijeenkomsten/' + slug }));`;
  const elsewhere = execFileSync(process.execPath, ['--input-type=module-typescript', '-e', script], {
    env: { ...process.env, TZ: 'America/New_York' },
  });
  assert.equal(String(elsewhere), calendarOf());
});

test('a meeting that is cancelled stays in the calendar as cancelled, under the same UID and a higher number', () => {
  const [event] = all;
  assert.ok(event);
  const lines = unfolded(calendarOf([{ ...event, cancelled: true, revision: 2 }]));
  assert.ok(lines.includes('STATUS:CANCELLED') && lines.includes('SEQUENCE:2'));
  assert.ok(lines.some((line) => line.startsWith(`UID:${event.slug}@`)));
});

test('the public of a production server sees no invented meeting, and each kind has one example', () => {
  assert.deepEqual(comingEvents(today, false), []);
  assert.equal(new Set(events.filter(({ example }) => example).map(({ kind }) => kind)).size, 8);
  for (const { example, texts } of events.filter((event) => event.example))
    assert.ok(
      example &&
        /^Voorbeeld/.test(texts.nl.title) &&
        /^Example/.test(texts.en.title) &&
        /^Przykład/.test(texts.pl.title),
    );
});

test('a choice of area or audience gives those meetings and no other', () => {
  const named = (choice: Parameters<typeof comingEvents>[2]) =>
    comingEvents(today, true, choice).map(({ slug }) => slug);
  assert.deepEqual(named({ area: 'GM1911' }), ['voorbeeld-informatieavond']);
  assert.deepEqual(named({ area: 'GM1911', audience: 'transport' }), []);
  assert.ok(named({ audience: 'landlords' }).length >= 2);
  assert.deepEqual(comingEvents('2030-01-01', true), [], 'what is over is not shown');
});
