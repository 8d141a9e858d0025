import type { Migration } from 'kysely/migration';
import type { Dialect } from '#api/storage/database.ts';
import { newsletter } from './0001-newsletter.ts';
import { surveys } from './0002-surveys.ts';
import { askedOnce } from './0003-asked-once.ts';

/** Every migration of the outreach store in order, apart from those of the reports; names never change once landed. */
export function outreachMigrations(dialect: Dialect): Record<string, Migration> {
  return {
    '0001-newsletter': newsletter(dialect),
    '0002-surveys': surveys(dialect),
    '0003-asked-once': askedOnce(dialect),
  };
}
