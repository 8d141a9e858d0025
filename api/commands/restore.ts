import { type Restored, restore } from '#api/backups/restore.ts';
import { readConfig } from '#api/config.ts';
import { command, print, UsageFault } from './command.ts';
import { readIdentities } from './read-identities.ts';

const help = `npm run restore -- --from FILE [--identity KEYFILE]   bring a backup back as the database of DATA_DIR or DATABASE_URL

A sealed backup (.age) needs the file with the secret key that belongs to BACKUP_RECIPIENT.

Only where there is no database yet (SQLite), or one without a single row (PostgreSQL); stop the servers first. A backup of
an older version is brought up to date. The backup itself is not changed. All of it comes back, or nothing.

Afterwards: receipts given out after the backup are lost, and so are its reports unless the hub has them. What the hub
confirmed since is sent to it again, under the same ids. Withdraw staff tokens and recall reports again that were withdrawn or
recalled since. What is past its term goes at the first start, or with npm run forget.
Codes of rewards that were not paid yet end, and rewards granted without a code are refused: two people decide anew,
after a look at what was paid since the backup.`;

type Refusal = Extract<Restored, { kind: 'refused' }>['code'];

const refusals: Record<Refusal, string> = {
  missing: 'There is no such file.',
  'not-a-backup': 'That file is no backup of this program, or its first bytes are damaged.',
  damaged: 'That backup is damaged: take an earlier one.',
  newer: 'That backup is of a newer version than this program: install that version first.',
  'not-empty':
    'There is a database already: a restore never overwrites one. Stop the servers and move it away, with its -wal and -shm files, or name an empty one.',
  'needs-key': 'That backup is sealed: name the file with its secret key, --identity KEYFILE.',
  'wrong-key':
    'The key in that file does not open this backup, or the beginning of the backup is damaged: try another backup with it.',
  incomplete: 'Rows were lost on the way: nothing is restored.',
};

const options = { from: { type: 'string' }, identity: { type: 'string' } } as const;

await command(help, options, async ({ words, option }) => {
  const from = option('from');
  if (from === undefined || words.length > 0) throw new UsageFault('Say what to restore: --from FILE.');
  const key = option('identity');
  const identities = key === undefined ? [] : readIdentities(key);
  const restored = await restore(readConfig(), from, Date.now(), identities);
  if (restored.kind === 'refused') {
    process.stderr.write(`${refusals[restored.code]}\n`);
    return 1;
  }
  tell(restored);
  return restored.sums.addsUp ? 0 : 1;
});

function tell({ rows, sums, newestWeek, migration, rewards }: Extract<Restored, { kind: 'restored' }>): void {
  print(`Restored, at migration ${migration} when it was made, brought up to date since.`);
  for (const [table, n] of Object.entries(rows)) if (n > 0) print(`  ${table.padEnd(22)} ${n}`);
  print(`Newest report: ${newestWeek === null ? 'none' : `week ${newestWeek}`}.`);
  const { accepted, acknowledged, pending, dead } = sums;
  print(
    `accepted ${accepted} = acknowledged ${acknowledged} + pending ${pending} + dead ${dead} and what was deleted`,
  );
  print(
    `Rewards: ${rewards.codes} code(s) ended, ${rewards.granted} granted reward(s) refused: two people decide anew.`,
  );
  print(sums.addsUp ? 'It adds up.' : 'It does NOT add up: see npm run reconcile.');
  print(
    'Now: withdraw again what was withdrawn since the backup: staff tokens (npm run staff -- list) and reports.',
  );
  print(
    'Check that the pepper is the one of that time, and that the hub opens a report (npm run hub -- canary).',
  );
}
