import { type RawBuilder, sql } from 'kysely';
import { monthOf } from '#api/counts/week.ts';
import { weeksOf } from '#api/counts/week-window.ts';
import type { Database } from '#api/storage/database.ts';
import { areasOn } from '#content/areas/area-sets.ts';
import { phenomena } from '#content/taxonomy/phenomena.ts';

/** Ten years of reports, the last of them in this week. */
export const lastFilledWeek = '2026-W47';
const weeks = weeksOf({ from: '2016-W48', to: lastFilledWeek });
const seal = '00'.repeat(16);

/**
 * Adds reports with the numbers from..to-1, spread over ten years, phenomena, and areas by inhabitants; one in
 * fifty is spam. Their seals are a few bytes: what counts rows reads less of them than it would of real ones.
 */
export async function fillReports({ store, dialect }: Database, from: number, to: number): Promise<void> {
  const numbers =
    dialect === 'sqlite'
      ? sql`numbers(number) as (select ${sql.lit(from)} union all select number + 1 from numbers where number < ${sql.lit(to - 1)})`
      : sql`numbers(number) as (select generate_series(${sql.lit(from)}, ${sql.lit(to - 1)}))`;
  // In the order of their numbers, so that filling is quick; a real id is random.
  const id =
    dialect === 'sqlite'
      ? sql`unhex(printf('%064x', number))`
      : sql`decode(lpad(to_hex(number), 64, '0'), 'hex')`;
  const sealed = dialect === 'sqlite' ? sql`unhex(${sql.lit(seal)})` : sql`decode(${sql.lit(seal)}, 'hex')`;
  // Choices by remainders of primes do not depend on each other.
  await sql`
    with recursive ${numbers},
      places(at, area_code, campaign) as (values ${sql.join(areaDraws(1999))}),
      times(at, week) as (${listed(spread(weeks, 523))}),
      kinds(at, phenomenon) as (${listed(spread(phenomena, 11))})
    insert into reports (id, tag_generation, area_code, phenomenon, received_week, language, campaign,
      size_bucket, flag, state, key_id, sealed)
    select ${id}, 0, area_code, phenomenon, week, 'nl', campaign, 4, 'none',
      case when number % 53 = 0 then 'spam' else 'new' end, 'invented', ${sealed}
    from numbers
      join places on places.at = number % 1999 join times on times.at = number % 523
      join kinds on kinds.at = number % 11`.execute(store);
}

/** As `fillReports`, for millions: indexes are made once at the end, and not touched a million times. */
export async function fillQuickly(database: Database, from: number, to: number): Promise<void> {
  const { store, dialect } = database;
  const { rows: indexes } = await (dialect === 'sqlite'
    ? sql<Index>`select name, sql as made from sqlite_schema where type = 'index' and tbl_name = 'reports' and sql is not null`
    : sql<Index>`select indexname as name, indexdef as made from pg_indexes where tablename = 'reports' and indexname <> 'reports_pkey'`
  ).execute(store);
  for (const { name } of indexes) await sql`drop index ${sql.ref(name)}`.execute(store);
  for (let at = from; at < to; at += most) await fillReports(database, at, Math.min(to, at + most));
  for (const { made } of indexes) await sql.raw(made).execute(store);
}

type Index = { name: string; made: string };
/** Reports in one transaction. */
const most = 1_000_000;

/** Makes every counter anew from the rows: weeks from reports, months from weeks, in the order in which they come in. */
export async function countAgain({ store, dialect }: Database): Promise<void> {
  const months = weeks.map((week) => sql`(${sql.lit(week)}, ${sql.lit(monthOf(week))})`);
  await sql`delete from report_counts`.execute(store);
  await sql`
    insert into report_counts (area_code, period, phenomenon, state_group, campaign, n)
    select area_code, received_week, phenomenon, state_group, campaign, count(*)
    from (select area_code, received_week, phenomenon, campaign,
      case when state in ('spam', 'duplicate') then 'discounted' else 'counted' end as state_group from reports) as rows
    group by area_code, received_week, phenomenon, state_group, campaign
    order by received_week, area_code`.execute(store);
  await sql`
    with months(week, month) as (values ${sql.join(months)})
    insert into report_counts (area_code, period, phenomenon, state_group, campaign, n)
    select area_code, month, phenomenon, state_group, campaign, sum(n)
    from report_counts join months on week = period
    group by area_code, month, phenomenon, state_group, campaign
    order by month, area_code`.execute(store);
  await sql.raw(dialect === 'sqlite' ? 'analyze report_counts' : 'vacuum analyze').execute(store);
}

const listed = (choices: readonly string[]): RawBuilder<unknown> =>
  sql`values ${sql.join(choices.map((choice, at) => sql`(${sql.lit(at)}, ${sql.lit(choice)})`))}`;

const spread = <T extends string>(choices: readonly T[], length: number): string[] =>
  Array.from({ length }, (_, at) => choices[at % choices.length] as T);

/**
 * So many areas, each as often as its inhabitants ask for; a few on water. In every third area a campaign brings a fifth
 * of the reports.
 */
function areaDraws(length: number): RawBuilder<unknown>[] {
  const areas = areasOn('2026-11-22');
  const inhabitants = areas.reduce((sum, { figures }) => sum + (figures.population?.value ?? 0), 0);
  const draws = areas.flatMap(({ code, kind, figures }, order) => {
    const share = kind === 'water' ? 0.005 : (0.9 * (figures.population?.value ?? 0)) / inhabitants;
    const times = Math.max(5, Math.round(share * length));
    const campaign = order % 3 === 0 ? `invented-${order}` : '';
    return Array.from({ length: times }, (_, time) => ({ code, campaign: time % 5 === 0 ? campaign : '' }));
  });
  return Array.from({ length }, (_, at) => {
    const { code, campaign } = draws[at % draws.length] as (typeof draws)[number];
    return sql`(${sql.lit(at)}, ${sql.lit(code)}, ${sql.lit(campaign)})`;
  });
}
