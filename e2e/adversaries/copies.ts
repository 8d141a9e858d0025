import assert from 'node:assert/strict';
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf, type Places } from '../find-planted.ts';
import type { RunningHouse } from '../running-house.ts';

export type Copies = {
  /** The folder as it lay beside the running server, before a night, with the log of the database. */
  live: string;
  /** The same after the server was stopped. */
  stopped: string;
  /** A backup, as the checklist tells to make it. */
  backup: string;
};

export function copiesIn(folder: string): Copies {
  return { live: join(folder, 'live'), stopped: join(folder, 'stopped'), backup: join(folder, 'backup') };
}

/** Attachments are base64 inside a mail: what is inside them must be clean as well. */
export function attachmentsOf(mails: readonly string[]): Buffer[] {
  const blocks = mails.flatMap(
    (mail) => mail.match(/^(?:[\w+/]{60,}={0,2}\r\n)+(?:[\w+/]+={0,2}\r\n)?/gm) ?? [],
  );
  return blocks.map((block) => Buffer.from(block, 'base64'));
}

export function copyFolder(dataDir: string, to: string): void {
  cpSync(dataDir, to, { recursive: true });
}

/** By the command of the project, beside the running server. */
export async function backUp(house: RunningHouse, to: string): Promise<void> {
  const { code, stderr } = await house.command('api/commands/backup.ts', '--to', to);
  assert.deepEqual([code, stderr], [0, '']);
}

/** The file of the database in a copy: a backup has its day in its name. */
export function databaseIn(folder: string): string {
  const name = readdirSync(folder).find((each) => /^drugsalert.*\.sqlite$/.test(each));
  assert.ok(name, 'there is a database in the copy');
  return join(folder, name);
}

/** All files of all copies. */
export function filesOfAll(copies: Copies): Places {
  return new Map(Object.values(copies).flatMap((folder) => [...filesOf(folder)]));
}
