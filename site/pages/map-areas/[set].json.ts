import type { APIRoute } from 'astro';
import { areaFile } from '#content/areas/area-file.schema.ts';
import { areasOn } from '#content/areas/area-sets.ts';
import { makeMapAreasFile } from '../../client/map/map-areas.ts';
import { mapSets } from '../../map-sets.ts';

const sets = import.meta.glob('../../../content/areas/areas-????.json', { eager: true, import: 'default' });

export const getStaticPaths = () =>
  mapSets.map(({ set, validFrom }) => ({ params: { set }, props: { validFrom } }));

/** Exact borders: fetched only when a person asks for the map, or sends a pin that is to be made coarse. */
export const GET: APIRoute<{ validFrom: string }> = ({ params: { set }, props: { validFrom } }) => {
  const file = areaFile.parse(sets[`../../../content/areas/areas-${set}.json`]);
  return Response.json(makeMapAreasFile(areasOn(validFrom), file));
};
