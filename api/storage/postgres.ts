import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database, Tables } from './database.ts';

const int8 = 20;

/** Opens PostgreSQL by its URL. Counts come back as numbers: no count here passes 2^53. */
export function openPostgres(url: string): Database {
  const types = new pg.TypeOverrides();
  types.setTypeParser(int8, Number);
  const pool = new pg.Pool({ connectionString: url, max: 10, types, connectionTimeoutMillis: 10_000 });
  // An idle connection that the server closes must not end the process; the next query opens a new one.
  pool.on('error', () => {});
  const store = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    dialect: 'postgres',
    store,
    commit: (unit) => store.transaction().execute(unit),
    scrub: async () => {},
    close: () => store.destroy(),
  };
}
