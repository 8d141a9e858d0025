import assert from 'node:assert/strict';
import { test } from 'node:test';
import { followedUpReports } from '#api/campaigns/effect-second-outcome.ts';
import { moveReport } from '#api/intake/intake-store.ts';
import type { OrdinaryState } from '#api/intake/report-states.ts';
import { storeReport } from '#api/reports/report-store.ts';
import type { Database } from '../database.ts';
import { inventedRow, wednesday } from '../invented-reports.ts';
import type { OpenFresh } from '../test-databases.ts';

const window = { from: '2026-W45', to: '2026-W48' };

async function report(database: Database, number: number, week: string, steps: readonly OrdinaryState[]) {
  const row = inventedRow(number, { received_week: week });
  await storeReport(database, row, ['pull']);
  for (const to of steps) {
    const move = { to, sealedReason: Buffer.from('invented'), byRole: 'analyst', nowMs: wednesday } as const;
    assert.equal((await moveReport(database, row.id, move)).kind, 'moved', to);
  }
}

/** The second outcome of a campaign: what became of the reports. */
export function followingUpContract(fresh: OpenFresh): void {
  test('a report that was followed up counts once, in the week in which it came in, wherever it stands now', async (t) => {
    const { database } = await fresh(t);
    await report(database, 1, '2026-W47', ['screening', 'usable', 'enriching', 'case', 'closed']);
    await report(database, 2, '2026-W47', ['screening', 'usable', 'screening', 'usable']);
    await report(database, 3, '2026-W46', ['screening', 'not-usable']);
    await report(database, 4, '2026-W44', ['screening', 'usable']);
    await report(database, 5, '2026-W47', ['screening', 'usable', 'duplicate']);
    const usable = await followedUpReports(database.store, window, [], 'usable-reports');
    assert.deepEqual(
      [...usable].map(([area, weeks]) => [area, [...weeks]]),
      [['GM0363', [['2026-W47', 2]]]],
    );
    const cases = await followedUpReports(database.store, window, [], 'cases');
    assert.equal(cases.get('GM0363')?.get('2026-W47'), 1);
    const others = await followedUpReports(database.store, window, ['other'], 'usable-reports');
    assert.equal(others.size, 0);
  });
}
