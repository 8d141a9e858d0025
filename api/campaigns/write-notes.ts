import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Author } from '#api/staff/author.ts';
import type { Database } from '#api/storage/database.ts';
import type { checkOutcome, confounder, plannedCheck, surveyWave } from './campaign-notes.schema.ts';

/** Each answers the id of what was written down. */
export function addConfounder(
  database: Database,
  campaignId: string,
  { kind, from, to, note }: z.output<typeof confounder>,
  { member, day }: Author,
): Promise<string> {
  const id = randomUUID();
  return database.commit(async (transaction) => {
    await transaction
      .insertInto('campaign_confounders')
      .values({
        ...{ id, campaign_id: campaignId, kind, from_day: from, to_day: to, note },
        ...{ by_name: member.name, made_on: day },
      })
      .execute();
    return id;
  });
}

export function planCheck(
  database: Database,
  campaignId: string,
  { area, kind, week }: z.output<typeof plannedCheck>,
  { member }: Author,
): Promise<string> {
  const id = randomUUID();
  return database.commit(async (transaction) => {
    await transaction
      .insertInto('campaign_checks')
      .values({
        ...{ id, campaign_id: campaignId, area_code: area, kind, planned_week: week },
        ...{ visited: null, found: null, by_name: member.name },
      })
      .execute();
    return id;
  });
}

/** What came out of a check; a slip of the pen may be written over. False when the campaign has no such check. */
export function noteOutcome(
  database: Database,
  campaignId: string,
  checkId: string,
  { visited, found }: z.output<typeof checkOutcome>,
  { member }: Author,
): Promise<boolean> {
  return database.commit(async (transaction) => {
    const row = await transaction
      .updateTable('campaign_checks')
      .set({ visited, found, by_name: member.name })
      .where('id', '=', checkId)
      .where('campaign_id', '=', campaignId)
      .returning('id')
      .executeTakeFirst();
    return row !== undefined;
  });
}

export function addSurvey(
  database: Database,
  campaignId: string,
  { wave, heldOn, respondents, suspected, reported, source }: z.output<typeof surveyWave>,
  { member }: Author,
): Promise<string> {
  const id = randomUUID();
  return database.commit(async (transaction) => {
    await transaction
      .insertInto('campaign_surveys')
      .values({
        ...{ id, campaign_id: campaignId, wave, held_on: heldOn },
        ...{ respondents, suspected, reported, source, by_name: member.name },
      })
      .execute();
    return id;
  });
}
