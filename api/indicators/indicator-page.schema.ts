import type { AreaIndices } from '#campaigns/indicators/area-indices.ts';
import type { IndicatorLayer } from '#content/indicators/indicator-layer.schema.ts';

/** Which layers are stacked: those of proposals, incidents among them, or also what waits for approval. */
export const indicatorViews = ['proposals', 'incidents', 'draft'] as const;
export type IndicatorView = (typeof indicatorViews)[number];

export type ShownDecision = { role: string; reason: string | null; byName: string; on: string };
export type ShownWeight = { weight: number; reason: string; byName: string; on: string };

export type ShownVersion = {
  version: number;
  year: number;
  /** Null: it came with the software. */
  made: { byName: string; on: string } | null;
  approval: ShownDecision | null;
  withdrawal: ShownDecision | null;
};

/** A layer as its newest standing version describes it; the values are asked for apart. */
export type ShownLayer = Omit<IndicatorLayer, 'values' | 'title'> & {
  title: string;
  version: number;
  approval: ShownDecision | null;
  withdrawal: ShownDecision | null;
  /** The version that counts in proposals, when that layer has a weight. */
  approvedVersion: number | null;
  weight: number;
  /** Newest first; empty while nobody has chosen a weight. */
  weights: ShownWeight[];
  versions: ShownVersion[];
  /** Whether it is in the index of this view. */
  stacked: boolean;
  /** Whether who looks may approve this version: not their own work. */
  mayApprove: boolean;
};

export type ShownArea = AreaIndices['areas'][number] & {
  name: string;
  population: number | null;
  /** Percentile in each layer of incidents, which is shown apart. */
  incidents: Record<string, number | null>;
};

export type IndicatorTable = {
  view: IndicatorView;
  layers: ShownLayer[];
  /** By inhabitants, the largest first: never by rank. */
  areas: ShownArea[];
  layersTotal: number;
  warnings: AreaIndices['warnings'];
  /** Per layer that is left out: the rank of each area, by code. */
  leaveOneOut: { without: string; ranks: Record<string, number | null> }[];
};

/** What of a posted form was not accepted: fields, or a reason why the step cannot be taken. */
export type RefusedStep = {
  step: 'weight' | 'approval' | 'withdrawal';
  layer: string;
  fields: string[];
  reason: 'own-work' | 'decided' | 'too-many' | 'unknown' | null;
  typed: Record<string, string>;
};

/** Adds what every desk page knows; the pages themselves are named in `rendered-page.schema.ts`. */
export type IndicatorsPage = {
  kind: 'desk-indicators';
  table: IndicatorTable;
  may: { weigh: boolean; add: boolean; approve: boolean; withdraw: boolean };
  refused: RefusedStep | null;
};

/** The fields of the form to add a layer, as typed. */
export type LayerFields = Record<
  'title' | 'unit' | 'per' | 'direction' | 'incident' | 'geoScheme' | 'year' | 'definition' | 'publisher',
  string
> &
  Record<'sourceTitle' | 'address' | 'readOn' | 'areaVintage' | 'csv', string>;

export type AddIndicatorPage = {
  kind: 'desk-indicator-add';
  /** The layer that gets a new version; null for a new layer. */
  layer: { name: string; title: string } | null;
  fields: LayerFields;
  faults: string[];
  /** By line of the table; line 0 is the table as a whole. */
  csvFaults: { line: number; code: string }[];
  moreCsvFaults: number;
  /** Somebody else added a version in the meantime: look again at what would change. */
  changed: boolean;
};

export type PreviewIndicatorPage = {
  kind: 'desk-indicator-preview';
  layer: { name: string; title: string } | null;
  fields: LayerFields;
  preview: LayerPreview;
};

/** What would be stored, beside what stands there now. */
export type LayerPreview = {
  name: string;
  /** Newest version now, null when the layer is new; goes back with the confirmation. */
  after: number | null;
  areas: PreviewedArea[];
  /** Names of municipalities that the table does not mention: they count as unknown. */
  absent: string[];
  changed: number;
};

export type PreviewedArea = {
  code: string;
  name: string;
  value: number | null;
  /** In the version that stands now; undefined when there is none. */
  before?: number | null;
  /** Per 10,000 inhabitants or km². */
  rate: number | null;
  percentile: number | null;
};
