import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reportContentOf } from '#sealing/report-content.ts';
import { type Columns, matchesSeal } from './match-seal.ts';

const id = Buffer.alloc(32, 0xab);
const content = reportContentOf(
  { phenomenon: 'drug-waste-dump', description: 'verzonnen' },
  { id: id.toString('hex'), areaCode: 'GM0363', week: '2026-W53', campaign: '', location: null, photos: [] },
);
const row = (changes: Partial<Columns> = {}): Columns => ({
  ...{ id, area_code: 'GM0363', phenomenon: 'drug-waste-dump', received_week: '2026-W53' },
  sealed_in: 'server',
  ...changes,
});

test('columns that are those of the seal match, and any other one does not', () => {
  assert.ok(matchesSeal(row(), content));
  assert.ok(matchesSeal(row({ sealed_in: 'browser' }), content));
  const others: Partial<Columns>[] = [
    { id: Buffer.alloc(32, 0xcd) },
    { area_code: 'GM0448' },
    { phenomenon: 'other' },
    { received_week: '2026-W52' },
  ];
  for (const changes of others)
    for (const sealed_in of ['server', 'browser'] as const)
      assert.ok(!matchesSeal(row({ ...changes, sealed_in }), content), JSON.stringify(changes));
});

test('a browser may have sealed in the week before, also around the turn of the year; the server never did', () => {
  const received_week = '2027-W01';
  assert.ok(matchesSeal(row({ received_week, sealed_in: 'browser' }), content));
  assert.ok(!matchesSeal(row({ received_week, sealed_in: 'server' }), content));
  assert.ok(!matchesSeal(row({ received_week: '2027-W02', sealed_in: 'browser' }), content));
});
