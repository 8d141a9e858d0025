import { Migrator } from 'kysely/migration';
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

async function migrate(database: Database): Promise<void> {
  const provider = { getMigrations: async () => migrations(database.dialect) };
  const { error } = await new Migrator({ db: database.store, provider }).migrateToLatest();
  if (error !== undefined) throw error;
}
