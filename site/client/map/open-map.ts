import { type Map as LeafletMap, map as leafletMap } from 'leaflet';
import { type AreaBorders, areaBorders } from '../place/area-borders.ts';
import { drawAreas, type Ground } from './draw-areas.ts';
import { drawTiles, type Tiles } from './draw-tiles.ts';
import { type MapCommand, mapCommand } from './map-keys.ts';
import type { MapPlace } from './map-place.ts';
import { type PinOnMap, pinOnMap } from './pin-on-map.ts';
import sheet from './report-map.css?url';
import type { Position } from './typed-position.ts';

type OpenMap = {
  place: MapPlace;
  map: LeafletMap;
  borders: AreaBorders;
  ground: Ground;
  tiles: Tiles;
  pin: PinOnMap;
};

/** Deep enough to tell a street's corner: 100 metres are a third of a phone's width. */
const deepest = 16;

/** Everything is fetched here, before the first pin: a request while the pin moves would tell where it is. */
export async function openMap(place: MapPlace): Promise<void> {
  const [borders] = await Promise.all([areaBorders(place.areasPath), addSheet()]);
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
    // Pictures are sharp at whole steps only.
    zoomSnap: place.tilesPath ? 1 : 0.25,
    maxZoom: deepest,
  });
  const ground = drawAreas(map, borders.areas);
  const tiles = drawTiles(map, place.tilesPath, ground.bounds);
  const showAt = ({ lat, lon }: Position, zoom: number) => {
    tiles.rest();
    map.setView([lat, lon], Math.max(map.getZoom(), zoom), { animate: false });
  };
  const pin = pinOnMap({ place, map, borders, ground, showAt });
  const open = { place, map, borders, ground, tiles, pin };
  listenToMap(open);
  listenToForm(open);
  const { search } = place;
  if (search) {
    const { offerSearch } = await import('../place/address-search.ts');
    offerSearch({ ...place, search }, (position) => {
      showAt(position, deepest - 1);
      pin.set(position);
    });
  }
  place.say(null);
  tiles.follow();
  if (place.position.value.trim() !== '') pin.readTyped();
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
  const { place, map, pin, tiles } = open;
  map.on('dragstart', () => tiles.follow());
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

function obey({ place, map, borders, tiles, pin }: OpenMap, command: MapCommand): void {
  const middle = (): Position => ({ lat: map.getCenter().lat, lon: map.getCenter().lng });
  place.view.toggleAttribute('data-aim', command.kind !== 'remove');
  if (command.kind === 'remove') pin.remove();
  else if (command.kind === 'set') pin.set(middle());
  else {
    if (command.kind === 'zoom') map.setZoom(map.getZoom() + command.by);
    else map.panBy([command.right, command.down], { animate: false });
    tiles.follow();
    const area = borders.areaAt(middle().lon, middle().lat);
    place.say(area ? 'centre' : 'centreOutside', { area: area?.name });
  }
}

function listenToForm({ place, ground, tiles, pin }: OpenMap): void {
  place.position.addEventListener('change', () => pin.readTyped());
  place.form.addEventListener('change', ({ target }) => {
    if ((target as HTMLInputElement).name === 'locationPrecision') pin.precisionChanged();
  });
  // The form is emptied when the page is left: the map must not keep what the fields forget.
  place.form.addEventListener('reset', () => {
    place.view.removeAttribute('data-aim');
    pin.forget();
    tiles.rest();
    ground.fit();
  });
}
