import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { findPlanted } from '../find-planted.ts';
import type { LivedWeek } from './lived-week.ts';
import { columnsOfValues, readTables, type Tables, tablesIn } from './read-tables.ts';
import { readers } from './subscribe.ts';

const ofAddresses = (folder: string): Tables => tablesIn(join(folder, 'outreach.sqlite'));

/**
 * Values that stand in both databases, with where. Not the wave of a survey: who of the staff made one stands in the log
 * of what staff did.
 */
function shared(addresses: Tables, reports: Tables): string[] {
  const ofReports = columnsOfValues(reports);
  return [...columnsOfValues(addresses)].flatMap(([value, columns]) =>
    ofReports.has(value) && !columns.has('survey_waves.id')
      ? [`${[...columns]} = ${[...(ofReports.get(value) ?? [])]}`]
      : [],
  );
}

/** Somebody who wants to know which readers of the newsletter also report, or just the addresses. */
export function addressThief(week: () => LivedWeek): void {
  const planted = () => [...Object.values(readers), 'verzonnen-postbus', ...week().letterTokens];

  test('no code of a letter of the survey, used or not, and no form of it is in any copy or in the log', () => {
    const { letterCodes, copies } = week();
    assert.deepEqual(findPlanted(week().spoils(), letterCodes), []);
    const kept = ofAddresses(copies.stopped);
    assert.equal(
      kept.get('survey_marks')?.length,
      2,
      '(counter-proof: the unused letter and the form are kept)',
    );
    assert.equal(kept.get('survey_counts')?.length, 1);
  });

  test('with every copy and the log, but not its key, nobody reads an address or a link of a reader', () => {
    assert.deepEqual(findPlanted(week().spoils(), planted()), []);
    const rows = ofAddresses(week().copies.stopped).get('subscribers') ?? [];
    assert.equal(rows.length, 3, '(counter-proof: the addresses are in those copies, sealed)');
    for (const text of planted()) {
      const place = new Map([['planted', Buffer.from(`before ${text} after`)]]);
      assert.notDeepEqual(findPlanted(place, [text]), []);
    }
  });

  test('no value of the addresses stands with the reports: nothing joins a reader to a report, a thread or a reward', () => {
    for (const folder of [week().copies.live, week().copies.stopped]) {
      const [addresses, reports] = [ofAddresses(folder), readTables(folder)];
      assert.deepEqual(shared(addresses, reports), []);
      const id = reports.get('reports')?.[0]?.id;
      const joined = new Map([...addresses, ['planted', [{ report_id: id }]]]);
      assert.notDeepEqual(shared(joined, reports), [], '(counter-proof)');
    }
  });

  test('a backup of the reports holds no addresses, and the key of the addresses is in no copy', () => {
    const { copies, spoils, keys } = { ...week(), spoils: week().spoils() };
    assert.ok(!existsSync(join(copies.backup, 'outreach.sqlite')));
    assert.deepEqual(findPlanted(spoils, [keys.outreach.toString('hex')]), []);
    for (const [place, bytes] of spoils) assert.ok(!bytes.includes(keys.outreach), place);
  });
}
