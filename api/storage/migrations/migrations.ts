import type { Migration } from 'kysely/migration';
import type { Dialect } from '../database.ts';
import { firstHouse } from './0001-first-house.ts';
import { campaigns } from './0004-campaigns.ts';

/** Every migration in order; names never change once landed, and a migration only adds (expand, later contract). */
export function migrations(dialect: Dialect): Record<string, Migration> {
  return {
    '0001-first-house': firstHouse(dialect),
    '0004-campaigns': campaigns(dialect),
  };
}
