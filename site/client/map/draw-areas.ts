import {
  type LatLngBounds,
  type LatLngExpression,
  type Map as LeafletMap,
  latLngBounds,
  type Polygon,
  polygon,
} from 'leaflet';
import { drawLabel } from './draw-label.ts';
import type { MapArea } from './map-areas.ts';

export type Ground = ReturnType<typeof drawAreas>;
type Drawn = { area: MapArea; shape: Polygon; label: ReturnType<typeof drawLabel> };

// Written in full: the build keeps only those rules of the style sheet whose names it finds.
const classNames = { municipality: 'map-area map-area--municipality', water: 'map-area map-area--water' };
/** Below the tiles, so that these show wherever a tile does not come; their order is in the style sheet. */
const groundPane = 'ground';

/** Land on water, with names where they fit. */
export function drawAreas(map: LeafletMap, areas: MapArea[]) {
  map.createPane(groundPane);
  const drawn = areas
    .toSorted((one, other) => Number(one.kind === 'municipality') - Number(other.kind === 'municipality'))
    .map((area) => ({ area, shape: shapeOf(area), label: drawLabel(map, area) }));
  const land = boundsOf(drawn.filter(({ area }) => area.kind === 'municipality'));
  const bounds = boundsOf(drawn);
  const fit = () => {
    map.invalidateSize({ animate: false });
    map.fitBounds(land, { animate: false, padding: [6, 6] });
  };
  keepMiddleInside(map, bounds.pad(0.02));
  fit();
  map.setMinZoom(map.getZoom() - 0.5);
  for (const { shape } of drawn) shape.addTo(map);
  // Over the tiles as well, which hide the yellow of the chosen area.
  const outline = polygon([], { className: 'map-chosen-outline', interactive: false }).addTo(map);
  const placeLabels = () => {
    for (const { label } of drawn) label.place();
  };
  placeLabels();
  map.on('moveend', placeLabels);
  return {
    fit,
    bounds,
    choose(code: string | null): void {
      for (const each of drawn) choose(each, each.area.code === code);
      outline.setLatLngs(drawn.find(({ area }) => area.code === code)?.shape.getLatLngs() ?? []);
    },
  };
}

/** Not Leaflet's `maxBounds`: that keeps the whole picture inside, so keys could not bring the edges to the middle. */
function keepMiddleInside(map: LeafletMap, bounds: LatLngBounds): void {
  let keeping = false;
  map.on('moveend', () => {
    const middle = map.getCenter();
    if (keeping || bounds.contains(middle)) return;
    keeping = true;
    const lat = Math.min(bounds.getNorth(), Math.max(bounds.getSouth(), middle.lat));
    const lng = Math.min(bounds.getEast(), Math.max(bounds.getWest(), middle.lng));
    map.panTo([lat, lng], { animate: false });
    keeping = false;
  });
}

function shapeOf({ kind, polygons }: MapArea): Polygon {
  const positions = polygons.map((rings) =>
    rings.map((ring) => ring.map(([lon, lat]): LatLngExpression => [lat, lon])),
  );
  return polygon(positions, {
    className: classNames[kind],
    interactive: false,
    smoothFactor: 0.5,
    pane: groundPane,
  });
}

function boundsOf(drawn: Drawn[]): LatLngBounds {
  return drawn.reduce((bounds, { shape }) => bounds.extend(shape.getBounds()), latLngBounds([]));
}

function choose({ area, shape, label }: Drawn, chosen: boolean): void {
  shape.getElement()?.classList.toggle('map-area--chosen', chosen);
  label.choose(chosen);
  if (chosen && area.kind === 'municipality') shape.bringToFront();
}
