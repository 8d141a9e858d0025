import { Bounds, GridLayer, type LatLngBounds, type Map as LeafletMap, Point, TileLayer } from 'leaflet';

/** Tiles are asked for in whole blocks of 3 by 3, one tile further than the view: requests follow the view only roughly. */
const block = 3;
const options = { minZoom: 7, maxZoom: 16, noWrap: true, updateWhenZooming: false } as const;

type Kept = { coords: { z: number }; el: HTMLImageElement };
/** Of Leaflet's own, and so not among its types. */
type Inner = {
  _tileZoom: number;
  _tiles: Record<string, Kept>;
  _pxBoundsToTileRange(bounds: Bounds): { min: Point; max: Point };
  _removeTile(key: string): void;
};
const grid = GridLayer.prototype as unknown as Inner;

const BlockLayer = TileLayer.extend({
  _pxBoundsToTileRange(this: Inner, bounds: Bounds): Bounds {
    const { min, max } = grid._pxBoundsToTileRange.call(this, bounds);
    const from = (tile: number) => Math.floor((tile - 1) / block) * block;
    const upTo = (tile: number) => Math.ceil((tile + 2) / block) * block - 1;
    return new Bounds(new Point(from(min.x), from(min.y)), new Point(upTo(max.x), upTo(max.y)));
  },
  // Leaflet stops a picture by giving it another one, written in the address: pages here take none of those.
  _removeTile(this: Inner, key: string): void {
    this._tiles[key]?.el.removeAttribute('src');
    grid._removeTile.call(this, key);
  },
  _abortLoading(this: Inner): void {
    for (const [key, { coords, el }] of Object.entries(this._tiles))
      if (coords.z !== this._tileZoom && !el.complete) this._removeTile(key);
  },
}) as unknown as typeof TileLayer;

export type Tiles = ReturnType<typeof drawTiles>;

/**
 * Pictures from our own server over our own areas, which stay where a picture does not come. They follow what a person
 * does with the map alone: when the map moves to a pin, they go, and come back at the person's next move.
 */
export function drawTiles(map: LeafletMap, path: string | undefined, bounds: LatLngBounds) {
  const layer =
    path === undefined ? null : new BlockLayer(path, { ...options, bounds, referrerPolicy: 'no-referrer' });
  return {
    follow(): void {
      if (layer && !map.hasLayer(layer)) layer.addTo(map);
    },
    rest(): void {
      layer?.remove();
    },
  };
}
