import { areaSetPlans, sources } from './area-sources.ts';
import { fillEnclosedWater, joinLooseEnds } from './close-gaps.ts';
import { type AreaFiles, makeAreaSets, metres } from './make-area-set.ts';
import { fromRow } from './municipality-record.ts';
import { readMunicipalities, readWaters } from './prepare-shapes.ts';
import { readRows, readShapes } from './read-sources.ts';

/** Every set of the plans, from a folder with the files that README.md names. */
export function remakeAreas(folder: string): AreaFiles[] {
  const waterShapes = readShapes(folder, 'nh-wateren-indicatief.geojson');
  const sets = areaSetPlans.map((plan) => {
    const shores = readMunicipalities(readShapes(folder, plan.boundaries));
    const waters = readWaters(waterShapes, shores);
    return { plan, waters, land: fillEnclosedWater(joinLooseEnds(shores, waters, metres), waters) };
  });
  return makeAreaSets(sets, {
    records: readRows(folder, 'nh-gemeenten.csv').map(fromRow),
    waterNames: waterShapes,
    sources,
    firstDay: areaSetPlans[0]?.validFrom ?? '',
  });
}
