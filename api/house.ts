import { join } from 'node:path';
import { liveCampaigns } from './campaigns/live-campaigns.ts';
import { listCampaigns } from './campaigns/read-campaigns.ts';
import { canaries } from './canaries/canaries.ts';
import type { Config } from './config.ts';
import { configuredChannels, destinationsOf, watchChannels } from './delivery/configured-channels.ts';
import { couriers } from './delivery/couriers.ts';
import { followUp } from './follow-up/follow-up.ts';
import { messageTerms } from './follow-up/message-terms.ts';
import { areasOfToday } from './geo/area-look-ups.ts';
import type { QuietLog } from './guard/quiet-log.ts';
import { forwardSealers, ownKeys } from './intake/forwarded-texts.ts';
import { keyMaterial } from './key-material.ts';
import { openOutreach } from './outreach/outreach.ts';
import { publishedReleases } from './releases/published-releases.ts';
import { diskRoom } from './reports/disk-room.ts';
import { photoSealer, reportSealer } from './reports/seal-report.ts';
import { reportSubmitter } from './reports/submit-report.ts';
import { sealedSubmitter } from './reports/submit-sealed.ts';
import { rewardTerms } from './rewards/reward-parts.ts';
import { rewardsOf } from './rewards/rewards.ts';
import { openDatabase } from './storage/open-database.ts';
import { closedDoor, watchDoor } from './watch/watch-door.ts';
import { watchHubOf } from './watch/watch-road.ts';

export type HouseOptions = { config: Config; log: QuietLog; now: () => number; random: () => number };

/** Where the built site lies, beside the code. */
export const distDir = join(import.meta.dirname, '..', 'dist');

/**
 * Everything under the routes: database, keys, areas, courier and the road of a report. The server, the demo and the
 * commands share it, so that a report takes the same road wherever it comes from.
 */
export async function openHouse({ config, log, now, random }: HouseOptions) {
  const keys = await keyMaterial(config);
  const forwarding = forwardSealers(ownKeys(config.FORWARD_RECIPIENTS ?? [], keys.recipients));
  const seal = reportSealer(keys.recipients);
  const database = await openDatabase(config, log);
  const areas = areasOfToday(now);
  const listApproved = () => listCampaigns(database.store, 'approved');
  const campaigns = liveCampaigns({ listApproved, now, log });
  const channels = configuredChannels(config, now);
  const destinations = destinationsOf(channels);
  const carrier = couriers({ database, channels, log, now, random }, watchChannels(config, now));
  const road = {
    database,
    pepper: keys.pepper,
    threadKind: keys.threadKind,
    areas,
    destinations,
    now,
    countedCampaign: campaigns.countedCode,
    onStored: carrier.nudge,
  };
  const { recipients } = keys;
  const watch = watchHubOf(config);
  const submitReport = reportSubmitter({ ...road, seal, sealPhoto: photoSealer(recipients) });
  const outreach = await openOutreach(config, log);
  const conversation = await followUp({ database, keys, terms: messageTerms(config), now, log });
  return {
    keys,
    database,
    areas,
    campaigns,
    releases: publishedReleases(database.store, now),
    courier: carrier,
    destinations,
    forwardSealers: forwarding,
    submitReport,
    watchDoor: watch === null ? closedDoor : watchDoor({ ...road, watch }),
    sealing: { recipients, submitSealed: sealedSubmitter({ ...road, recipients }) },
    seal,
    followUp: conversation,
    outreach,
    canaries: config.canary ? canaries({ ...road, seal }) : null,
    rewards: rewardsOf({
      database,
      peppers: [keys.pepper, ...keys.oldPeppers],
      sealForHub: conversation.sealForHub,
      terms: rewardTerms(config),
    }),
    disk: diskRoom(config.dataDir),
    close: async () => {
      await carrier.stop();
      await conversation.close();
      await outreach?.database.close();
      await database.close();
    },
  };
}

export type House = Awaited<ReturnType<typeof openHouse>>;
