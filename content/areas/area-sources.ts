import type { AreaFile } from './area-file.schema.ts';

/** What the made files say about where their content comes from. Coordinates and figures are facts; we name them. */
export const sources: AreaFile['sources'] = {
  'cbs-boundaries-2022': {
    publisher: 'CBS / Kadaster',
    title: 'CBS Gebiedsindelingen 2022, gemeente_gegeneraliseerd',
    year: 2022,
    licence: 'CC BY 4.0 (confirm before go-live)',
    note: 'Weesp joined to Amsterdam, as in force since 24 March 2022; land only, generalised by CBS.',
  },
  'waters-own': {
    publisher: 'Provincie Noord-Holland, NH Drugsalert',
    title: 'Waters around Noord-Holland, derived from the CBS land',
    year: 2026,
    licence: 'EUPL-1.2',
    note: 'Indicative: which water a place is called after, never a legal border.',
  },
  'kwb-2024': {
    publisher: 'CBS',
    title: 'Kerncijfers wijken en buurten 2024: inhabitants, households, land area, urbanity',
    year: 2024,
    licence: 'CC BY 4.0 (confirm before go-live)',
    note: 'On 1 January 2024. Urbanity 1 = very urban (2,500 addresses per km² or more) to 5 = not urban (under 500).',
  },
  'farms-80781ned': {
    publisher: 'CBS',
    title: 'StatLine 80781ned: agricultural holdings per municipality',
    year: 2024,
    licence: 'CC BY 4.0 (confirm before go-live)',
    note: 'Rounded by CBS to tens; 0 means fewer than 5.',
  },
  'joined-own': {
    publisher: 'Provincie Noord-Holland, NH Drugsalert',
    title: 'Urbanity of a joined municipality, from address density weighted by households',
    year: 2024,
    licence: 'EUPL-1.2',
    note: 'Our estimate until CBS publishes the joined municipality.',
  },
  'safety-regions': {
    publisher: 'Rijksoverheid',
    title: 'Wet veiligheidsregio’s: municipalities per safety region',
    year: 2024,
    licence: 'CC0 (confirm before go-live)',
    note: 'Code VR and name.',
  },
};

/** CBS writes a suffix since 2025 where a name exists twice in the country; the figures of 2024 do not have it yet. */
export const officialNames: Record<string, string> = { GM0417: 'Laren (NH.)' };

export type AreaSetPlan = {
  year: number;
  boundaries: string;
  validFrom: string;
  concept: boolean;
  /** Old code → code it goes on in. */
  successors: Record<string, string>;
};

/** The sets to make, oldest first. */
export const areaSetPlans: AreaSetPlan[] = [
  { year: 2026, boundaries: 'nh-gemeenten.geojson', validFrom: '2022-03-24', concept: false, successors: {} },
  {
    year: 2027,
    boundaries: 'nh-gemeenten-2027-concept.geojson',
    validFrom: '2027-01-01',
    concept: true,
    successors: { GM1696: 'GM0402' },
  },
];
