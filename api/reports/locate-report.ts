import type { Area } from '#content/areas/area-sets.ts';
import type { ReportDraft } from './report.schema.ts';

export { unknownArea } from '#sealing/report-content.ts';

export type Located = { kind: 'located'; area: Area | null } | { kind: 'outside' } | { kind: 'unknown-code' };

export type AreaLookUps = {
  areaAt: (lon: number, lat: number) => Area | null;
  areaOf: (code: string) => Area | null;
};

/** The area of a report: the pin where there is one, else the chosen area, else none. */
export function locateReport(draft: Pick<ReportDraft, 'location' | 'areaCode'>, areas: AreaLookUps): Located {
  const chosen = draft.areaCode === undefined ? null : areas.areaOf(draft.areaCode);
  if (draft.areaCode !== undefined && chosen === null) return { kind: 'unknown-code' };
  if (draft.location === undefined) return { kind: 'located', area: chosen };
  const area = areas.areaAt(...draft.location.coordinates);
  return area === null ? { kind: 'outside' } : { kind: 'located', area };
}
