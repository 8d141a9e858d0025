import { type Directive, findDirectives, valuesOf } from './read-directives.ts';

/** What is wrong with an nginx.conf for this service, in words; nothing when it is in order. */
export function faultsOfNginx(config: Directive[]): string[] {
  const values = (name: string | RegExp) => valuesOf(config, name);
  const only = (name: string, value: string) =>
    values(name).length > 0 && values(name).every((each) => each === value)
      ? []
      : [`${name} must be "${value}"`];
  const servers = findDirectives(config, 'server').filter(
    ({ block }) => findDirectives(block, 'proxy_pass').length > 0,
  );
  return [
    ...only('access_log', 'off'),
    ...only('error_log', '/dev/null emerg'),
    ...only('server_tokens', 'off'),
    ...only('proxy_request_buffering', 'off'),
    ...only('proxy_max_temp_file_size', '0'),
    ...only('client_body_in_file_only', 'off'),
    ...only('gzip', 'off'),
    ...only('ssl_session_tickets', 'off'),
    ...only('ssl_session_cache', 'off'),
    ...only('ssl_protocols', 'TLSv1.2 TLSv1.3'),
    ...only('worker_rlimit_core', '0'),
    // Each of these would keep or pass on who somebody is, or keep what he got.
    ...values(
      /^(log_format|limit_(req|conn)_zone|geoip\w*|proxy_cache(_path)?|proxy_store|map|set_real_ip_from)$/,
    )
      // A map of nothing is only a text.
      .filter((value) => !value.startsWith(' '))
      .map((value) => `"${value}" keeps something of a visitor`),
    ...values(/_temp_path$/)
      .filter((path) => !path.startsWith('/run/'))
      .map((path) => `${path} may be a disk`),
    ...(values(/_temp_path$/).length === 5 ? [] : ['a folder for what is passed on has its default place']),
    // Headers for browsers are the service's; twice the same is read as something else by some.
    ...values('add_header').filter((value) => !/^(Referrer-Policy|Cache-Control) /.test(value)),
    ...servers.flatMap(({ block }) => faultsOfHeaders(config, block)),
  ];
}

const always = [
  'X-Real-IP ',
  'Forwarded ',
  'Via ',
  'User-Agent ',
  'Referer ',
  'Accept-Language ',
  'Host $host',
];

/** A header set in a server drops those set above it, so each server must have them all. */
function faultsOfHeaders(config: Directive[], server: Directive[]): string[] {
  const [name = 'the site'] = valuesOf(server, 'server_name');
  const http =
    findDirectives(config, 'http')[0]?.block.filter(({ words }) => words[0] === 'proxy_set_header') ?? [];
  const own = findDirectives(server, 'proxy_set_header');
  const set = (own.length > 0 ? own : http).map(({ words }) => words.slice(1).join(' '));
  const told = set.filter((header) => header.startsWith('X-Forwarded-For '));
  const desk = name.startsWith('balie.');
  return [
    ...always.filter((header) => !set.includes(header)).map((header) => `${name}: "${header}" is not set`),
    ...(desk || set.includes('Cookie ') ? [] : [`${name}: cookies are passed on`]),
    ...(told.length === 1 && /^X-Forwarded-For (\$remote_addr|127\.0\.0\.1)$/.test(told[0] ?? '')
      ? []
      : [`${name}: a visitor can write X-Forwarded-For himself`]),
  ];
}
