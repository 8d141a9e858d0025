import { type RawBuilder, sql } from 'kysely';
import type { Phenomenon } from '#content/taxonomy/phenomena.ts';

/**
 * Sum of the counters without spam and duplicates, of these phenomena or of all. What counts stands in the sum and not
 * in the condition: PostgreSQL 18 would want to skip through the primary key for it, find that dear, and scan the table.
 */
export function countedSum(phenomena: readonly Phenomenon[]): RawBuilder<number> {
  const asked = phenomena.length === 0 ? sql`` : sql` and phenomenon in (${sql.join(phenomena)})`;
  return sql<number>`sum(case when state_group = 'counted'${asked} then n else 0 end)`;
}
