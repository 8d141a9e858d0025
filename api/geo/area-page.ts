import type { Campaign } from '#api/campaigns/read-campaigns.ts';
import { comingEvents, eventLine } from '#api/events/shown-events.ts';
import type { PublishedRelease } from '#campaigns/disclosure/release.schema.ts';
import { type Area, areasOn, findArea } from '#content/areas/area-sets.ts';
import { formerAreasOf, presentArea } from '#content/areas/area-slugs.ts';
import { neighboursOn } from '#content/areas/neighbours.ts';
import type { FullLanguage } from '#content/languages.ts';
import { type Phenomenon, phenomena } from '#content/taxonomy/phenomena.ts';
import type { AreaPage, AreasPage } from './area-page.schema.ts';
import { areaFigures } from './area-page-figures.ts';
import { shoresOn } from './area-page-shores.ts';

export type AreaPageParts = {
  language: FullLanguage;
  today: string;
  /** Campaigns that are live today. */
  campaigns: readonly Campaign[];
  releases: readonly PublishedRelease[];
  /** Also meetings that are invented: never on a production server. */
  showExamples?: boolean;
};

/** What `/gemeente/<slug>` shows of an area on a day. */
export function areaPage(area: Area, parts: AreaPageParts): AreaPage {
  const { language, today, campaigns, releases, showExamples = false } = parts;
  const { code, name, slug, kind, region } = area;
  const formerly = formerAreasOf(code, today);
  const former = formerly.map((each) => each.code);
  const isHere = ({ plan }: Campaign) => plan.areas.some((each) => presentArea(each, today) === area);
  return {
    ...{ kind: 'area', language, day: today },
    area: { code, name, slug, kind, regionName: region?.name ?? null },
    phenomena: phenomenaOf(area, today),
    campaigns: campaigns.filter(isHere).map(({ code, plan }) => ({ code, kit: plan.kit })),
    events: comingEvents(today, showExamples, { area: code }).map((event) =>
      eventLine(event, language, today),
    ),
    neighbours: neighboursOf(area, today).map(({ name, slug }) => ({ name, slug })),
    formerly: formerly.map(({ name, since }) => ({ name, since })),
    figures: areaFigures(releases, { area: code, former, region: region?.code ?? null }),
  };
}

const ofWater: readonly Phenomenon[] = ['floating-package', 'harbour-signs', 'drug-waste-dump'];

/** On water packages come first; on land they come last, and only where the land meets the water. */
function phenomenaOf({ code, kind }: Area, day: string): Phenomenon[] {
  if (kind === 'water') return [...ofWater];
  const hasShore = (shoresOn(day).get(code) ?? []).length > 0;
  const onLand = phenomena.filter((each) => each !== 'floating-package');
  return hasShore ? [...onLand, 'floating-package'] : onLand;
}

/** Municipalities with a shared border, and the waters or municipalities across the shore. */
function neighboursOf({ code }: Area, day: string): Area[] {
  const codes = [...(neighboursOn(day).get(code) ?? []), ...(shoresOn(day).get(code) ?? [])];
  return codes.map((each) => findArea(each, day)).filter((area) => area !== null);
}

/** All areas of a day, to choose from. */
export function areasPage(language: FullLanguage, today: string): AreasPage {
  const named = areasOn(today).toSorted((one, other) => one.name.localeCompare(other.name, 'nl'));
  const regionNames = [...new Set(named.flatMap(({ region }) => region?.name ?? []))].sort();
  const listed = (belongs: (area: Area) => boolean) =>
    named.filter(belongs).map(({ name, slug }) => ({ name, slug }));
  return {
    ...{ kind: 'areas', language },
    regions: regionNames.map((name) => ({ name, areas: listed(({ region }) => region?.name === name) })),
    waters: listed(({ kind }) => kind === 'water'),
  };
}
