import type { AreaShape } from '#content/areas/area-sets.ts';

/** A tile of the web's common grid (EPSG:3857, 256 pixels): x eastward, y southward, at a zoom. */
export type TileAddress = { z: number; x: number; y: number };
/** In degrees. */
export type Box = { west: number; south: number; east: number; north: number };

export const tileZooms = { lowest: 7, highest: 16 } as const;
/** Tiles on a side of the blocks in which the map service is asked: about 3 km at the highest zoom. */
export const blockTiles = 8;
/** In degrees, so that the map does not end at the province's last house. */
const margin = 0.05;

export function boxAround(shapes: readonly AreaShape[]): Box {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const [lon, lat] of shapes.flatMap(({ polygons }) => polygons.flat(2))) {
    box.west = Math.min(box.west, lon - margin);
    box.east = Math.max(box.east, lon + margin);
    box.south = Math.min(box.south, lat - margin);
    box.north = Math.max(box.north, lat + margin);
  }
  return box;
}

/** A tile that touches the box, or null: for anything else nobody outside is asked. */
export function readTileAddress(written: { z: string; x: string; y: string }, box: Box): TileAddress | null {
  if (![written.z, written.x, written.y].every((part) => /^(0|[1-9]\d{0,5})$/.test(part))) return null;
  const tile = { z: Number(written.z), x: Number(written.x), y: Number(written.y) };
  return tile.z >= tileZooms.lowest && tile.z <= tileZooms.highest && touches(tile, box) ? tile : null;
}

export const blockOf = ({ z, x, y }: TileAddress): string =>
  `${z}/${Math.floor(x / blockTiles)}/${Math.floor(y / blockTiles)}`;

/** All tiles of the block of a tile that touch the box. */
export function tilesOfBlock({ z, x, y }: TileAddress, box: Box): TileAddress[] {
  const [left, top] = [x - (x % blockTiles), y - (y % blockTiles)];
  return Array.from({ length: blockTiles ** 2 }, (_, at) => ({
    z,
    x: left + (at % blockTiles),
    y: top + Math.floor(at / blockTiles),
  })).filter((tile) => touches(tile, box));
}

function touches({ z, x, y }: TileAddress, { west, south, east, north }: Box): boolean {
  return (
    x >= Math.floor(columnOf(west, z)) &&
    x <= Math.floor(columnOf(east, z)) &&
    y >= Math.floor(rowOf(north, z)) &&
    y <= Math.floor(rowOf(south, z))
  );
}

const columnOf = (lon: number, z: number) => ((lon + 180) / 360) * 2 ** z;

function rowOf(lat: number, z: number): number {
  const radians = (lat * Math.PI) / 180;
  return ((1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2) * 2 ** z;
}
