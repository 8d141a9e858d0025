import type { Store } from '#api/storage/database.ts';
import type { CampaignNotes } from './campaign-notes.schema.ts';

/** Everything that staff wrote down about a campaign, in order of time. */
export async function readNotes(store: Store, id: string): Promise<CampaignNotes> {
  const confounders = await store
    .selectFrom('campaign_confounders')
    .selectAll()
    .where('campaign_id', '=', id)
    .orderBy('from_day')
    .orderBy('id')
    .execute();
  const checks = await store
    .selectFrom('campaign_checks')
    .selectAll()
    .where('campaign_id', '=', id)
    .orderBy('planned_week')
    .orderBy('area_code')
    .orderBy('id')
    .execute();
  const surveys = await store
    .selectFrom('campaign_surveys')
    .selectAll()
    .where('campaign_id', '=', id)
    .orderBy('held_on')
    .orderBy('id')
    .execute();
  return {
    confounders: confounders.map((row) => ({
      ...{ id: row.id, kind: row.kind, from: row.from_day, to: row.to_day },
      ...{ note: row.note, byName: row.by_name, madeOn: row.made_on },
    })),
    checks: checks.map((row) => ({
      ...{ id: row.id, area: row.area_code, kind: row.kind, week: row.planned_week },
      ...{ visited: row.visited, found: row.found, byName: row.by_name },
    })),
    surveys: surveys.map((row) => ({
      ...{ id: row.id, wave: row.wave, heldOn: row.held_on, respondents: row.respondents },
      ...{ suspected: row.suspected, reported: row.reported, source: row.source, byName: row.by_name },
    })),
  };
}
