/** Where the files of a year come from. Addresses after pdok.nl and opendata.cbs.nl, as published in 2026. */
export type Service = {
  /** As the diff and the faults call it. */
  name: string;
  /** OGC API Features goes on by its `next` link, WFS by `startIndex`, OData by its own next link. */
  paging: 'ogc' | 'wfs' | 'odata';
  address: string;
};
export type Box = { west: number; south: number; east: number; north: number };

/** What PDOK gives at most in one answer. */
export const pageSize = 1_000;
export const province = 'PV27';

const ogc = (year: number, layer: string, { west, south, east, north }: Box): Service => ({
  name: `CBS Gebiedsindelingen ${year} (OGC API)`,
  paging: 'ogc',
  address:
    `https://api.pdok.nl/cbs/gebiedsindelingen/ogc/v1/collections/${layer}/items` +
    `?f=json&limit=${pageSize}&jaarcode=${year}&bbox=${[west, south, east, north].join(',')}`,
});

const wfs = (service: string, year: number, layer: string, fields: string[] = []): Service => ({
  name: `CBS ${service} ${year} (WFS)`,
  paging: 'wfs',
  address:
    `https://service.pdok.nl/cbs/${service}/${year}/wfs/v1_0?SERVICE=WFS&VERSION=2.0.0&REQUEST=GetFeature` +
    `&TYPENAMES=${service}:${layer}&OUTPUTFORMAT=application/json&SRSNAME=EPSG:4326&COUNT=${pageSize}` +
    (fields.length > 0 ? `&PROPERTYNAME=${fields.join(',')}` : ''),
});

/** Each list in order of preference: the next is asked when a service does not have the year. */
export const services = {
  municipalities: (year: number, box: Box): Service[] => [
    ogc(year, 'gemeente_gegeneraliseerd', box),
    wfs('gebiedsindelingen', year, 'gemeente_gegeneraliseerd'),
  ],
  provinces: (year: number, box: Box): Service[] => [
    ogc(year, 'provincie_gegeneraliseerd', box),
    wfs('gebiedsindelingen', year, 'provincie_gegeneraliseerd'),
  ],
  figures: (year: number, { west, south, east, north }: Box): Service[] => [
    {
      name: `CBS Wijken en buurten ${year} (OGC API)`,
      paging: 'ogc',
      address:
        `https://api.pdok.nl/cbs/wijken-en-buurten-${year}/ogc/v1/collections/gemeenten/items` +
        `?f=json&limit=${pageSize}&bbox=${[west, south, east, north].join(',')}`,
    },
    wfs('wijkenbuurten', year, 'gemeenten', [
      ...['gemeentecode', 'gemeentenaam', 'water', 'jaar', 'aantalInwoners', 'aantalHuishoudens'],
      ...['oppervlakteLandInHa', 'omgevingsadressendichtheid', 'stedelijkheidAdressenPerKm2'],
    ]),
  ],
  farms: (year: number): Service => ({
    name: `CBS StatLine 80781ned ${year}`,
    paging: 'odata',
    address:
      'https://opendata.cbs.nl/ODataApi/odata/80781ned/TypedDataSet' +
      `?$select=RegioS,Perioden,AantalLandbouwbedrijvenTotaal_1&$filter=Perioden eq '${year}JJ00'&$format=json`,
  }),
};
