import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type BackupRefusal, backUp } from '#api/backups/back-up.ts';
import { type Config, readConfig } from '#api/config.ts';
import { developmentFiles } from '#api/key-material.ts';
import { command, print, UsageFault } from './command.ts';

const help = `npm run backup -- --to DIR [--keep-days 30]   copy the database, beside a running server

Writes DIR/drugsalert-YYYY-MM-DD.sqlite (a later one of the same day takes its place), reads it back whole, and deletes
backups in DIR of more than BACKUP_RETENTION_DAYS ago, or of --keep-days when that is less. A PostgreSQL database becomes
such a file too; npm run restore brings it back into either engine.

With BACKUP_RECIPIENT (age1…, made with npm run hub -- keygen) the file is sealed to that key and ends in .age: keep its
secret half away from this server. Then a free place of the size of the database is needed beside it for a moment.

Not in it: keys, the receipt pepper, and who is signed in. Keep the pepper apart, offline: without it no receipt opens its
conversation. What comes in after a backup is not in it: every hour is better than every night.
Exit code 1 when no sound backup was made; what is past its term is deleted all the same.`;

const refusals: Record<BackupRefusal, string> = {
  'inside-data-dir':
    'That folder lies in DATA_DIR: a backup that goes with what it is a backup of is none. Choose another disk.',
  'no-database': 'There is no database to copy.',
  newer: 'The database is of a newer version than this program.',
  damaged: 'The copy is damaged: look at the disk and at the database. No backup was made.',
  incomplete: 'The copy does not have all reports. No backup was made.',
};

const options = { to: { type: 'string' }, 'keep-days': { type: 'string' } } as const;

await command(help, options, async ({ words, option }) => {
  const to = option('to');
  if (to === undefined || words.length > 0) throw new UsageFault('Say where to: --to DIR.');
  const config = readConfig();
  warnOfKeys(config);
  const made = await backUp({
    config,
    to,
    keepDays: keepDays(option('keep-days'), config),
    nowMs: Date.now(),
    recipients: config.BACKUP_RECIPIENT,
  });
  if (config.production && config.BACKUP_RECIPIENT === undefined)
    process.stderr.write(
      'Warning: BACKUP_RECIPIENT is not set: area, phenomenon and week of each report lie in the clear in the backup.\n',
    );
  for (const name of made.expired) print(`Deleted ${name}: past its term.`);
  if (made.kind === 'refused') {
    process.stderr.write(`${refusals[made.code]}\n`);
    return 1;
  }
  const { reports, photos, messages } = made.rows;
  print(
    `${made.file}: ${reports} report(s), ${photos ?? 0} photo(s), ${messages ?? 0} message(s), read back whole.`,
  );
  print('Not in it: keys, pepper, sessions. Keep the pepper apart from it, offline.');
  if (made.sums === null) print('The database is of an older version: its sums are made at a restore.');
  else print(made.sums.addsUp ? 'It adds up.' : 'It does NOT add up: see npm run reconcile.');
  return made.sums?.addsUp === false ? 1 : 0;
});

function keepDays(given: string | undefined, { BACKUP_RETENTION_DAYS }: Config): number {
  const days = Number(given ?? BACKUP_RETENTION_DAYS);
  if (!Number.isInteger(days) || days < 1 || days > BACKUP_RETENTION_DAYS)
    throw new UsageFault(`--keep-days must be 1 to ${BACKUP_RETENTION_DAYS} (BACKUP_RETENTION_DAYS).`);
  return days;
}

/** Who copies the folder instead of using this command would take them along. */
function warnOfKeys({ dataDir }: Config): void {
  const lying = developmentFiles.filter((name) => existsSync(join(dataDir, name)));
  if (lying.length > 0)
    process.stderr.write(
      `Warning: ${lying.join(', ')} in DATA_DIR: a copy of that folder would open every report. For development only.\n`,
    );
}
