import { addressSearch, foundPlaces } from './geo/address-search.schema.ts';
import { tileZooms } from './geo/tile-address.ts';
import { answer, broad, json, problem, schemaOf, serversOf } from './openapi-parts.ts';

/** The paths of the two services that the map of the form may use. The tiles are not below /api/v1: a page shows them. */
export function mapServicePaths(publicUrl: string | undefined) {
  return {
    '/address-searches': { post: searchAddresses() },
    '/kaart/{z}/{x}/{y}': { get: readTile(publicUrl) },
  };
}

function searchAddresses() {
  return {
    tags: ['kaart'],
    operationId: 'searchAddresses',
    summary: 'Een straat zoeken',
    description:
      'Straat en plaats gaan zonder huisnummer en zonder gegevens van de vrager naar een kaartdienst. Treffers buiten het gebied vallen weg.',
    requestBody: { required: true, content: { 'application/json': { schema: schemaOf(addressSearch) } } },
    responses: {
      200: json('Hooguit tien plekken', schemaOf(foundPlaces, 'output')),
      503: problem('Zoeken lukt nu niet, of staat hier uit'),
      ...broad,
    },
  };
}

function readTile(publicUrl: string | undefined) {
  const { lowest, highest } = tileZooms;
  const part = (name: string, description: string, bounds: object) => ({
    ...{ name, in: 'path', required: true, description, schema: { type: 'integer', ...bounds } },
  });
  return {
    tags: ['kaart'],
    servers: serversOf(publicUrl, '', 'nhdrugsalert.example'),
    operationId: 'readTile',
    summary: 'Een plaatje voor onder de kaart',
    description: 'Alleen in en rond het gebied; gehaald in hele blokken, nooit bewaard door de browser.',
    parameters: [
      part('z', 'Schaal', { minimum: lowest, maximum: highest }),
      part('x', 'Kolom van het raster (EPSG:3857)', { minimum: 0 }),
      part('y', 'Rij van het raster (EPSG:3857)', { minimum: 0 }),
    ],
    responses: {
      200: answer('Het plaatje', 'image/png', { type: 'string' }),
      404: problem('Buiten het gebied, nu niet te krijgen, of kaartplaatjes staan hier uit'),
      ...broad,
    },
  };
}
