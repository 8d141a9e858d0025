import type { ReleaseRow } from '#campaigns/disclosure/release.schema.ts';
import { phenomena } from '#content/taxonomy/phenomena.ts';
import type { Feature, PropertySchema } from './feature-collection.ts';
import type { PublishedRow } from './published-rows.ts';
import { daysOf } from './release-period.ts';

/** The word for all phenomena together, where a property names one. */
export const allPhenomena = 'total';

export const figureProperties: Record<string, PropertySchema> = {
  code: { type: 'string', description: 'Code van het gebied' },
  name: { type: 'string', description: 'Naam van het gebied' },
  level: {
    type: 'string',
    description: 'Soort gebied',
    enum: ['municipality', 'water', 'region', 'province'],
  },
  period: { type: 'string', description: 'Kwartaal of jaar, zoals 2026-Q3 of 2026', nullable: true },
  from: { type: 'string', format: 'date', description: 'Eerste dag van de periode', nullable: true },
  to: { type: 'string', format: 'date', description: 'Laatste dag van de periode', nullable: true },
  phenomenon: {
    type: 'string',
    description: 'Soort vermoeden; total is alles samen',
    enum: [allPhenomena, ...phenomena],
  },
  status: {
    type: 'string',
    description:
      'band: het aantal ligt tussen lo en hi; rounded: value is afgerond; protected: niets te zeggen; not-published: nog geen cijfer',
    enum: ['band', 'rounded', 'protected', 'not-published'],
  },
  value: { type: 'integer', description: 'Afgerond aantal meldingen', nullable: true },
  lo: { type: 'integer', description: 'Kleinste aantal dat het kan zijn', nullable: true },
  hi: {
    type: 'integer',
    description: 'Grootste aantal dat het kan zijn; leeg is zonder grens',
    nullable: true,
  },
  label: { type: 'string', description: 'Het cijfer in woorden, voor op een kaart', nullable: true },
  release: { type: 'integer', description: 'Versie van de publicatie', nullable: true },
  publishedOn: { type: 'string', format: 'date', description: 'Dag van de publicatie', nullable: true },
  releaseSha256: { type: 'string', description: 'SHA-256 van de publicatie', nullable: true },
};

/** One published figure as properties; nothing that does not stand in its release. */
export function rowProperties(row: PublishedRow): Feature['properties'] {
  const { code, name, level, period, phenomenon, status, value, lo, hi, release } = row;
  return {
    ...{ code, name, level, period, ...daysOf(period), phenomenon: phenomenon ?? allPhenomena },
    ...{ status, value, lo, hi, label: labelOf(row) },
    ...{ release: release.version, publishedOn: release.publishedOn, releaseSha256: release.sha256 },
  };
}

/** An area of which no figure is published: every property is there all the same. */
export function unpublished(area: {
  code: string;
  name: string;
  kind: 'municipality' | 'water';
}): Feature['properties'] {
  const { code, name, kind } = area;
  return {
    ...{ code, name, level: kind, period: null, from: null, to: null, phenomenon: allPhenomena },
    ...{ status: 'not-published', value: null, lo: null, hi: null, label: null },
    ...{ release: null, publishedOn: null, releaseSha256: null },
  };
}

/** The figure in words: a band, a rounded number, or nothing. */
export function labelOf({ status, value, lo, hi }: ReleaseRow): string | null {
  if (status === 'protected') return null;
  if (status === 'rounded') return `ongeveer ${value}`;
  return hi === null ? `${lo} of meer` : `${lo} t/m ${hi}`;
}
