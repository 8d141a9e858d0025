import { LRUCache } from 'lru-cache';
import type { QuietLog } from '#api/guard/quiet-log.ts';
import { fewAtOnce } from '#api/reports/few-at-once.ts';
import { askMapService } from './ask-map-service.ts';
import { type Box, blockOf, type TileAddress, tilesOfBlock } from './tile-address.ts';
import { asSlowAsFirst, type Timed } from './timed-answer.ts';

export type Tile = { type: string; body: Buffer };
type Block = Map<string, Promise<Timed<Tile | null> | null>>;
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
const kept = { bytes: 64 * 1024 * 1024, ms: dayMs };
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
 * person looked at. Kept for a day and in memory only, since a cache on a disk would be a list of places of interest; a
 * tile that is known already takes its turn and its time as the first did, so that nobody can ask which block was looked
 * at. A service that fails is left alone for half a minute; null then, as for a tile that it does not have.
 */
export function tileBlocks(parts: TileBlocksParts) {
  const cache = new LRUCache<string, { block: Block; bytes: number }>({
    maxSize: kept.bytes,
    sizeCalculation: ({ bytes }) => bytes + 1,
    ttl: kept.ms,
    // Out of the memory too, not only out of use.
    ttlAutopurge: true,
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
    let begunAt: number | undefined;
    const ask = async (each: TileAddress) => {
      begunAt ??= parts.now();
      return { answer: await askFor(each), tookMs: parts.now() - begunAt };
    };
    const block: Block = new Map(tiles.map((each) => [keyOf(each), inTurn(() => ask(each))]));
    coming.set(name, block);
    void keepBlock(name, block);
    return block;
  };
  const keepBlock = async (name: string, block: Block) => {
    let bytes = 0;
    for (const tile of block.values()) bytes += (await tile)?.answer?.body.length ?? 0;
    coming.delete(name);
    // A block with holes made by a failure is asked for again.
    if (parts.now() < restUntil) return;
    cache.set(name, { block, bytes });
  };
  return async (tile: TileAddress): Promise<Tile | null> => {
    // Before what is known: who keeps the line full must not learn from a tile that comes that it is.
    if (parts.now() < restUntil || coming.size >= atOnce.blocks) return null;
    const name = blockOf(tile);
    const known = cache.get(name)?.block;
    if (known) await inTurn(async () => {});
    const askedAt = parts.now();
    const block = known ?? coming.get(name) ?? fetchBlock(tile, name);
    const timed = await block.get(keyOf(tile));
    return timed ? asSlowAsFirst(timed, askedAt, parts.now) : null;
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
