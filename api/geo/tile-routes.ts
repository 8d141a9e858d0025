import { randomInt } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { apiVersion } from '#api/guard/headers.ts';
import { sendProblem } from '#api/guard/problem-reply.ts';
import type { QuietLog } from '#api/guard/quiet-log.ts';
import { Problem } from '#api/problems.ts';
import { areaShapes } from '#content/areas/area-sets.ts';
import { boxAround, readTileAddress } from './tile-address.ts';
import { type Tile, type TileBlocksParts, tileBlocks } from './tile-blocks.ts';

export type TileRouteParts = { tilesUrl: string | undefined; log: QuietLog; now: () => number; day: string };

type Asked = { Params: { z: string; x: string; y: string } };

/**
 * `GET /kaart/{z}/{x}/{y}`: pictures for under the map, through our own server, so that no browser shows a map service
 * its address. `no-store`, as on every answer: a tile in a browser's cache is a trace of a place. Where no tile comes,
 * for whatever reason, it is not found, and the map shows its own areas.
 */
export async function tileRoutes(app: FastifyInstance, { tilesUrl, log, now, day }: TileRouteParts) {
  const tileAt = tilesUrl === undefined ? null : tilesOf({ url: tilesUrl, log, now }, day);
  app.get<Asked>('/kaart/:z/:x/:y', async (request, reply) => {
    const tile = await tileAt?.(request.params);
    reply.header('api-version', apiVersion);
    // Short, and no page: nobody reads it.
    if (!tile) return sendProblem(reply, new Problem('not-found'), { api: true, readers: 'residents' });
    return reply.type(tile.type).send(tile.body);
  });
}

function tilesOf(service: Pick<TileBlocksParts, 'url' | 'log' | 'now'>, day: string) {
  const box = boxAround(areaShapes(day, 'full'));
  const tileAt = tileBlocks({ ...service, box, random: () => randomInt(2 ** 32) / 2 ** 32 });
  return async (written: Asked['Params']): Promise<Tile | null> => {
    const address = readTileAddress(written, box);
    return address && tileAt(address);
  };
}
