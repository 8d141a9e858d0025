import { DatabaseSync } from 'node:sqlite';

const busyTimeoutMs = 10_000;

/**
 * One consistent state of a database in use, as a file of its own; writers go on meanwhile. Room of deleted rows does
 * not come along. https://www.sqlite.org/lang_vacuum.html#vacuuminto
 */
export function copySqlite(from: string, to: string): void {
  const source = new DatabaseSync(from, { readOnly: true, timeout: busyTimeoutMs });
  try {
    source.prepare('vacuum into ?').run(to);
  } finally {
    source.close();
  }
}

/** How many reports were ever accepted; rows of reports never go, but that of the watch, which is no report. */
export function acceptedInSqlite(file: string): number {
  const source = new DatabaseSync(file, { readOnly: true, timeout: busyTimeoutMs });
  try {
    return Number(source.prepare("select count(*) as n from reports where flag <> 'watch'").get()?.n);
  } finally {
    source.close();
  }
}
