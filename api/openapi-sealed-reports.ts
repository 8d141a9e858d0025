import { broad, json, problem, schemaOf } from './openapi-parts.ts';
import { accepted, reportLimits } from './reports/report.schema.ts';
import { formTokenRequest, freshFormToken, sealedReportFields } from './reports/sealed-report.schema.ts';

/** What a browser needs that seals a report itself. */
export const sealedReportPaths = {
  '/sealed-reports': { post: createSealedReport() },
  '/form-tokens': { post: createFormToken() },
};

function ageFile(description: string) {
  return { type: 'string', contentMediaType: 'application/octet-stream', description };
}

function createSealedReport() {
  const { properties, required = [] } = schemaOf(sealedReportFields);
  const steps = 'opgevuld tot een vaste maat';
  const files = {
    sealed: ageFile(`De melding: age-bestand voor alle ontvangers, ${steps} van 4 tot 128 kB`),
    photos: {
      type: 'array',
      maxItems: reportLimits.photos,
      items: ageFile(`Een foto: age-bestand voor alle ontvangers, ${steps} van 256 kB`),
    },
    padding: ageFile('Vulling, zodat berichten even lang zijn; wordt niet bewaard'),
  };
  return {
    tags: ['melden'],
    operationId: 'createSealedReport',
    summary: 'Een melding doen die de browser op slot deed',
    description:
      'De server kan de melding niet lezen: hij controleert vorm en maat, en bewaart. Zelfde token en zelfde bestanden: dezelfde ontvangstcode (200). Zelfde token en andere bestanden: 409, vraag dan een nieuw token.',
    requestBody: {
      required: true,
      content: {
        'multipart/form-data': {
          schema: {
            type: 'object',
            required: [...required, 'sealed'],
            properties: { ...(properties as object), ...files },
          },
        },
      },
    },
    responses: {
      200: json('Deze melding was al binnen', schemaOf(accepted)),
      201: json('De melding is bewaard', schemaOf(accepted)),
      409: problem('Het token is gebruikt (token-used) of de sleutels zijn vervangen (key-changed)'),
      413: problem('Te groot'),
      503: problem('Te druk of geen ruimte: er is niets bewaard'),
      ...broad,
    },
  };
}

function createFormToken() {
  return {
    tags: ['melden'],
    operationId: 'createFormToken',
    summary: 'Een token voor een nieuwe melding, met wat daarvoor op slot nodig is',
    requestBody: { content: { 'application/json': { schema: schemaOf(formTokenRequest) } } },
    responses: { 200: json('Het token', schemaOf(freshFormToken, 'output')), ...broad },
  };
}
