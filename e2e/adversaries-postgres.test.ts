import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { columnsInOrder } from './adversaries/columns-in-order.ts';
import { friend } from './adversaries/friend.ts';
import { insider } from './adversaries/insider.ts';
import { idsInOrder, unknownJoins } from './adversaries/linker.ts';
import { type LivedWeek, liveAWeek } from './adversaries/lived-week.ts';
import { postgresEngine } from './adversaries/postgres-engine.ts';
import { readTables } from './adversaries/read-tables.ts';
import { assertAlike } from './adversaries/reward-linker.ts';

/** The same week on PostgreSQL, for those whose loot is the database: its tables, and its own files with its log. */
let lived: LivedWeek | undefined;
before(async () => {
  lived = await liveAWeek(postgresEngine);
});
after(() => lived?.end());

function week(): LivedWeek {
  if (lived === undefined) throw new Error('The week is not lived yet.');
  return lived;
}

insider(week);

test('on PostgreSQL too equal values join what belongs to one report, and nothing else', () => {
  assert.deepEqual(unknownJoins(week().tables), []);
});

test('on PostgreSQL too no column stands in the order in which reports came in, and none of a backup of it', () => {
  const ids = idsInOrder(week());
  for (const tables of [week().tables, readTables(week().copies.backup)])
    assert.deepEqual(columnsInOrder(tables, ids), []);
});

test('on PostgreSQL too the rows of two rewarded reports look alike, whoever of them claimed', () => {
  for (const tables of [week().tables, readTables(week().copies.backup)]) assertAlike(week(), tables);
});

test('the files of PostgreSQL were among the loot', () => {
  const files = [...week().spoils()].filter(([path]) => path.includes('/postgres/'));
  const bytes = files.reduce((sum, [, content]) => sum + content.length, 0);
  assert.ok(files.length > 20 && bytes > 5_000_000, `${files.length} files, ${bytes} bytes`);
  const sealed = Buffer.from('age-encryption.org/v1');
  assert.ok(
    files.some(([, content]) => content.includes(sealed)),
    'and the seals lie in them',
  );
});

friend(week);
