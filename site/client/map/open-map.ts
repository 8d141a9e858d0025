import { type Map as LeafletMap, map as leafletMap } from 'leaflet';
import { areaAt } from './area-at.ts';
import { drawAreas, type Ground } from './draw-areas.ts';
import { type MapArea, type MapAreasFile, readMapAreas } from './map-areas.ts';
import { type MapCommand, mapCommand } from './map-keys.ts';
import type { MapPlace } from './map-place.ts';
import { type PinOnMap, pinOnMap } from './pin-on-map.ts';
import sheet from './report-map.css?url';
import type { Position } from './typed-position.ts';

type OpenMap = { place: MapPlace; map: LeafletMap; areas: MapArea[]; ground: Ground; pin: PinOnMap };

/** Everything is fetched here, before the first pin: a request while the pin moves would tell where it is. */
export async function openMap(place: MapPlace): Promise<void> {
  const [areas] = await Promise.all([fetchAreas(place.areasPath), addSheet()]);
  place.opened.hidden = false;
  place.credit.hidden = false;
  const map = leafletMap(place.view, {
    attributionControl: false,
    zoomControl: false,
    keyboard: false,
    // A wheel or a double tap that zooms would stop people who scroll on, or set a pin twice.
    scrollWheelZoom: false,
    doubleClickZoom: false,
    boxZoom: false,
    zoomAnimation: false,
    fadeAnimation: false,
    markerZoomAnimation: false,
    inertia: false,
    zoomSnap: 0.25,
    maxZoom: 15,
  });
  const ground = drawAreas(map, areas);
  const open = { place, map, areas, ground, pin: pinOnMap(place, map, areas, ground) };
  listenToMap(open);
  listenToForm(open);
  place.say(null);
  if (place.position.value.trim() !== '') open.pin.readTyped();
}

async function fetchAreas(path: string): Promise<MapArea[]> {
  const answer = await fetch(path, { credentials: 'omit' });
  if (!answer.ok) throw new Error(`The areas of the map answered ${answer.status}.`);
  return readMapAreas((await answer.json()) as MapAreasFile);
}

async function addSheet(): Promise<void> {
  if ([...document.styleSheets].some(({ href }) => href?.endsWith(sheet))) return;
  await new Promise<void>((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = sheet;
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => {
      link.remove();
      reject(new Error('The style sheet of the map did not load.'));
    });
    document.head.append(link);
  });
}

function listenToMap(open: OpenMap): void {
  const { place, map, pin } = open;
  map.on('click', ({ latlng: { lat, lng } }) => {
    place.view.removeAttribute('data-aim');
    pin.set({ lat, lon: lng });
  });
  place.view.addEventListener('keydown', (event) => {
    const command = mapCommand(event);
    if (!command) return;
    event.preventDefault();
    obey(open, command);
  });
  for (const button of place.controls.querySelectorAll<HTMLButtonElement>('[data-key]')) {
    const pressed = { shiftKey: true, ctrlKey: false, altKey: false, metaKey: false };
    const command = mapCommand({ key: button.dataset.key ?? '', ...pressed });
    if (command) button.addEventListener('click', () => obey(open, command));
  }
}

function obey({ place, map, areas, pin }: OpenMap, command: MapCommand): void {
  const middle = (): Position => ({ lat: map.getCenter().lat, lon: map.getCenter().lng });
  place.view.toggleAttribute('data-aim', command.kind !== 'remove');
  if (command.kind === 'remove') pin.remove();
  else if (command.kind === 'set') pin.set(middle());
  else {
    if (command.kind === 'zoom') map.setZoom(map.getZoom() + command.by);
    else map.panBy([command.right, command.down], { animate: false });
    const area = areaAt(areas, middle().lat, middle().lon);
    place.say(area ? 'centre' : 'centreOutside', area?.name);
  }
}

function listenToForm({ place, ground, pin }: OpenMap): void {
  place.position.addEventListener('change', () => pin.readTyped());
  place.form.addEventListener('change', ({ target }) => {
    if ((target as HTMLInputElement).name === 'locationPrecision') pin.precisionChanged();
  });
  // The form is emptied when the page is left: the map must not keep what the fields forget.
  place.form.addEventListener('reset', () => {
    place.view.removeAttribute('data-aim');
    pin.forget();
    ground.fit();
  });
}
