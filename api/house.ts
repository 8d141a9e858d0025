import { join } from 'node:path';
import { liveCampaigns } from './campaigns/live-campaigns.ts';
import { listCampaigns } from './campaigns/read-campaigns.ts';
import type { Config } from './config.ts';
import { configuredChannels, destinationsOf } from './delivery/configured-channels.ts';
import { couriers } from './delivery/couriers.ts';
import { areasOfToday } from './geo/area-look-ups.ts';
import type { QuietLog } from './guard/quiet-log.ts';
import { keyMaterial } from './key-material.ts';
import { publishedReleases } from './releases/published-releases.ts';
import { photoSealer, reportSealer } from './reports/seal-report.ts';
import { reportSubmitter } from './reports/submit-report.ts';
import { openDatabase } from './storage/open-database.ts';

export type HouseOptions = { config: Config; log: QuietLog; now: () => number; random: () => number };

/** Where the built site lies, beside the code. */
export const distDir = join(import.meta.dirname, '..', 'dist');

/**
 * Everything under the routes: database, keys, areas, courier and the road of a report. The server, the demo and the
 * commands share it, so that a report takes the same road wherever it comes from.
 */
export async function openHouse({ config, log, now, random }: HouseOptions) {
  const keys = await keyMaterial(config);
  const seal = reportSealer(keys.recipients);
  const database = await openDatabase(config, log);
  const areas = areasOfToday(now);
  const listApproved = () => listCampaigns(database.store, 'approved');
  const campaigns = liveCampaigns({ listApproved, now, log });
  const channels = configuredChannels(config, now);
  const destinations = destinationsOf(channels);
  const carrier = couriers({ database, channels, log, now, random });
  const submitReport = reportSubmitter({
    database,
    pepper: keys.pepper,
    threadKind: keys.threadKind,
    seal,
    sealPhoto: photoSealer(keys.recipients),
    areas,
    destinations,
    now,
    countedCampaign: campaigns.countedCode,
    onStored: carrier.nudge,
  });
  return {
    keys,
    database,
    areas,
    campaigns,
    releases: publishedReleases(database.store, now),
    courier: carrier,
    destinations,
    submitReport,
    seal,
    close: async () => {
      await carrier.stop();
      await database.close();
    },
  };
}

export type House = Awaited<ReturnType<typeof openHouse>>;
