import { isoWeekOf } from '#api/counts/week.ts';
import type { House } from '#api/house.ts';
import { acknowledgeReports, listReports } from '#api/intake/intake-store.ts';
import type { ReportDraft } from '#api/reports/report.schema.ts';
import type { Database } from '#api/storage/database.ts';
import type { Area } from '#content/areas/area-sets.ts';
import { observedMoments } from '#content/taxonomy/observed.ts';
import type { Phenomenon } from '#content/taxonomy/phenomena.ts';
import { signsOf } from '#content/taxonomy/signs.ts';
import { type SeededRandom, seededRandom } from './seeded-random.ts';

export const invented = 'All reports and figures of this demo are invented.';

type Invention = {
  house: Pick<House, 'submitReport' | 'areas' | 'courier' | 'database'>;
  count: number;
  seed: number;
  /** Milliseconds since 1970 of the last report. */
  until: number;
  setClock: (moment: number) => void;
};

const dayMs = 86_400_000;
const yearMs = 365 * dayMs;

/** How often each phenomenon is invented, in parts; waters get packages, land gets the rest. */
const onLand: [Phenomenon, number][] = [
  ['cannabis-grow-house', 30],
  ['synthetic-drug-lab', 18],
  ['drug-waste-dump', 16],
  ['suspicious-rental', 12],
  ['chemical-storage', 10],
  ['cocaine-processing', 4],
  ['crystal-meth-lab', 3],
  ['harbour-signs', 3],
  ['other', 4],
];
const shareOnWater = 0.06;

/**
 * Sends invented reports through the same code as the routes, with the clock set back over the past year. Areas differ
 * by chance and by an invented willingness to report, so that the map shows all its classes.
 */
export async function inventReports({ house, count, seed, until, setClock }: Invention): Promise<void> {
  const random = seededRandom(seed);
  const areas = house.areas.areasToday();
  const lands = areas.filter(({ kind }) => kind === 'municipality');
  const waters = areas.filter(({ kind }) => kind === 'water');
  const weights = lands.map((area) => willingness(random) * (area.figures.population?.value ?? 0));
  const plans = Array.from({ length: count }, () => ({
    moment: Math.round(until - random.next() * yearMs),
    draft:
      random.next() < shareOnWater
        ? onWater(random, waters)
        : onLandIn(random, weighted(random, lands, weights)),
    token: random.bytes(16),
  })).sort((one, other) => one.moment - other.moment);
  for (const { moment, draft, token } of plans) {
    setClock(moment);
    await house.submitReport(draft, token, 'none');
  }
  setClock(until);
  await house.courier.round(true);
  await confirmOlder(house.database, until);
}

/** The invented hub confirmed what is older than two weeks; the last ones still wait in its queue. */
async function confirmOlder(database: Database, until: number): Promise<void> {
  const lastWeek = isoWeekOf(until - 14 * dayMs);
  for (let after: Buffer | undefined; ; ) {
    const page = await listReports(database, { limit: 200, ...(after && { after }) });
    const items = page.rows
      .filter(({ received_week }) => received_week <= lastWeek)
      .map(({ id }) => ({ id, reference: `verzonnen-${Buffer.from(id).toString('hex').slice(0, 8)}` }));
    await acknowledgeReports(database, items, until);
    if (page.next === null) return;
    after = Buffer.from(page.next, 'hex');
  }
}

/** Most areas report about alike; some clearly less or more. */
function willingness(random: SeededRandom): number {
  const draw = random.next();
  if (draw < 0.15) return 0.3;
  if (draw > 0.9) return 2.2;
  return 0.7 + random.next() * 0.6;
}

function weighted<T>(random: SeededRandom, choices: readonly T[], weights: readonly number[]): T {
  let left = random.next() * weights.reduce((sum, weight) => sum + weight, 0);
  const at = weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
  return choices[at === -1 ? choices.length - 1 : at] as T;
}

function onLandIn(random: SeededRandom, area: Area): ReportDraft {
  const phenomenon = weighted(
    random,
    onLand.map(([name]) => name),
    onLand.map(([, part]) => part),
  );
  return draftOf(random, phenomenon, area);
}

function onWater(random: SeededRandom, waters: readonly Area[]): ReportDraft {
  return draftOf(random, 'floating-package', random.pick(waters));
}

function draftOf(random: SeededRandom, phenomenon: Phenomenon, area: Area): ReportDraft {
  const signs = signsOf(phenomenon).filter(() => random.next() < 0.25);
  return {
    phenomenon,
    description: `VERZONNEN melding voor de demo. Niets hiervan is gebeurd. Nummer ${Math.floor(random.next() * 1e6)}.`,
    areaCode: area.code,
    signs,
    observed: random.pick(observedMoments),
    language: random.next() < 0.9 ? 'nl' : 'en',
  };
}
