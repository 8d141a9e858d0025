import { longestSearch, streetQuery } from '#sealing/street-query.ts';
import type { MapPlace } from '../map/map-place.ts';
import type { Position } from '../map/typed-position.ts';

type Found = { places: { name: string; location: { coordinates: [lon: number, lat: number] } }[] };

type SearchPlace = MapPlace & { search: HTMLElement };

/** Only on a press, never while typing; and without the house number, which does not even leave the device. */
export function offerSearch(place: SearchPlace, choose: (position: Position) => void): void {
  const input = place.search.querySelector('input') as HTMLInputElement;
  const [press, list] = ['button', 'ul'].map((name) => place.search.querySelector(name));
  input.maxLength = longestSearch;
  let asked: AbortController | null = null;

  const forget = () => {
    asked?.abort();
    asked = null;
    list?.replaceChildren();
  };
  const search = async () => {
    forget();
    const text = streetQuery(input.value);
    if (text === '') return place.say('searchEmpty');
    asked = new AbortController();
    const { signal } = asked;
    place.say('searching');
    const found = await ask(text, signal).catch(() => null);
    if (signal.aborted) return;
    show(found);
  };
  const show = (found: Found | null) => {
    if (found === null) return place.say('searchFailed');
    place.say(found.places.length === 0 ? 'foundNone' : 'found', { count: found.places.length });
    list?.replaceChildren(...found.places.map((each) => choiceOf(each, choose)));
  };
  press?.addEventListener('click', search);
  // Enter in a field would send the whole form.
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    void search();
  });
  place.form.addEventListener('reset', forget);
}

async function ask(text: string, signal: AbortSignal): Promise<Found> {
  const answer = await fetch('/api/v1/address-searches', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text }),
    credentials: 'omit',
    cache: 'no-store',
    signal,
  });
  if (!answer.ok) throw new Error(`The search answered ${answer.status}.`);
  return (await answer.json()) as Found;
}

function choiceOf({ name, location }: Found['places'][number], choose: (position: Position) => void) {
  const line = document.createElement('li');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'map-found';
  button.textContent = name;
  const [lon, lat] = location.coordinates;
  button.addEventListener('click', () => choose({ lat, lon }));
  line.append(button);
  return line;
}
