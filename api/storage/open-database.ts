import { type Migration, Migrator } from 'kysely/migration';
import type { Config } from '#api/config.ts';
import type { QuietLog } from '#api/guard/quiet-log.ts';
import type { Database } from './database.ts';
import { migrations } from './migrations/migrations.ts';
import { openPostgres } from './postgres.ts';
import { demandDurability } from './postgres-durability.ts';
import { openSqlite } from './sqlite.ts';

type Wanted = Pick<Config, 'DATABASE_URL' | 'databaseFile'> & Partial<Pick<Config, 'production'>>;

/**
 * Opens the configured database and brings its tables up to date.
 * @throws when a migration fails, and in production when the database may lose what it has confirmed
 */
export async function openDatabase(config: Wanted, log?: QuietLog): Promise<Database> {
  const database = config.DATABASE_URL ? openPostgres(config.DATABASE_URL) : openSqlite(config.databaseFile);
  try {
    if (database.dialect === 'postgres')
      await demandDurability(database, { production: config.production ?? false, log });
    await migrate(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

/**
 * Brings the tables up to date, or to one migration by name. False, and nothing done, when this version does not know it.
 * @throws when a migration fails
 */
export const migrate = (database: Database, upTo?: string): Promise<boolean> =>
  migrateWith(database, migrations(database.dialect), upTo);

/** The same with the migrations of any database of ours. */
export async function migrateWith<Stored>(
  database: Database<Stored>,
  known: Record<string, Migration>,
  upTo?: string,
): Promise<boolean> {
  if (upTo !== undefined && !(upTo in known)) return false;
  const migrator = new Migrator({ db: database.store, provider: { getMigrations: async () => known } });
  const { error } = upTo === undefined ? await migrator.migrateToLatest() : await migrator.migrateTo(upTo);
  if (error !== undefined) throw error;
  return true;
}
