const part1 = 'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf';
const part2 = 'http://www.opengis.net/spec/ogcapi-features-2/1.0/conf';

/** What we claim of OGC API – Features; `e2e/ogc-conformance.test.ts` tests every requirement of these classes. */
export const conformanceClasses = [`${part1}/core`, `${part1}/oas30`, `${part1}/geojson`, `${part2}/crs`];
