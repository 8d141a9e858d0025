import { areaStates } from '#campaigns/areas/area-state.ts';
import words from '#content/i18n/nl/desk.json' with { type: 'json' };
import { phenomena } from '#content/taxonomy/phenomena.ts';
import type { PropertySchema } from './feature-collection.ts';
import { allPhenomena } from './release-properties.ts';

const figure = (description: string): PropertySchema => ({ type: 'number', description, nullable: true });

/** The figures of `/api/v1/densities`, flat: a desktop GIS makes a column of each. */
export const densityProperties: Record<string, PropertySchema> = {
  code: { type: 'string', description: 'Code van de gemeente' },
  name: { type: 'string', description: 'Naam van de gemeente' },
  from: { type: 'string', format: 'date', description: 'Eerste dag van de periode' },
  to: { type: 'string', format: 'date', description: 'Laatste dag van de periode' },
  phenomenon: {
    type: 'string',
    description: 'Soort vermoeden; total is alles samen',
    enum: [allPhenomena, ...phenomena],
  },
  observed: { type: 'integer', description: 'Aantal meldingen' },
  population: { type: 'integer', description: 'Inwoners', nullable: true },
  rate: figure('Meldingen per 10.000 inwoners per jaar'),
  rateLo: figure('Ondergrens van rate (95 %)'),
  rateHi: figure('Bovengrens van rate (95 %)'),
  expected: figure('Verwacht aantal meldingen'),
  ratio: figure('Meldingen gedeeld door verwacht'),
  ratioLo: figure('Ondergrens van ratio (95 %, Garwood)'),
  ratioHi: figure('Bovengrens van ratio (95 %, Garwood)'),
  posterior: figure('Ratio, naar het gemiddelde toe getrokken (Clayton en Kaldor)'),
  posteriorLo: figure('Ondergrens van posterior (95 %)'),
  posteriorHi: figure('Bovengrens van posterior (95 %)'),
  pBelow075: figure('Kans dat de ratio onder 0,75 ligt'),
  qLow: figure('Toets op te weinig, gecorrigeerd voor het aantal gemeenten (Benjamini en Hochberg)'),
  state: {
    type: 'string',
    description: 'Wat er van het aantal gezegd mag worden',
    enum: areaStates,
    nullable: true,
  },
  confidential: {
    type: 'string',
    description: 'Deze aantallen zijn niet openbaar: geef ze niet door',
    enum: [words.confidential.cell],
  },
};
