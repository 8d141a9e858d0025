import type { FastifyInstance } from 'fastify';
import type { Config } from '#api/config.ts';
import { dayOf } from '#api/counts/week.ts';
import type { QuietLog } from '#api/guard/quiet-log.ts';
import { addressRoutes } from './address-routes.ts';
import { addressSearcher } from './address-search.ts';
import type { AreasOfToday } from './area-look-ups.ts';
import { tileRoutes } from './tile-routes.ts';

type Configured = Pick<Config, 'TILES_URL' | 'TILES_CREDIT' | 'GEOCODER_URL'>;
export type MapServiceParts = { config: Configured; areas: AreasOfToday; log: QuietLog; now: () => number };
/** What the map of the form may offer, besides its own areas. */
export type MapServices = { tiles: boolean; credit: string; addressSearch: boolean };

export const mapServicesOf = ({ TILES_URL, TILES_CREDIT, GEOCODER_URL }: Configured): MapServices => ({
  tiles: TILES_URL !== undefined,
  credit: TILES_URL === undefined ? '' : TILES_CREDIT,
  addressSearch: GEOCODER_URL !== undefined,
});

/** The two outside services of the map, both through our own server and both off unless configured. */
export async function mapServiceRoutes(app: FastifyInstance, { config, areas, log, now }: MapServiceParts) {
  const url = config.GEOCODER_URL;
  await app.register(tileRoutes, { tilesUrl: config.TILES_URL, log, now, day: dayOf(now()) });
  await app.register(addressRoutes, {
    searchAddresses: url === undefined ? null : addressSearcher({ url, areaAt: areas.areaAt, log, now }),
  });
}
