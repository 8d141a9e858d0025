import { setImmediate } from 'node:timers/promises';
import type { Database } from '#api/storage/database.ts';
import { benjaminiHochberg } from '#campaigns/areas/benjamini-hochberg.ts';
import { finalHeadline } from '#campaigns/effect/evaluate-campaign.ts';
import { alpha } from '#campaigns/effect/method.ts';
import type { TogetherAnswer } from './effect-page.schema.ts';
import { effectQuestion } from './effect-question.ts';
import type { Campaign } from './read-campaigns.ts';
import { standingCampaigns } from './standing-campaigns.ts';

/**
 * Who looks at several campaigns at once finds a success among them by chance: all with a final look whose outcome
 * windows overlap are corrected together (Benjamini & Hochberg 1995). Null for one that stands alone.
 */
export async function effectTogether(
  database: Database,
  campaign: Campaign,
  own: number,
  nowMs: number,
): Promise<TogetherAnswer | null> {
  const others = (await standingCampaigns(database.store)).filter(
    (other) => other.id !== campaign.id && other.approvedVersion !== null && overlaps(other, campaign),
  );
  const chances = [own];
  for (const other of others) {
    const headline = finalHeadline(await effectQuestion(database, other, nowMs));
    if (headline !== null) chances.push(headline.p);
    // Each may take a while: whoever else asks the desk something comes in between.
    await setImmediate();
  }
  if (chances.length === 1) return null;
  const q = benjaminiHochberg(chances)[0] as number;
  return { campaigns: chances.length, q, holds: q <= alpha };
}

const overlaps = ({ frozen: { outcome: one } }: Campaign, { frozen: { outcome: other } }: Campaign) =>
  one.from <= other.to && other.from <= one.to;
