import assert from 'node:assert/strict';
import { test } from 'node:test';
import { followUpDate, isoWeekOf, lastMonths, monthOf, thursdayOf, weeksIn } from './week.ts';
import { weekWindowOf } from './week-window.ts';

const weekAt = (moment: string) => isoWeekOf(Date.parse(moment));
const dayMs = 86_400_000;

test('weeks change at midnight from Sunday to Monday on the clock of Amsterdam, in winter and in summer', () => {
  assert.equal(weekAt('2026-11-22T22:59:59Z'), '2026-W47');
  assert.equal(weekAt('2026-11-22T23:00:00Z'), '2026-W48');
  assert.equal(weekAt('2026-06-21T21:59:59Z'), '2026-W25');
  assert.equal(weekAt('2026-06-21T22:00:00Z'), '2026-W26');
});

test('the turn of the year: 2026 has a week 53 that holds the first days of January', () => {
  assert.equal(weekAt('2026-12-27T12:00:00Z'), '2026-W52');
  assert.equal(weekAt('2026-12-28T12:00:00Z'), '2026-W53');
  assert.equal(weekAt('2027-01-03T12:00:00Z'), '2026-W53');
  assert.equal(weekAt('2027-01-04T12:00:00Z'), '2027-W01');
  assert.equal(weekAt('2025-12-29T12:00:00Z'), '2026-W01');
});

test('a week belongs to the month of its Thursday', () => {
  assert.equal(monthOf('2026-W53'), '2026-12');
  assert.equal(monthOf('2027-W01'), '2027-01');
  assert.equal(monthOf('2026-W01'), '2026-01');
  assert.equal(monthOf('2026-W49'), '2026-12');
  assert.equal(monthOf('2026-W48'), '2026-11');
  assert.equal(thursdayOf('2026-W53').toString(), '2026-12-31');
  assert.equal(thursdayOf('2026-W09').toString(), '2026-02-26');
});

test('over thirty years every day lies in the week of its Thursday, and the week reads back', () => {
  for (let day = Date.UTC(2020, 0, 1, 12); day < Date.UTC(2050, 0, 1); day += dayMs) {
    const week = isoWeekOf(day);
    const thursday = Date.parse(`${thursdayOf(week)}T12:00:00Z`);
    assert.ok(day - thursday >= -3 * dayMs && day - thursday <= 3 * dayMs, week);
    assert.equal(isoWeekOf(thursday), week);
  }
});

test('the months of a year hold 52 weeks, or 53 in the long years, and every week once', () => {
  const long = [2020, 2026, 2032, 2037, 2043, 2048];
  for (let year = 2020; year < 2050; year += 1) {
    const weeks = weeksIn(`${year}-01`, `${year}-12`);
    assert.equal(weeks, long.includes(year) ? 53 : 52, String(year));
    const months = Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`);
    const each = months.map((month) => weeksIn(month, month));
    assert.ok(each.every((count) => count === 4 || count === 5));
    assert.equal(
      each.reduce<number>((sum, count) => sum + count, 0),
      weeks,
    );
  }
});

test('the weeks counted in a month are those that monthOf gives to it', () => {
  const perMonth = new Map<string, Set<string>>();
  for (let day = Date.UTC(2025, 11, 1, 12); day < Date.UTC(2028, 1, 1); day += dayMs) {
    const week = isoWeekOf(day);
    perMonth.set(monthOf(week), (perMonth.get(monthOf(week)) ?? new Set()).add(week));
  }
  for (const [month, weeks] of perMonth) {
    if (month < '2026-01' || month > '2027-12') continue;
    assert.equal(weeksIn(month, month), weeks.size, month);
  }
});

test('the last twelve months end with the month of the running week', () => {
  assert.deepEqual(lastMonths(Date.parse('2026-11-18T12:00:00Z'), 12), { from: '2025-12', to: '2026-11' });
  // Tuesday 1 December lies in the week of Thursday 3 December; Monday 30 November lies in the same one.
  assert.equal(lastMonths(Date.parse('2026-11-30T12:00:00Z'), 1).to, '2026-12');
  assert.equal(lastMonths(Date.parse('2027-01-02T12:00:00Z'), 1).to, '2026-12');
});

test('the day to look back tells the week of a report and nothing finer', () => {
  assert.equal(followUpDate('2026-W47'), '2026-12-01');
  assert.equal(followUpDate('2026-W53'), '2027-01-12');
});

test('a week of a far year has four digits of year, so that weeks sort as text', () => {
  assert.deepEqual(weekWindowOf({ from: '0026-01-01', to: '0026-01-31' }), {
    from: '0026-W01',
    to: '0026-W05',
  });
});
