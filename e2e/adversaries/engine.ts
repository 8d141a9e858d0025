import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Tables, tablesIn } from './read-tables.ts';

/** The database of a week, as who runs it and who steals from it sees it. */
export type Engine = {
  env: Record<string, string>;
  /** As if a week were over: nobody can wait for that, and the server reads the clock of the machine. */
  weekOver: () => Promise<void>;
  /** Puts into a folder what lies outside the folder of the data: at the end of the week, with the log of all of it. */
  copyTo: (folder: string) => Promise<void>;
  /** Every table as it is now. */
  tables: () => Promise<Tables>;
  stop: () => Promise<void>;
};

/** A new week, and a night that has not been. */
export const endWeek = `delete from settings where name in ('rewards-issued-week', 'nightly-jobs-day')`;

export async function sqliteEngine(dataDir: string): Promise<Engine> {
  const file = join(dataDir, 'drugsalert.sqlite');
  return {
    env: {},
    weekOver: async () => {
      const database = new DatabaseSync(file);
      database.exec(endWeek);
      database.close();
    },
    copyTo: async () => {},
    tables: async () => tablesIn(file),
    stop: async () => {},
  };
}
