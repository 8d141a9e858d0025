import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { friend } from './adversaries/friend.ts';
import { insider } from './adversaries/insider.ts';
import { unknownJoins } from './adversaries/linker.ts';
import { type LivedWeek, liveAWeek } from './adversaries/lived-week.ts';
import { postgresEngine } from './adversaries/postgres-engine.ts';

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

test('on PostgreSQL too equal values join what belongs to one report, and nothing else', async () => {
  assert.deepEqual(unknownJoins(await week().tables()), []);
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
