import {
  circle,
  circleMarker,
  divIcon,
  type LatLngExpression,
  type Map as LeafletMap,
  marker,
} from 'leaflet';
import { circleMetres, type KeptPlace, type Point } from '#sealing/coarsen-location.ts';

// The tip is at the middle below; the white edge keeps the red apart from yellow, paper and water.
const pinIcon = divIcon({ className: 'map-pin', iconSize: [36, 48], iconAnchor: [18, 47], html: pinShape() });
const latLng = ({ coordinates: [lon, lat] }: Point): LatLngExpression => [lat, lon];

/** Elements instead of text: a page that takes no markup from script stays so. */
function pinShape(): HTMLElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const add = (name: string, attributes: Record<string, string>) => {
    const part = document.createElementNS(svg.namespaceURI as string, name);
    for (const [key, value] of Object.entries(attributes)) part.setAttribute(key, value);
    svg.append(part);
  };
  svg.setAttribute('viewBox', '0 0 36 48');
  add('path', { d: 'M18 46C11 33 3 27 3 17a15 15 0 0 1 30 0c0 10-8 16-15 29z' });
  add('circle', { cx: '18', cy: '17', r: '5.5' });
  return svg as unknown as HTMLElement;
}

/**
 * What is kept and nothing else: the pin where it is exact, a circle somewhere within which it lies where it is not, and
 * no mark at all where only the area is kept.
 */
export function drawPin(map: LeafletMap) {
  const exact = marker([0, 0], { icon: pinIcon, interactive: false, keyboard: false });
  const around = circle([0, 0], { radius: 1, className: 'map-circle', interactive: false });
  const edge = circle([0, 0], { radius: 1, className: 'map-circle-edge', interactive: false });
  // From far off a circle of 100 metres is less than a dot.
  const middle = circleMarker([0, 0], { radius: 5, className: 'map-middle', interactive: false });
  const marks = [exact, edge, around, middle];
  return {
    show(kept: KeptPlace | null): void {
      for (const mark of marks) mark.remove();
      if (!kept?.location) return;
      const at = latLng(kept.location);
      if (kept.precision === 'exact') exact.setLatLng(at).addTo(map);
      else {
        const radius = circleMetres[kept.precision as keyof typeof circleMetres];
        for (const ring of [edge, around]) ring.setLatLng(at).setRadius(radius).addTo(map);
        middle.setLatLng(at).addTo(map);
      }
    },
  };
}
