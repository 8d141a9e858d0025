import { Migrator } from 'kysely/migration';
import type { Config } from '#api/config.ts';
import type { Database } from './database.ts';
import { migrations } from './migrations/migrations.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';

/** Opens the configured database and brings its tables up to date. @throws when a migration fails */
export async function openDatabase(config: Pick<Config, 'DATABASE_URL' | 'databaseFile'>): Promise<Database> {
  const database = config.DATABASE_URL ? openPostgres(config.DATABASE_URL) : openSqlite(config.databaseFile);
  try {
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
