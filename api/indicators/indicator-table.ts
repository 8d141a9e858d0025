import { type Person, samePerson } from '#api/staff/same-person.ts';
import { normalised } from '#campaigns/indicators/normalise.ts';
import type { Area } from '#content/areas/area-sets.ts';
import { indexOf, versionIn } from './area-index.ts';
import type {
  IndicatorTable,
  IndicatorView,
  ShownArea,
  ShownDecision,
  ShownLayer,
} from './indicator-page.schema.ts';
import { layerOnAreas, municipalitiesOn } from './layer-on-areas.ts';
import type { Decision, LayerVersion } from './layer-version.ts';
import type { Indicator } from './read-indicators.ts';

export type TableQuestion = {
  view: IndicatorView;
  /** ISO day of today. */
  day: string;
  /** Who looks; on a version of their own somebody else decides. */
  person: Person;
  /** Only the municipalities of this safety region are shown; ranks stay those of the whole province. */
  region: string | null;
};

/** Layers, index per municipality and warnings, as the desk and its API show them. */
export function indicatorTable(indicators: readonly Indicator[], question: TableQuestion): IndicatorTable {
  const { view, day, region } = question;
  const { areas, leaveOneOut, warnings, layersTotal } = indexOf(indicators, view, day);
  const places = municipalitiesOn(day);
  const incidents = incidentScores(indicators, view, day);
  const shown = places.map((place, at) => shownArea(place, at, areas[at] as ShownArea, incidents));
  return {
    ...{ view, layersTotal, warnings },
    layers: indicators.map((indicator) => shownLayer(indicator, question)),
    areas: shown
      .filter((_, at) => region === null || places[at]?.region?.code === region)
      .sort((one, other) => (other.population ?? 0) - (one.population ?? 0)),
    leaveOneOut: leaveOneOut.map(({ without, ranks }) => ({
      without,
      ranks: Object.fromEntries(places.map(({ code }, at) => [code, ranks[at] ?? null])),
    })),
  };
}

type Scores = { name: string; scores: (number | null)[] }[];

function shownArea({ name, figures }: Area, at: number, area: ShownArea, incidents: Scores): ShownArea {
  return {
    ...area,
    ...{ name, population: figures.population?.value ?? null },
    incidents: Object.fromEntries(incidents.map((layer) => [layer.name, layer.scores[at] ?? null])),
  };
}

/** Layers of incidents stand beside the index, whatever their weight. */
function incidentScores(indicators: readonly Indicator[], view: IndicatorView, day: string): Scores {
  return indicators.flatMap((indicator) => {
    const version = view === 'draft' ? indicator.current : indicator.approved;
    if (!version?.layer.incident || version.withdrawal !== null) return [];
    return [{ name: indicator.name, scores: normalised(layerOnAreas(version.layer, day), 'percentile') }];
  });
}

function shownLayer(indicator: Indicator, { view, person }: TableQuestion): ShownLayer {
  const { current, approved, weight, weights, versions } = indicator;
  const { values: _values, title, ...facts } = current.layer;
  return {
    ...facts,
    ...{ title: title.nl, version: current.version, weight },
    ...{ approval: shownDecision(current.approval), withdrawal: shownDecision(current.withdrawal) },
    approvedVersion: approved?.version ?? null,
    weights: weights.map(({ madeByName, madeOn, ...rest }) => ({ ...rest, byName: madeByName, on: madeOn })),
    versions: versions.map(shownVersion),
    stacked: weight > 0 && versionIn(indicator, view) !== null,
    mayApprove: current.approval === null && current.withdrawal === null && !isOf(current, person),
  };
}

const isOf = ({ made }: LayerVersion, person: Person) =>
  made !== null && samePerson(person, { tokenId: made.by, name: made.byName });

function shownVersion({ version, layer, made, approval, withdrawal }: LayerVersion) {
  return {
    ...{ version, year: layer.year, made: made && { byName: made.byName, on: made.on } },
    ...{ approval: shownDecision(approval), withdrawal: shownDecision(withdrawal) },
  };
}

/** Without the token of who decided: it is nobody's business on a page. */
function shownDecision(decision: Decision | null): ShownDecision | null {
  if (decision === null) return null;
  const { role, reason, madeByName, madeOn } = decision;
  return { role, reason, byName: madeByName, on: madeOn };
}
