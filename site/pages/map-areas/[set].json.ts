import type { APIRoute } from 'astro';
import { outlineFile } from '#content/areas/area-file.schema.ts';
import { areasOn } from '#content/areas/area-sets.ts';
import { makeMapAreasFile } from '../../client/map/map-areas.ts';
import { mapSets } from '../../map-sets.ts';

const outlines = import.meta.glob('../../../content/areas/areas-????.outline.json', {
  eager: true,
  import: 'default',
});

export const getStaticPaths = () =>
  mapSets.map(({ set, validFrom }) => ({ params: { set }, props: { validFrom } }));

/** The base map of the report page: fetched only when a person asks for the map. */
export const GET: APIRoute<{ validFrom: string }> = ({ params: { set }, props: { validFrom } }) => {
  const outline = outlineFile.parse(outlines[`../../../content/areas/areas-${set}.outline.json`]);
  return Response.json(makeMapAreasFile(areasOn(validFrom), outline));
};
