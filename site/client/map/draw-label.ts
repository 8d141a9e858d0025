import { divIcon, type Map as LeafletMap, marker } from 'leaflet';
import { labelSpot } from './label-spot.ts';
import type { MapArea } from './map-areas.ts';

/** About the size of a letter of a name, in pixels. */
const letter = { municipality: 8, water: 10, height: 18 };
// Written in full: the build keeps only those rules of the style sheet whose names it finds.
const classNames = { municipality: 'map-label map-label--municipality', water: 'map-label map-label--water' };

/** The name of an area, always inside the part of it that is in view; left out where it does not fit. */
export function drawLabel(map: LeafletMap, { kind, name, polygons }: MapArea) {
  const text = document.createElement('span');
  text.textContent = name.replace(/ \(.*\)$/, '');
  const size = { width: text.textContent.length * letter[kind], height: letter.height };
  const icon = divIcon({ className: classNames[kind], html: text, iconSize: [0, 0] });
  const label = marker([0, 0], { icon, interactive: false, keyboard: false, pane: 'ground' });
  return {
    place(): void {
      const picture = map.getSize();
      const rings = polygons
        .flat()
        .map((ring) => ring.map(([lon, lat]) => map.latLngToContainerPoint([lat, lon])));
      const spot = labelSpot(rings, { width: picture.x, height: picture.y }, size);
      if (spot) label.setLatLng(map.containerPointToLatLng([spot.x, spot.y])).addTo(map);
      else label.remove();
    },
    choose(chosen: boolean): void {
      text.classList.toggle('map-label--chosen', chosen);
    },
  };
}
