export type Link = { href: string; rel: string; type: string; title: string };

export const json = 'application/json';
export const geoJson = 'application/geo+json';
export const openApi = 'application/vnd.oai.openapi+json;version=3.0';

/** The same links as a header (RFC 8288), for programs that do not read the body. */
export function linkHeader(links: readonly Link[]): string {
  return links.map(({ href, rel, type }) => `<${href}>; rel="${rel}"; type="${type}"`).join(', ');
}

type Page = { items: string; query: Record<string, string>; offset: number; limit: number; matched: number };

/** Links of one page of a collection to itself and to its neighbours; all that was asked stays in them. */
export function pageLinks({ items, query, offset, limit, matched }: Page): Link[] {
  const at = (start: number) => {
    const words = new URLSearchParams(query);
    words.set('offset', String(start));
    if (start === 0) words.delete('offset');
    return words.size > 0 ? `${items}?${words}` : items;
  };
  const page = (rel: string, href: string, title: string) => ({ href, rel, type: geoJson, title });
  return [
    page('self', at(offset), 'Deze pagina'),
    ...(offset + limit < matched ? [page('next', at(offset + limit), 'Volgende pagina')] : []),
    ...(offset > 0 ? [page('prev', at(Math.max(0, offset - limit)), 'Vorige pagina')] : []),
  ];
}
