import type { DocumentRule } from './document-rule.ts';
import { answersOf, type Call, callsOf, type OpenApi, type Parameter } from './open-api.ts';

const problemTypes = ['application/problem+json', 'application/problem+xml'];
const camel = /^\$?[a-z][a-z\d]*([A-Z][a-z\d]*)*$/;
const names = ['API-Version', 'Api-Version', 'Api-version', 'api-version', 'API-version'];

const successes = (document: OpenApi) =>
  answersOf(document).filter(({ status }) => /^[23]\d\d$/.test(status));
const refusals = (document: OpenApi) => answersOf(document).filter(({ status }) => /^[45]\d\d$/.test(status));
/** GET and DELETE with parameters, and all other methods, can be asked something wrong. */
const canBeWrong = ({ method, parameters }: Call) =>
  ['get', 'delete'].includes(method)
    ? (parameters?.length ?? 0) > 0
    : ['put', 'post', 'patch'].includes(method);
const queries = (document: OpenApi) =>
  callsOf(document).flatMap(({ at, parameters }) =>
    (parameters ?? [])
      .filter((parameter) => parameter.in === 'query')
      .map((parameter) => ({ at, ...parameter })),
  );

/** Rules on each operation and each of its answers. */
export const operationRules: DocumentRule[] = [
  {
    id: 'nlgov:missing-header',
    faults: (document) =>
      successes(document)
        .filter(({ answer }) => !answer.headers)
        .map(({ at }) => at),
    plant: (document) => {
      for (const { answer } of successes(document).slice(0, 1)) answer.headers = undefined;
    },
  },
  {
    id: 'nlgov:missing-version-header',
    faults: (document) =>
      successes(document)
        .filter(({ answer }) => answer.headers && !names.some((name) => name in (answer.headers ?? {})))
        .map(({ at }) => at),
    plant: (document) => {
      for (const { answer } of successes(document).slice(0, 1)) answer.headers = { 'X-Version': {} };
    },
  },
  {
    id: 'nlgov:use-problem-schema',
    faults: (document) =>
      refusals(document)
        .filter(({ answer }) => !problemTypes.some((type) => type in (answer.content ?? {})))
        .map(({ at }) => at),
    plant: (document) => {
      for (const { answer } of refusals(document).slice(0, 1))
        answer.content = { 'application/json': { schema: {} } };
    },
  },
  {
    id: 'nlgov:problem-schema-members',
    faults: (document) =>
      refusals(document).flatMap(({ at, answer }) => {
        const schema = answer.content?.['application/problem+json']?.schema ?? {};
        const known = Object.keys((schema.properties as object | undefined) ?? {});
        return ['status', 'title', 'detail']
          .filter((name) => !known.includes(name))
          .map((name) => `${at}: ${name}`);
      }),
    plant: (document) => {
      for (const { answer } of refusals(document).slice(0, 1))
        answer.content = { 'application/problem+json': { schema: { properties: { title: {} } } } };
    },
  },
  {
    id: 'nlgov:problem-invalid-input',
    faults: (document) =>
      callsOf(document)
        .filter(canBeWrong)
        .filter(({ responses }) => !('400' in responses))
        .map(({ at }) => at),
    plant: (document) => {
      for (const { responses } of callsOf(document).filter(canBeWrong)) delete responses['400'];
    },
  },
  {
    id: 'nlgov:query-keys-camel-case',
    faults: (document) =>
      queries(document)
        .filter(({ name }) => !camel.test(name))
        .map(({ at, name }) => `${at}: ${name}`),
    plant: (document) => addParameter(document, { name: 'area_code', in: 'query', schema: {} }),
  },
  {
    id: 'path-params',
    faults: (document) =>
      callsOf(document).flatMap(({ at, path, parameters }) => {
        const used = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string).sort();
        const said = (parameters ?? [])
          .filter((one) => one.in === 'path' && one.required)
          .map(({ name }) => name)
          .sort();
        return used.join() === said.join() ? [] : [`${at}: ${used} and ${said}`];
      }),
    plant: (document) => addParameter(document, { name: 'planted', in: 'path', required: true, schema: {} }),
  },
];

function addParameter({ paths }: OpenApi, parameter: Parameter): void {
  const [first] = Object.values(paths).flatMap((operations) => Object.values(operations));
  if (first) first.parameters = [...(first.parameters ?? []), parameter];
}
