import proj4 from 'proj4';

export type Position = [number, number];

/** Longitude, latitude on WGS 84: the default of GeoJSON and of OGC API – Features, and how our outlines are kept. */
export const crs84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84';
const etrs89 = 'http://www.opengis.net/def/crs/EPSG/0/4258';
const rijksdriehoek = 'http://www.opengis.net/def/crs/EPSG/0/28992';

/**
 * Amersfoort / RD New (EPSG:28992): double stereographic on Bessel 1841, with the seven parameters of the datum
 * transformation to WGS 84. Within 0.3 m of the official transformation (RDNAPTRANS), which no outline of ours is.
 */
const rdNew = proj4(
  '+proj=sterea +lat_0=52.15616055555555 +lon_0=5.38763888888889 +k=0.9999079 +x_0=155000 +y_0=463000 ' +
    '+ellps=bessel +towgs84=565.2369,50.0087,465.658,-0.406857330322398,0.350732676542563,-1.8703473836068,4.0812 ' +
    '+units=m +no_defs',
);

const centimetres = (value: number) => Math.round(value * 100) / 100;

/**
 * Every coordinate system that is offered, by URI: [lon, lat] in degrees of CRS84 -> a position with the axes in the
 * order of that system. ETRS89 (latitude first) is taken as WGS 84: the two differ by less than a metre.
 */
const projections: Record<string, (position: Position) => Position> = {
  [crs84]: (position) => position,
  [etrs89]: ([lon, lat]) => [lat, lon],
  [rijksdriehoek]: (position) => rdNew.forward([...position]).map(centimetres) as Position,
};

export const coordinateSystems = Object.keys(projections);

/** Position in that system; metres to the centimetre, degrees as fine as they came. Throws on a URI not offered. */
export function project(crs: string, position: Position): Position {
  const projection = projections[crs];
  if (projection === undefined) throw new RangeError(`"${crs}" is not offered.`);
  return projection(position);
}
