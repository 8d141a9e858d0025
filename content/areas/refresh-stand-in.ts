import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { areaShapes, areasOn } from './area-sets.ts';
import { dissolve, edgesOf } from './close-gaps.ts';
import type { AreaShape } from './decode-shapes.ts';
import { toUnits } from './refresh-present.ts';

/** For tests: answers in the shape of PDOK and CBS, with a world made from the product's own areas. */
export type Municipality = {
  code: string;
  name: string;
  polygons: AreaShape['polygons'];
  population: number;
  households: number;
  landKm2: number;
  addressesPerKm2: number;
  urbanity: number;
  farms: number | null;
};
export type World = {
  year: number;
  figuresYear: number;
  farmsYear: number;
  municipalities: Municipality[];
  province: AreaShape['polygons'];
  /** Which forms exist; PDOK has both for most years. */
  ogc: boolean;
  pageSize: number;
  /** Answers a request otherwise; true when it has. */
  misbehave?: (request: IncomingMessage, response: ServerResponse) => boolean;
  requests: string[];
};

const unknown = -99_999_999;

/** The product's municipalities of a day, with 1 % more inhabitants than they have there. */
export function worldOn(day: string, year: number): World {
  const shapes = new Map(areaShapes(day, 'full').map(({ code, polygons }) => [code, polygons]));
  const municipalities = areasOn(day)
    .filter(({ kind }) => kind === 'municipality')
    .map(({ code, name, figures }) => ({
      ...{ code, name, polygons: shapes.get(code) ?? [] },
      population: Math.round((figures.population?.value ?? 0) * 1.01),
      households: figures.households?.value ?? 0,
      landKm2: figures.landKm2?.value ?? 0,
      addressesPerKm2: [3000, 2000, 1200, 700, 300][(figures.urbanity?.value ?? 1) - 1] ?? 0,
      urbanity: figures.urbanity?.value ?? 0,
      farms: figures.farms?.value ?? 0,
    }));
  return {
    ...{
      year,
      figuresYear: year,
      farmsYear: year - 1,
      municipalities,
      ogc: true,
      pageSize: 20,
      requests: [],
    },
    province: unite(municipalities),
  };
}

/** Municipalities as one shape, in degrees. */
export function unite(parts: Pick<Municipality, 'code' | 'polygons'>[]): AreaShape['polygons'] {
  const rings = [...toUnits(parts).values()].flat(2);
  return dissolve(rings.flatMap((ring) => edgesOf('all', ring))).map((polygon) =>
    polygon.map((ring) => {
      const degrees = ring.map(([x, y]): [number, number] => [x / 100_000, y / 100_000]);
      return [...degrees, degrees[0] as [number, number]];
    }),
  );
}

