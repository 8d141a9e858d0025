import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CampaignLine } from '#api/campaigns/campaign-page.schema.ts';
import { calendarRows, monthsAround, placeOf } from './calendar.ts';

const today = '2026-11-22';
const line = (id: string, from: string, to: string | null, state: CampaignLine['state'] = 'approved') =>
  ({
    ...{ id, code: id, title: `Verzonnen ${id}`, state, phase: 'scheduled', version: 1 },
    ...{ approvedVersion: 1, areas: ['GM0441'], audience: 'residents', kit: 'schuren-te-huur' },
    ...{ channels: ['letter'], design: 'before-after', from, to, madeByName: '', madeOn: today },
  }) satisfies CampaignLine;
const rows = (...campaigns: CampaignLine[]) =>
  calendarRows({ kind: 'desk-campaigns', campaigns, overlaps: [], today, mayWrite: true });

test('the calendar shows two months that lie behind and ten ahead', () => {
  const months = monthsAround(today);
  assert.deepEqual([months.length, months[0], months.at(-1)], [12, '2026-09', '2027-08']);
});

test('a month is a hundred wide, however many days it has', () => {
  const months = monthsAround(today);
  assert.equal(placeOf('2026-09-01', months), 0);
  assert.equal(placeOf('2027-02-15', months), 550);
  assert.equal(placeOf('2026-08-31', months) < 0, true);
});

test('a bar ends after its last day, and stays within the calendar', () => {
  const [month] = rows(line('1', '2026-12-01', '2026-12-31'));
  assert.deepEqual(month?.bar, { x: 300, width: 100 });
  const [standing] = rows(line('1', '2025-01-01', null));
  assert.deepEqual([standing?.bar, standing?.before, standing?.after], [{ x: 0, width: 1200 }, true, true]);
});

test('what is over, far ahead or withdrawn takes no room; the rest comes in the order of its beginning', () => {
  const shown = rows(
    line('1', '2027-01-01', '2027-02-01'),
    line('2', '2026-10-01', '2026-10-31'),
    line('3', '2025-01-01', '2025-02-01'),
    line('4', '2028-01-01', '2028-02-01'),
    line('5', '2026-12-01', '2026-12-31', 'withdrawn'),
  );
  assert.deepEqual(
    shown.map(({ campaign }) => campaign.id),
    ['2', '1'],
  );
});
