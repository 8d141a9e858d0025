import { LRUCache } from 'lru-cache';
import type { QuietLog } from '#api/guard/quiet-log.ts';
import { fewAtOnce } from '#api/reports/few-at-once.ts';
import { askMapService } from './ask-map-service.ts';
import { type Box, blockOf, type TileAddress, tilesOfBlock } from './tile-address.ts';

export type Tile = { type: string; body: Buffer };
type Block = Map<string, Promise<Tile | null>>;
export type TileBlocksParts = {
  /** Address of a tile with {z}, {x} and {y} in it. */
  url: string;
  box: Box;
  log: QuietLog;
  now: () => number;
  /** From 0 up to 1; the order of asking follows from it. */
  random: () => number;
};

const dayMs = 86_400_000;
const kept = { bytes: 64 * 1024 * 1024, ms: 7 * dayMs };
const restMs = 30_000;
/** A person who zooms in from the whole province passes some twenty blocks. */
const atOnce = { requests: 8, blocks: 40 };
const asked = {
  accept: 'image/png,image/webp,image/jpeg',
  types: ['image/png', 'image/webp', 'image/jpeg'],
  largest: 256 * 1024,
  timeoutMs: 5_000,
} as const;

/**
 * Tiles from the map service, asked for in whole blocks in an order of chance: it cannot tell which tile of a block a
 * person looked at. Kept in memory only, since a cache on a disk would be a list of places of interest. A service that
 * fails is left alone for half a minute; null then, as for a tile that it does not have.
 */
export function tileBlocks(parts: TileBlocksParts) {
  const cache = new LRUCache<string, { tiles: Map<string, Tile | null>; bytes: number }>({
    maxSize: kept.bytes,
    sizeCalculation: ({ bytes }) => bytes + 1,
    ttl: kept.ms,
    // Date.now of our own clock, so that a test can move it; 0 would count as "no moment".
    perf: { now: () => parts.now() + 1 },
    ttlResolution: 0,
  });
  const coming = new Map<string, Block>();
  const inTurn = fewAtOnce(atOnce.requests);
  let restUntil = 0;

  const askFor = async (tile: TileAddress): Promise<Tile | null> => {
    if (parts.now() < restUntil) return null;
    const answer = await askMapService(addressOf(parts.url, tile), asked);
    if (answer.kind === 'failed' && parts.now() >= restUntil) {
      restUntil = parts.now() + restMs;
      parts.log('warn', 'tiles-failed');
    }
    return answer.kind === 'answered' ? { type: answer.type, body: answer.body } : null;
  };
  const fetchBlock = (tile: TileAddress, name: string): Block => {
    const tiles = shuffled(tilesOfBlock(tile, parts.box), parts.random);
    const block: Block = new Map(tiles.map((each) => [keyOf(each), inTurn(() => askFor(each))]));
    coming.set(name, block);
    void keepBlock(name, block);
    return block;
  };
  const keepBlock = async (name: string, block: Block) => {
    const tiles = new Map<string, Tile | null>();
    for (const [key, tile] of block) tiles.set(key, await tile);
    coming.delete(name);
    // A block with holes made by a failure is asked for again.
    if (parts.now() < restUntil) return;
    const bytes = [...tiles.values()].reduce((sum, tile) => sum + (tile?.body.length ?? 0), 0);
    cache.set(name, { tiles, bytes });
  };
  return async (tile: TileAddress): Promise<Tile | null> => {
    const name = blockOf(tile);
    const known = cache.get(name);
    if (known) return known.tiles.get(keyOf(tile)) ?? null;
    const block = coming.get(name);
    if (block) return (await block.get(keyOf(tile))) ?? null;
    if (parts.now() < restUntil || coming.size >= atOnce.blocks) return null;
    return (await fetchBlock(tile, name).get(keyOf(tile))) ?? null;
  };
}

const keyOf = ({ x, y }: TileAddress) => `${x}/${y}`;

const addressOf = (url: string, { z, x, y }: TileAddress) =>
  url.replaceAll('{z}', String(z)).replaceAll('{x}', String(x)).replaceAll('{y}', String(y));

/** Fisher–Yates. */
function shuffled<T>(list: T[], random: () => number): T[] {
  const order = [...list];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other] as T, order[last] as T];
  }
  return order;
}
