import { apiVersion } from './guard/headers.ts';
import { followUpPaths } from './openapi-follow-ups.ts';
import { mapServicePaths } from './openapi-map-services.ts';
import {
  broad,
  contact,
  headers,
  json,
  openApiAnswer,
  problem,
  schemaOf,
  serversOf,
} from './openapi-parts.ts';
import { proofPaths } from './openapi-proofs.ts';
import { sealedReportPaths } from './openapi-sealed-reports.ts';
import { publicCounts } from './releases/public-counts.schema.ts';
import { accepted, reportDraft, reportLimits } from './reports/report.schema.ts';

const areaSchema = {
  type: 'object',
  required: ['code', 'name', 'kind'],
  properties: {
    code: { type: 'string', description: 'GM-code van een gemeente, of de code van een water' },
    name: { type: 'string' },
    kind: { type: 'string', enum: ['municipality', 'water'] },
  },
};

/** OpenAPI 3.1 of the public API, made from the same zod schemas that validate; texts in Dutch (NLgov API Design Rules). */
export function openApiDocument(publicUrl?: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'NH Drugsalert: publieke API',
      version: apiVersion,
      description: 'Anoniem melden van vermoedens van drugscriminaliteit in Noord-Holland.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
      contact,
    },
    servers: serversOf(publicUrl, '/api/v1', 'nhdrugsalert.example'),
    tags: [
      { name: 'melden', description: 'Melden en terugkijken' },
      { name: 'gebieden', description: 'Gemeenten en wateren' },
      { name: 'kaart', description: 'Kaart en zoeken bij het formulier' },
      { name: 'cijfers', description: 'Gepubliceerde aantallen, beschermd tegen herleiden' },
      { name: 'beheer', description: 'Beschrijving en gezondheid' },
    ],
    paths: {
      '/reports': { post: createReport() },
      ...sealedReportPaths,
      ...proofPaths,
      ...followUpPaths,
      '/areas': {
        get: {
          tags: ['gebieden'],
          operationId: 'listAreas',
          summary: 'Gemeenten en wateren die vandaag gelden',
          responses: {
            200: json('De gebieden', {
              type: 'object',
              required: ['areas'],
              properties: { areas: { type: 'array', items: areaSchema } },
            }),
            ...broad,
          },
        },
      },
      '/areas/{code}': {
        get: {
          tags: ['gebieden'],
          operationId: 'getArea',
          summary: 'Eén gemeente of water',
          parameters: [{ name: 'code', in: 'path', required: true, schema: { type: 'string' } }],
          responses: { 200: json('Het gebied', areaSchema), 404: problem('Onbekende code'), ...broad },
        },
      },
      ...mapServicePaths(publicUrl),
      '/public-counts': { get: readPublicCounts() },
      '/health/live': { get: health('healthLive', 'Het proces antwoordt') },
      '/health/ready': { get: health('healthReady', 'Site, database en beide luisteraars antwoorden') },
      '/health/storing': { get: health('healthStoring', 'Een melding zou nu worden bewaard') },
      '/openapi.json': {
        get: openApiAnswer,
      },
    },
  };
}

const photosOfForm = {
  type: 'array',
  maxItems: reportLimits.photos,
  items: { type: 'string', contentMediaType: 'image/jpeg' },
  description: `Foto’s: jpg, png of webp, elk hooguit ${reportLimits.photoBytes} bytes. Alleen het beeld wordt bewaard.`,
};

function createReport() {
  const schema = schemaOf(reportDraft);
  return {
    tags: ['melden'],
    operationId: 'createReport',
    summary: 'Een melding doen',
    description:
      'Zelfde sleutel en zelfde inhoud: dezelfde ontvangstcode (200). Zelfde sleutel en andere inhoud: een tweede melding.',
    parameters: [
      {
        name: 'Idempotency-Key',
        in: 'header',
        description: 'Zelfgekozen willekeurige sleutel. Verplicht bij JSON.',
        schema: { type: 'string', minLength: 1, maxLength: 255 },
      },
      {
        name: 'Proof-Of-Work',
        in: 'header',
        description:
          'Opgeloste berekening uit /proof-challenges. Nooit verplicht; bij drukte gaat de melding ermee voor.',
        schema: { type: 'string', maxLength: 2000 },
      },
      {
        name: 'Watch-Mark',
        in: 'header',
        description:
          'Alleen van onze eigen controle van buiten: zo’n melding telt nergens mee. Laat deze weg. Klopt de waarde niet, dan is het antwoord 403 en is er niets bewaard.',
        schema: { type: 'string', pattern: '^[0-9]{13}\\.[0-9a-f]{64}$' },
      },
    ],
    requestBody: {
      required: true,
      content: {
        'application/json': { schema },
        'multipart/form-data': {
          schema: {
            type: 'object',
            properties: { ...(schema.properties as object), photos: photosOfForm },
            required: schema.required,
          },
        },
      },
    },
    responses: {
      200: json('Deze melding was al binnen', schemaOf(accepted)),
      201: json('De melding is bewaard', schemaOf(accepted)),
      403: problem('Watch-Mark klopt niet (watch-mark-refused), of de melding kwam van een andere site'),
      413: problem('Te groot'),
      503: problem('Te druk of geen ruimte: er is niets bewaard'),
      ...broad,
    },
  };
}

function readPublicCounts() {
  return {
    tags: ['cijfers'],
    operationId: 'readPublicCounts',
    summary: 'Gepubliceerde aantallen meldingen',
    description:
      'Een publicatie verandert nooit. Kleine aantallen staan in groepen of zijn afgerond, elk vanuit het eigen aantal: optellen klopt daarom niet altijd.',
    parameters: [
      {
        name: 'version',
        in: 'query',
        description: 'Volgnummer van een eerdere publicatie; zonder volgnummer de nieuwste',
        schema: { type: 'integer', minimum: 1, maximum: 999_999 },
      },
    ],
    responses: {
      200: json('De publicatie', schemaOf(publicCounts, 'output')),
      304: { description: 'Niet veranderd sinds de ETag die u noemt', headers },
      404: problem('Deze publicatie bestaat niet'),
      ...broad,
    },
  };
}

function health(operationId: string, summary: string) {
  return {
    tags: ['beheer'],
    operationId,
    summary,
    responses: {
      200: json('In orde', {
        type: 'object',
        required: ['status'],
        properties: { status: { type: 'string' } },
      }),
      503: problem('Niet in orde'),
      ...broad,
    },
  };
}
