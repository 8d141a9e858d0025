import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { liesIn, removeUnfinished, syncToDisk } from '#api/backups/backup-files.ts';
import { copySqlite } from '#api/backups/copy-sqlite.ts';
import type { Config } from '#api/config.ts';

type Wanted = {
  config: Pick<Config, 'outreachFile' | 'dataDir'>;
  to: string;
  keepDays: number;
  today: string;
};
export type OutreachBackup =
  | { kind: 'made'; file: string; readers: number; expired: string[] }
  | { kind: 'refused'; code: 'inside-data-dir' | 'no-database' };

const named = /^outreach-(\d{4}-\d{2}-\d{2})\.sqlite$/;

/**
 * A consistent copy of the addresses, sealed as they are, beside a running server; then copies past their term go. A file of
 * its own name: it never travels in a backup of reports. The key is not in it.
 */
export function backUpOutreach({ config, to, keepDays, today }: Wanted): OutreachBackup {
  if (!existsSync(config.outreachFile)) return { kind: 'refused', code: 'no-database' };
  const created = mkdirSync(to, { recursive: true, mode: 0o700 });
  if (liesIn(to, config.dataDir)) {
    if (created !== undefined) rmSync(created, { recursive: true });
    return { kind: 'refused', code: 'inside-data-dir' };
  }
  const part = join(to, `.outreach-${process.pid}.part`);
  try {
    removeUnfinished(part);
    copySqlite(config.outreachFile, part);
    const readers = countReaders(part);
    chmodSync(part, 0o600);
    syncToDisk(part);
    const file = join(to, `outreach-${today}.sqlite`);
    renameSync(part, file);
    syncToDisk(to);
    return { kind: 'made', file, readers, expired: deleteExpired(to, today, keepDays) };
  } finally {
    removeUnfinished(part);
  }
}

/** Reads the copy whole. @throws when it is damaged */
function countReaders(file: string): number {
  const copy = new DatabaseSync(file, { readOnly: true });
  try {
    const check = Object.values(copy.prepare('pragma integrity_check').get() ?? {})[0];
    if (check !== 'ok') throw new Error('The copy of the addresses is damaged. No backup was made.');
    return Number(copy.prepare('select count(*) as n from subscribers').get()?.n);
  } finally {
    copy.close();
  }
}

function deleteExpired(folder: string, today: string, keepDays: number): string[] {
  const before = Temporal.PlainDate.from(today).subtract({ days: keepDays }).toString();
  const expired = readdirSync(folder).filter((name) => (named.exec(name)?.[1] ?? before) < before);
  for (const name of expired) rmSync(join(folder, name), { force: true });
  return expired;
}
