import type { Config } from '#api/config.ts';
import type { QuietLog } from '#api/guard/quiet-log.ts';
import { migrateWith } from '#api/storage/open-database.ts';
import { openPostgres } from '#api/storage/postgres.ts';
import { demandDurability } from '#api/storage/postgres-durability.ts';
import { openSqlite } from '#api/storage/sqlite.ts';
import { outreachMigrations } from './migrations/migrations.ts';
import type { OutreachDatabase, OutreachTables } from './outreach-tables.ts';

type Wanted = Pick<Config, 'OUTREACH_DATABASE_URL' | 'outreachFile'> & Partial<Pick<Config, 'production'>>;

/**
 * The database of addresses: a file or a server of its own, on a connection of its own. Nothing can be asked of it and of
 * the reports at once.
 * @throws when a migration fails, and in production when the database may lose what it has confirmed
 */
export async function openOutreachDatabase(config: Wanted, log?: QuietLog): Promise<OutreachDatabase> {
  const { OUTREACH_DATABASE_URL: url } = config;
  const database =
    url === undefined ? openSqlite<OutreachTables>(config.outreachFile) : openPostgres<OutreachTables>(url);
  try {
    if (database.dialect === 'postgres')
      await demandDurability(database, { production: config.production ?? false, log });
    await migrateWith(database, outreachMigrations(database.dialect));
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}
