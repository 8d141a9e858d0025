import { divIcon, type LatLngExpression, type Map as LeafletMap, marker, rectangle } from 'leaflet';
import { keptSquare } from './kept-square.ts';
import type { Position } from './typed-position.ts';

// The tip is at the middle below; the white edge keeps the red apart from yellow, paper and water.
const pinIcon = divIcon({
  className: 'map-pin',
  iconSize: [36, 48],
  iconAnchor: [18, 47],
  html: '<svg viewBox="0 0 36 48"><path d="M18 46C11 33 3 27 3 17a15 15 0 0 1 30 0c0 10-8 16-15 29z"/><circle cx="18" cy="17" r="5.5"/></svg>',
});
const corner = ({ lat, lon }: Position): LatLngExpression => [lat, lon];

export function drawPin(map: LeafletMap) {
  const pin = marker([0, 0], { icon: pinIcon, interactive: false, keyboard: false });
  const square = rectangle(
    [
      [0, 0],
      [0, 0],
    ],
    { className: 'map-kept', interactive: false },
  );
  return {
    /** The square is what the server would keep of the pin at this precision. */
    move(position: Position | null, precision: string): void {
      pin.remove();
      square.remove();
      if (!position) return;
      const kept = keptSquare(position, precision);
      if (kept)
        square
          .setBounds([corner(kept[0]) as [number, number], corner(kept[1]) as [number, number]])
          .addTo(map);
      pin.setLatLng(corner(position)).addTo(map);
      pin.getElement()?.classList.toggle('map-pin--rough', precision !== 'exact');
    },
  };
}
