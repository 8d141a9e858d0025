import type { House } from '#api/house.ts';
import { type RandomSource, seededRandom } from '#campaigns/distributions/seeded-random.ts';
import { confirmOlder } from './confirm-older.ts';
import { inventedDraft, inventedToken, pick, weighted } from './invented-draft.ts';

export const invented = 'All reports and figures of this demo are invented.';

type Invention = {
  house: Pick<House, 'submitReport' | 'areas' | 'courier' | 'database'>;
  count: number;
  seed: number;
  /** Milliseconds since 1970 of the last report. */
  until: number;
  setClock: (moment: number) => void;
};

const yearMs = 365 * 86_400_000;
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
    moment: Math.round(until - random() * yearMs),
    draft: inventedDraft(
      random,
      random() < shareOnWater ? pick(random, waters) : weighted(random, lands, weights),
    ),
    token: inventedToken(random),
  })).sort((one, other) => one.moment - other.moment);
  for (const { moment, draft, token } of plans) {
    setClock(moment);
    await house.submitReport({ draft, token, flag: 'none' });
  }
  setClock(until);
  await house.courier.round(true);
  await confirmOlder(house.database, until);
}

/** Most areas report about alike; some clearly less or more. */
function willingness(random: RandomSource): number {
  const draw = random();
  if (draw < 0.15) return 0.3;
  if (draw > 0.9) return 2.2;
  return 0.7 + random() * 0.6;
}
