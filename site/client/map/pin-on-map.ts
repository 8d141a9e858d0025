import type { Map as LeafletMap } from 'leaflet';
import { coarsenLocation, type KeptPlace } from '#sealing/coarsen-location.ts';
import type { AreaBorders } from '../place/area-borders.ts';
import { areaChoice } from './area-choice.ts';
import type { Ground } from './draw-areas.ts';
import { drawPin } from './draw-pin.ts';
import { keptWords } from './kept-words.ts';
import type { MapArea } from './map-areas.ts';
import { type MapPlace, metresOf } from './map-place.ts';
import { type Position, readTypedPosition, writePosition } from './typed-position.ts';

/** Further out than this a finger covers more than a kilometre. */
const closeEnough = 10;

export type PinOnMap = ReturnType<typeof pinOnMap>;
export type PinParts = {
  place: MapPlace;
  map: LeafletMap;
  borders: AreaBorders;
  ground: Ground;
  /** Moves the map without a request: one that follows a pin would tell where it is. */
  showAt: (position: Position, zoom: number) => void;
};

/** The one pin, and all that follows it: the field with its position, the list of areas, the picture, the spoken line. */
export function pinOnMap({ place, map, borders, ground, showAt }: PinParts) {
  const drawn = drawPin(map);
  const choice = areaChoice(place.area);
  let pin: Position | null = null;
  let area: MapArea | null = null;

  const keptNow = (): KeptPlace | null => {
    if (!pin || !area) return null;
    const location = { type: 'Point' as const, coordinates: [pin.lon, pin.lat] as [number, number] };
    return coarsenLocation(location, place.precision(), borders.codeAt);
  };
  const draw = () => {
    ground.choose(area?.code ?? null);
    const kept = keptNow();
    drawn.show(kept);
    return kept;
  };
  const speak = (kept: KeptPlace | null) => {
    if (!kept || !area) return place.say('pinOutside');
    const fillings = { area: area.name, metres: metresOf(kept.precision) };
    const words = place.text(keptWords(place.precision(), kept), fillings);
    const hint = map.getZoom() < closeEnough && kept.location ? ` ${place.text('zoomHint')}` : '';
    place.say('pinSet', fillings, words + hint);
  };
  const change = (to: Position | null) => {
    pin = to;
    area = to && borders.areaAt(to.lon, to.lat);
    choice.follow(area?.code ?? '');
    const kept = draw();
    if (to) speak(kept);
  };
  return {
    set(position: Position): void {
      change(position);
      place.position.value = writePosition(position);
    },
    remove(): void {
      change(null);
      place.position.value = '';
      place.say('pinRemoved');
    },
    readTyped(): void {
      const typed = readTypedPosition(place.position.value);
      if (typed) showAt(typed, closeEnough);
      change(typed);
      if (!typed) place.say(place.position.value.trim() === '' ? null : 'unreadable');
    },
    precisionChanged(): void {
      const kept = draw();
      if (pin) speak(kept);
    },
    /** Leaves the fields alone: the form empties them itself. */
    forget(): void {
      pin = null;
      area = null;
      choice.forget();
      draw();
      place.say(null);
    },
  };
}