export async function startStandIn(world: World): Promise<{ origin: string; stop: () => Promise<void> }> {
  const server = createServer((request, response) => {
    world.requests.push(decodeURIComponent(request.url ?? ''));
    if (!world.misbehave?.(request, response)) answer(world, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function answer(world: World, request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '', `http://${request.headers.host}`);
  const query = new URLSearchParams([...url.searchParams].map(([key, value]) => [key.toLowerCase(), value]));
  const json = (content: unknown, type = 'application/geo+json') =>
    response.writeHead(200, { 'content-type': type }).end(JSON.stringify(content));
  if (url.pathname.startsWith('/ODataApi/'))
    return void json(farms(world, query), 'application/json;odata=minimalmetadata');
  const features = featuresOf(world, url, query);
  if (!features) return void response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
  const from = Number(query.get('cursor') ?? query.get('startindex') ?? 0);
  const to = from + Math.min(world.pageSize, Number(query.get('limit') ?? query.get('count') ?? 1_000));
  const page = { type: 'FeatureCollection', features: features.slice(from, to) };
  if (url.pathname.includes('/wfs/'))
    return void json({ ...page, numberMatched: features.length }, 'application/json');
  url.searchParams.set('cursor', String(to));
  const links = [
    { rel: 'self', href: 'about:blank' },
    ...(to < features.length ? [{ rel: 'next', href: url.href }] : []),
  ];
  json({ ...page, links, numberReturned: page.features.length });
}

function featuresOf(world: World, { pathname }: URL, query: URLSearchParams): unknown[] | null {
  const layer =
    /collections\/(\w+)\/items$/.exec(pathname)?.[1] ?? query.get('typenames')?.split(':')[1] ?? '';
  const isOgc = pathname.includes('/ogc/');
  if (isOgc && !world.ogc) return null;
  if (pathname.includes('/gebiedsindelingen/')) {
    const year = Number(isOgc ? query.get('jaarcode') : /\/(\d{4})\//.exec(pathname)?.[1]);
    if (year !== world.year) return isOgc ? [] : null;
    return layer === 'provincie_gegeneraliseerd' ? provinces(world) : boundaries(world);
  }
  const year = Number(/\d{4}/.exec(pathname)?.[0]);
  return year === world.figuresYear ? figures(world, isOgc) : null;
}

const square = (west: number, south: number): AreaShape['polygons'] => [
  [
    [
      [west, south],
      [west + 0.1, south],
      [west + 0.1, south + 0.1],
      [west, south + 0.1],
      [west, south],
    ],
  ],
];

const boundary = (year: number, code: string, name: string, coordinates: unknown) => ({
  type: 'Feature',
  properties: {
    statcode: code,
    statnaam: name,
    jaarcode: year,
    jrstatcode: `${year}${code}`,
    rubriek: 'gebied',
  },
  geometry: { type: 'MultiPolygon', coordinates },
});

const boundaries = ({ year, municipalities }: World) => [
  ...municipalities.map(({ code, name, polygons }) => boundary(year, code, name, polygons)),
  boundary(year, 'GM9997', 'Elders aan Zee', square(5.8, 51.9)),
  boundary(year, 'GM0998', 'Buitenland', square(6.5, 51.5)),
];

const provinces = ({ year, province }: World) => [
  boundary(year, 'PV99', 'Elders', square(5.8, 51.9)),
  boundary(year, 'PV27', 'Noord-Holland', province),
];

function figures({ figuresYear, municipalities }: World, snake: boolean): unknown[] {
  const named = (properties: Record<string, unknown>) =>
    Object.fromEntries(
      Object.entries(properties).map(([name, value]) => [
        snake ? name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) : name,
        value,
      ]),
    );
  const feature = (code: string, water: string, numbers: Record<string, number>) => ({
    type: 'Feature',
    properties: { gemeentecode: code, water, jaar: figuresYear, ...named(numbers) },
    geometry: null,
  });
  return [
    ...municipalities.flatMap(({ code, population, households, landKm2, addressesPerKm2, urbanity }) => [
      feature(code, 'NEE', {
        ...{ aantalInwoners: population, aantalHuishoudens: households },
        oppervlakteLandInHa: landKm2 === unknown ? unknown : Math.round(landKm2 * 100),
        ...{ omgevingsadressendichtheid: addressesPerKm2, stedelijkheidAdressenPerKm2: urbanity },
      }),
      feature(code, 'JA', Object.fromEntries(numbers.map((name) => [name, unknown]))),
    ]),
    feature('GM9997', 'NEE', Object.fromEntries(numbers.map((name) => [name, 3]))),
    feature('GM0998', 'NEE', Object.fromEntries(numbers.map((name) => [name, unknown]))),
  ];
}

const numbers = [
  ...['aantalInwoners', 'aantalHuishoudens', 'oppervlakteLandInHa'],
  ...['omgevingsadressendichtheid', 'stedelijkheidAdressenPerKm2'],
];

function farms({ farmsYear, municipalities }: World, query: URLSearchParams): unknown {
  const year = Number(/Perioden eq '(\d{4})JJ00'/.exec(query.get('$filter') ?? '')?.[1]);
  const rows = municipalities.map(({ code, farms: count }) => ({
    ...{ RegioS: code.padEnd(10), Perioden: `${year}JJ00`, AantalLandbouwbedrijvenTotaal_1: count },
  }));
  return { 'odata.metadata': 'about:blank', value: year === farmsYear ? rows : [] };
}
