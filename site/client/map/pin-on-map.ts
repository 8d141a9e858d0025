import type { Map as LeafletMap } from 'leaflet';
import { areaAt } from './area-at.ts';
import { areaChoice } from './area-choice.ts';
import type { Ground } from './draw-areas.ts';
import { drawPin } from './draw-pin.ts';
import type { MapArea } from './map-areas.ts';
import type { MapPlace, SpokenText } from './map-place.ts';
import { type Position, readTypedPosition, writePosition } from './typed-position.ts';

/** Further out than this a finger covers more than a kilometre. */
const closeEnough = 10;
const keptTexts: Record<string, SpokenText> = {
  '100m': 'keptSquare',
  '500m': 'keptSquare',
  municipality: 'keptArea',
};

export type PinOnMap = ReturnType<typeof pinOnMap>;

/** The one pin, and all that follows it: the field with its position, the list of areas, the picture, the spoken line. */
export function pinOnMap(place: MapPlace, map: LeafletMap, areas: MapArea[], ground: Ground) {
  const drawn = drawPin(map);
  const choice = areaChoice(place.area);
  let pin: Position | null = null;
  let area: MapArea | null = null;

  const draw = () => {
    ground.choose(area?.code ?? null);
    drawn.move(pin, place.precision());
  };
  const speak = () => {
    if (!area) return place.say('pinOutside');
    const kept = keptTexts[place.precision()] ?? (map.getZoom() < closeEnough ? 'zoomHint' : null);
    place.say('pinSet', area.name, kept && place.text(kept, area.name));
  };
  const change = (to: Position | null) => {
    pin = to;
    area = to && areaAt(areas, to.lat, to.lon);
    choice.follow(area?.code ?? '');
    draw();
    if (to) speak();
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
      if (typed) map.setView([typed.lat, typed.lon], Math.max(map.getZoom(), closeEnough));
      change(typed);
      if (!typed) place.say(place.position.value.trim() === '' ? null : 'unreadable');
    },
    precisionChanged(): void {
      draw();
      if (pin) speak();
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
