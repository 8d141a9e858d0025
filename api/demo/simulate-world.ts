import { thursdayOf } from '#api/counts/week.ts';
import type { House } from '#api/house.ts';
import type { ReportDraft } from '#api/reports/report.schema.ts';
import { type RandomSource, seededRandom } from '#campaigns/distributions/seeded-random.ts';
import { confirmOlder } from './confirm-older.ts';
import { inventedDraft, inventedToken } from './invented-draft.ts';
import { judgeReports } from './judge-reports.ts';
import type { World, WorldCampaign } from './world.schema.ts';
import { type TrueEffect, type WorldWeek, worldTruth } from './world-truth.ts';

/** What staff do in the room; the simulation does it through the same routes. */
export type SimulatedRoom = {
  /** Codes of the municipalities with the lowest posterior ratio in a window. */
  lowestAreas: (window: { from: string; to: string }, count: number) => Promise<string[]>;
  /** Writes the plan down and has it approved by a second member of staff. */
  launch: (campaign: WorldCampaign, areas: readonly string[]) => Promise<void>;
};

export type SimulationParts = {
  house: Pick<House, 'submitReport' | 'areas' | 'courier' | 'database' | 'seal'>;
  room: SimulatedRoom;
  setClock: (moment: number) => void;
  /** Sends one report as a browser would, over HTTP; used for the last month when the world says so. */
  sendOverHttp: (draft: ReportDraft, token: Uint8Array) => Promise<void>;
};

/** Which areas each campaign of the world got, to compare with what the room says. */
export type SimulatedWorld = { reports: number; overHttp: number; launched: Record<string, string[]> };

type LaunchedEffect = TrueEffect & { code: string };

const noon = 'T12:00:00+01:00';
const lastMonthWeeks = 4;

/** Lives a world, and lets the invented hub confirm and judge what came in. */
export async function simulateWorld(world: World, parts: SimulationParts): Promise<SimulatedWorld> {
  const { courier, database, seal } = parts.house;
  const lived = await liveWeeks(world, { ...parts, afterWeek: (moment) => confirmOlder(database, moment) });
  await courier.round(true);
  await confirmOlder(database, momentOf(world.to));
  await judgeReports(database, seal, momentOf(world.to));
  return lived;
}

/** Week by week on an injected clock: reports come in, campaigns are planned, approved and take effect. */
export async function liveWeeks(
  world: World,
  parts: Omit<SimulationParts, 'house'> & {
    house: Pick<SimulationParts['house'], 'submitReport' | 'areas'>;
    afterWeek?: (moment: number) => Promise<void>;
  },
): Promise<SimulatedWorld> {
  const { house, room, setClock } = parts;
  setClock(momentOf(world.from));
  const { weeks, draw } = worldTruth(world, house.areas.areasToday());
  const random = seededRandom(world.seed ^ 0x5eed);
  const effects: LaunchedEffect[] = [];
  const lived: SimulatedWorld = { reports: 0, overHttp: 0, launched: {} };
  const waiting = [...world.campaigns].sort((one, other) => (one.from < other.from ? -1 : 1));
  for (const [at, week] of weeks.entries()) {
    const thursday = thursdayOf(week).toString();
    while (waiting[0] && waiting[0].from <= thursday) await launch(waiting.shift() as WorldCampaign);
    setClock(momentOf(thursday));
    const drafts = draftsOf(random, draw(week, effects), effects);
    const overHttp = world.lastMonthOverHttp && at >= weeks.length - lastMonthWeeks;
    await Promise.all(drafts.map(([draft, token]) => send(draft, token, overHttp)));
    await parts.afterWeek?.(momentOf(thursday));
    lived.reports += drafts.length;
    if (overHttp) lived.overHttp += drafts.length;
  }
  setClock(momentOf(world.to));
  return lived;

  async function launch(campaign: WorldCampaign): Promise<void> {
    setClock(momentOf(Temporal.PlainDate.from(campaign.from).subtract({ days: 1 }).toString()));
    const { areas } = campaign;
    const codes = Array.isArray(areas) ? areas : await room.lowestAreas(campaign.selection, areas.lowest);
    await room.launch(campaign, codes);
    lived.launched[campaign.code] = codes;
    effects.push({
      code: campaign.code,
      areas: codes,
      from: campaign.from,
      to: campaign.outcomeWindow.to,
      ratio: campaign.trueRatio,
    });
  }

  async function send(draft: ReportDraft, token: Uint8Array, overHttp: boolean): Promise<void> {
    if (overHttp) return parts.sendOverHttp(draft, token);
    const { kind } = await house.submitReport({ draft, token, flag: 'none' });
    if (kind !== 'accepted') throw new Error(`A report of the simulated world was ${kind}.`);
  }
}

/** Of the reports that a campaign brings on top, half came through its own address and carry its code. */
function draftsOf(
  random: RandomSource,
  { week, counts }: WorldWeek,
  effects: readonly LaunchedEffect[],
): [ReportDraft, Uint8Array][] {
  const thursday = thursdayOf(week).toString();
  return counts.flatMap(({ area, reports }) => {
    const effect = effects.find(
      ({ areas, from, to }) => areas.includes(area.code) && from <= thursday && thursday <= to,
    );
    const ratio = effect?.ratio ?? 1;
    const chance = ratio > 1 ? (1 - 1 / ratio) / 2 : 0;
    return Array.from({ length: reports }, (): [ReportDraft, Uint8Array] => {
      const code = random() < chance ? effect?.code : undefined;
      return [inventedDraft(random, area, code), inventedToken(random)];
    });
  });
}

const momentOf = (day: string) => Date.parse(`${day}${noon}`);
