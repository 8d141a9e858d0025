import { randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';

const finished = /^drugsalert-(\d{4}-\d{2}-\d{2})\.sqlite(\.age)?$/;
/** Under a name of chance: two that run at once must not meet. SQLite may lay a journal beside it. */
const unfinished = /^\.drugsalert-(\d{4}-\d{2}-\d{2})\.[0-9a-f-]{36}\.part(-journal|-wal|-shm)?$/;

/** One backup per day, of the newest state of that day; `.age` when it needs a key. */
export const backupName = (day: string, sealed: boolean) => `drugsalert-${day}.sqlite${sealed ? '.age' : ''}`;
export const unfinishedName = (day: string) => `.drugsalert-${day}.${randomUUID()}.part`;

/**
 * Deletes backups whose term is over, by the day in their name: a copied file has another time of change. Also what was
 * left half-way before yesterday. Files with other names are nobody's business here.
 */
export function deleteExpired(folder: string, today: string, keepDays: number): string[] {
  const before = (days: number) => Temporal.PlainDate.from(today).subtract({ days }).toString();
  const isOlder = (name: string, pattern: RegExp, day: string) => (pattern.exec(name)?.[1] ?? day) < day;
  const names = readdirSync(folder);
  const expired = names.filter((name) => isOlder(name, finished, before(keepDays)));
  const left = names.filter((name) => isOlder(name, unfinished, before(1)));
  for (const name of [...expired, ...left]) rmSync(join(folder, name), { force: true });
  return expired;
}

/** Where what is sealed lies in the clear for a moment: on the disk of the database, never on that of the backups. */
const besideDatabase = /^\.(backup|restore)-\w{6}$/;
export const folderBeside = (databaseFile: string, purpose: 'backup' | 'restore') =>
  mkdtempSync(join(dirname(databaseFile), `.${purpose}-`));

/**
 * Removes what a killed backup or restore left there: a copy that no term would ever end. One that is at it is a day old
 * at most.
 */
export function removeLeftBeside(databaseFile: string, nowMs: number): void {
  const folder = dirname(databaseFile);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder).filter((each) => besideDatabase.test(each)))
    if (statSync(join(folder, name)).mtimeMs < nowMs - 86_400_000)
      rmSync(join(folder, name), { recursive: true, force: true });
}

/**
 * An empty file that nobody else may read, before anything is in it: SQLite fills it, and would make one under the mask of
 * the process. What it lays beside it gets the same mode.
 */
export const makePrivate = (file: string) => closeSync(openSync(file, 'wx', 0o600));

/** Removes an own file that was not finished, with what SQLite laid beside it. */
export function removeUnfinished(file: string): void {
  for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
}

/** Whether a folder is, or lies in, another one, whatever links lead there. */
export function liesIn(folder: string, other: string): boolean {
  const path = relative(realpathSync(other), realpathSync(folder));
  return path === '' || !(path === '..' || path.startsWith('../'));
}

/** A file, or the names in a folder, on the disk itself: what is told to be there must survive a power cut. */
export function syncToDisk(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
