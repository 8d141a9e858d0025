import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database, Tables } from './database.ts';
import { scrubPostgres } from './postgres-scrub.ts';

const int8 = 20;
/** A receipt promises what is on the disk, whatever the server's own default. */
const durable = '-c synchronous_commit=on';
/** Two transactions that wait for each other: the engine ends one, which may simply be done again. */
const worthRetrying = ['40P01', '40001'];
const mostTries = 5;

/** Opens PostgreSQL by its URL. Counts come back as numbers: no count here passes 2^53. */
export function openPostgres<Stored = Tables>(url: string): Database<Stored> {
  const types = new pg.TypeOverrides();
  types.setTypeParser(int8, Number);
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    types,
    connectionTimeoutMillis: 10_000,
    options: durable,
  });
  // An idle connection that the server closes must not end the process; the next query opens a new one.
  pool.on('error', () => {});
  // A connection in use that breaks rejects its query; without a listener it would end the process as well.
  pool.on('connect', (client) => client.on('error', () => {}));
  const store = new Kysely<Stored>({ dialect: new PostgresDialect({ pool }) });
  return {
    dialect: 'postgres',
    store,
    commit: (unit) => withRetry(() => store.transaction().execute(unit)),
    scrub: () => scrubPostgres(store),
    close: () => store.destroy(),
  };
}

async function withRetry<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries === mostTries || !worthRetrying.includes((error as { code?: string }).code ?? ''))
        throw error;
    }
  }
}
