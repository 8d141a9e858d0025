import type { DocumentRule } from './document-rule.ts';
import { callsOf, type OpenApi } from './open-api.ts';

const twice = (names: (string | undefined)[]) =>
  names.filter((name, at) => name !== undefined && names.indexOf(name) !== at) as string[];
const when = (wrong: boolean, fault: string) => (wrong ? [fault] : []);
const kebab = /^(\/|(\/_[a-z0-9]+|\/(([a-z0-9-]+|{[^}]+})(\/([a-z0-9-.]+|{[^}]+}))*)(\/_[a-z]+)?)\/?)$/;
const semver = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[\w.-]+)?(\+[\w.-]+)?$/;
const methods = ['get', 'post', 'put', 'patch', 'delete', 'parameters'];

/** Rules on the document as a whole: version, contact, servers, paths. */
export const frameRules: DocumentRule[] = [
  {
    id: 'nlgov:openapi-root-exists',
    faults: (document) => when(!document.openapi, 'no openapi'),
    plant: (document) => {
      document.openapi = '';
    },
  },
  {
    id: 'nlgov:openapi3',
    faults: ({ openapi }) => when(!/^3(\.\d+){1,2}$/.test(openapi), openapi),
    plant: (document) => {
      document.openapi = '2.0';
    },
  },
  {
    id: 'nlgov:semver',
    faults: ({ info }) => when(!semver.test(info.version), info.version),
    plant: ({ info }) => {
      info.version = '1.0';
    },
  },
  {
    id: 'info-contact',
    faults: ({ info }) => when(!info.contact, 'no contact'),
    plant: ({ info }) => {
      Object.assign(info, { contact: undefined });
    },
  },
  {
    id: 'nlgov:info-contact-fields-exist',
    faults: ({ info }) => ['email', 'name', 'url'].filter((field) => !info.contact?.[field]),
    plant: ({ info }) => {
      info.contact.url = undefined;
    },
  },
  {
    id: 'oas3-api-servers',
    faults: ({ servers }) => when(!servers?.length, 'no server'),
    plant: (document) => {
      document.servers = [];
    },
  },
  {
    id: 'oas3-server-variables',
    faults: ({ servers }) =>
      servers.flatMap(({ url, variables }) =>
        [...url.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).filter((name) => !variables?.[name]),
      ),
    plant: ({ servers }) => {
      servers.push({ url: 'https://{host}/v1' });
    },
  },
  {
    id: 'nlgov:include-major-version-in-uri',
    faults: ({ servers }) => servers.map(({ url }) => url).filter((url) => !/\/v\d+$/.test(url)),
    plant: ({ servers }) => {
      servers.push({ url: 'https://planted.example/api' });
    },
  },
  {
    id: 'nlgov:servers-use-https',
    faults: ({ servers }) => servers.map(({ url }) => url).filter((url) => !url.startsWith('https://')),
    plant: ({ servers }) => {
      servers.push({ url: 'http://planted.example/v1' });
    },
  },
  {
    id: 'path-keys-no-trailing-slash',
    faults: ({ paths }) => Object.keys(paths).filter((path) => /.+\/$/.test(path)),
    plant: (document) => renamed(document, (path) => `${path}/`),
  },
  {
    id: 'nlgov:paths-no-trailing-slash',
    faults: ({ paths }) => Object.keys(paths).filter((path) => /.+ \/$/.test(path)),
    plant: (document) => renamed(document, (path) => `${path} /`),
  },
  {
    id: 'nlgov:paths-kebab-case',
    faults: ({ paths }) =>
      Object.keys(paths).filter((path) => !/\/openapi\.json/.test(path) && !kebab.test(path)),
    plant: (document) => renamed(document, (path) => `${path}/publicCounts`),
  },
  {
    id: 'nlgov:http-methods',
    faults: (document) =>
      callsOf(document)
        .filter(({ method }) => !methods.includes(method))
        .map(({ at }) => at),
    plant: ({ paths }) => {
      const [first = {}] = Object.values(paths);
      Object.assign(first, { fetch: { responses: {} } });
    },
  },
  {
    id: 'operation-operationId-unique',
    faults: (document) => twice(callsOf(document).map(({ operationId }) => operationId)),
    plant: (document) => {
      const [first, second] = Object.values(document.paths).flatMap((operations) =>
        Object.values(operations),
      );
      if (first && second) second.operationId = first.operationId;
    },
  },
  {
    id: 'openapi-tags-uniqueness',
    faults: ({ tags }) => twice(tags.map(({ name }) => name)),
    plant: ({ tags }) => {
      tags.push({ name: tags[0]?.name ?? '' }, { name: tags[0]?.name ?? '' });
    },
  },
];

/** Gives the first path with a name another name. */
function renamed(document: OpenApi, name: (path: string) => string): void {
  const [path = ''] = Object.keys(document.paths).filter((known) => known !== '/');
  document.paths[name(path)] = document.paths[path] ?? {};
}
