import { mapPlace } from './map-place.ts';

/** The map works only with script, so its button appears with it. Nothing of the map is fetched before it is asked for. */
for (const root of document.querySelectorAll<HTMLElement>('[data-map-place]')) {
  const place = mapPlace(root);
  let loading = false;
  root.hidden = false;
  place.show.addEventListener('click', async () => {
    if (loading) return;
    loading = true;
    place.say('loading');
    try {
      const { openMap } = await import('./open-map.ts');
      await openMap(place);
      place.show.hidden = true;
      place.view.focus();
    } catch {
      place.opened.hidden = true;
      place.credit.hidden = true;
      place.say('failed');
    }
    loading = false;
  });
}
