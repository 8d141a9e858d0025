/** An answer of the running API, and what was asked. */
export type HttpAnswer = {
  asked: { method: string; path: string };
  status: number;
  headers: Record<string, string | undefined>;
  body: string;
};

/** A rule of the API Design Rules on answers, by its own name: what breaks it, and an answer that does. */
export type AnswerRule = {
  id: string;
  faults: (answer: HttpAnswer) => string[];
  plant: (answer: HttpAnswer) => HttpAnswer;
};

const secure: Record<string, RegExp> = {
  'cache-control': /^no-store$/,
  'content-security-policy': /frame-ancestors 'none'/,
  'content-type': /./,
  'strict-transport-security': /max-age=\d{8}/,
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/,
  'referrer-policy': /^no-referrer$/,
};
const openData = /^\/ogc\/v1|\/openapi\.json$|\/public-counts/;
const withHeaders = (answer: HttpAnswer, headers: HttpAnswer['headers']) => ({
  ...answer,
  headers: { ...answer.headers, ...headers },
});

/** What every answer must keep to, also a refusal. */
export const answerRules: AnswerRule[] = [
  {
    id: '/core/version-header',
    faults: ({ headers }) =>
      /^\d+\.\d+\.\d+$/.test(headers['api-version'] ?? '')
        ? []
        : [`API-Version is ${headers['api-version']}`],
    plant: (answer) => withHeaders(answer, { 'api-version': undefined }),
  },
  {
    id: '/core/uri-version',
    faults: ({ asked }) => (/^\/(api|ogc)\/v\d+(\/|\?|$)/.test(asked.path) ? [] : [asked.path]),
    plant: (answer) => ({ ...answer, asked: { ...answer.asked, path: '/api/areas' } }),
  },
  {
    id: '/core/hide-implementation',
    faults: ({ headers, body }) => [
      ...['server', 'x-powered-by', 'via'].filter((name) => headers[name] !== undefined),
      ...(/fastify|node_modules|\bat .+:\d+:\d+/i.test(body) ? ['the body tells how we are made'] : []),
    ],
    plant: (answer) => withHeaders(answer, { server: 'fastify' }),
  },
  {
    id: '/core/transport/security-headers',
    faults: ({ headers }) => Object.keys(secure).filter((name) => !secure[name]?.test(headers[name] ?? '')),
    plant: (answer) => withHeaders(answer, { 'cache-control': 'max-age=60' }),
  },
  {
    id: '/core/transport/cors',
    faults: ({ asked, headers }) => {
      const open = headers['access-control-allow-origin'];
      return open === undefined || openData.test(asked.path.split('?')[0] ?? '')
        ? []
        : [`${asked.path} is open to ${open}`];
    },
    plant: (answer) =>
      withHeaders(
        { ...answer, asked: { method: 'GET', path: '/api/v1/areas' } },
        { 'access-control-allow-origin': '*' },
      ),
  },
  {
    id: '/core/error-handling/problem-details',
    faults: ({ status, headers, body }) => {
      if (status < 400) return [];
      const type = headers['content-type'] ?? '';
      if (!type.startsWith('application/problem+json')) return [`a refusal as ${type}`];
      const problem = JSON.parse(body) as Record<string, unknown>;
      return [
        ...['title', 'detail'].filter((name) => typeof problem[name] !== 'string'),
        ...(problem.status === status ? [] : [`status ${problem.status} in an answer ${status}`]),
      ];
    },
    plant: (answer) =>
      withHeaders(
        { ...answer, status: 404, body: '{"message":"Not Found"}' },
        { 'content-type': 'application/json' },
      ),
  },
  {
    id: '/core/error-handling/invalid-input',
    faults: ({ status }) => (status === 422 ? ['422 in place of 400'] : []),
    plant: (answer) => ({ ...answer, status: 422 }),
  },
  {
    id: '/core/no-trailing-slash',
    faults: ({ asked, status }) =>
      /[^/]\/v1\/.+\/(\?|$)/.test(asked.path) && status !== 404 ? [`${asked.path} answers ${status}`] : [],
    plant: (answer) => ({ ...answer, asked: { method: 'GET', path: '/api/v1/areas/' }, status: 301 }),
  },
];
