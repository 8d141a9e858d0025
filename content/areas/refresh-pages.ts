import { z } from 'zod';
import { downloadJson, type Limits, RefreshFault, sameHost, where } from './refresh-download.ts';
import { pageSize, type Service } from './refresh-services.ts';

export type Source = { limits: Limits; origin: string | null };

const mostPages = 100;
const link = z.object({ rel: z.string(), href: z.string() });
const featurePage = z.object({
  features: z.array(z.unknown()),
  links: z.array(link).optional(),
  numberMatched: z.union([z.int(), z.string()]).optional(),
});
const odataPage = z.object({
  value: z.array(z.unknown()),
  'odata.nextLink': z.string().optional(),
  '@odata.nextLink': z.string().optional(),
});

type Page = { items: unknown[]; next: URL | null };

/** All items of the first service that has any, with that service; null when none does. */
export async function downloadFirst(
  candidates: Service[],
  source: Source,
): Promise<{ service: Service; items: unknown[] } | null> {
  for (const service of candidates) {
    const items = await downloadAll(service, source);
    if (items && items.length > 0) return { service, items };
  }
  return null;
}

/** All items of a service over all its pages; null when the service does not exist. */
export async function downloadAll(service: Service, { limits, origin }: Source): Promise<unknown[] | null> {
  const items: unknown[] = [];
  const seen = new Set<string>();
  let address: URL | null = atOrigin(service.address, origin);
  while (address) {
    if (seen.has(address.href) || seen.size >= mostPages)
      throw new RefreshFault(`${where(address)} goes on without an end: stopped after ${seen.size} pages.`);
    seen.add(address.href);
    const answer = await downloadJson(address, limits);
    if (answer === 'absent') {
      if (seen.size === 1) return null;
      throw new RefreshFault(`${where(address)} has no page ${seen.size}, which its page before named.`);
    }
    const page: Page = readers[service.paging](answer, address, items.length);
    items.push(...page.items);
    address = page.next;
  }
  return items;
}

/** The same path and query at another origin: for a mirror, and for tests. */
function atOrigin(address: string, origin: string | null): URL {
  const published = new URL(address);
  return origin === null ? published : new URL(`${published.pathname}${published.search}`, origin);
}

const readers: Record<Service['paging'], (answer: unknown, address: URL, before: number) => Page> = {
  ogc(answer, address) {
    const { features, links } = shaped(featurePage, answer, address);
    const next = links?.find(({ rel }) => rel === 'next');
    return { items: features, next: next ? sameHost(address, next.href, 'a next link') : null };
  },
  wfs(answer, address, before) {
    const { features, numberMatched } = shaped(featurePage, answer, address);
    const total = Number(numberMatched ?? Number.NaN);
    const so = before + features.length;
    const more = features.length > 0 && (Number.isNaN(total) ? features.length >= pageSize : so < total);
    if (features.length === 0 && so < total)
      throw new RefreshFault(`${where(address)} gave ${so} of the ${total} features that it promised.`);
    if (!more) return { items: features, next: null };
    const next = new URL(address);
    next.searchParams.set('startIndex', String(so));
    return { items: features, next };
  },
  odata(answer, address) {
    const page = shaped(odataPage, answer, address);
    const next = page['odata.nextLink'] ?? page['@odata.nextLink'];
    return { items: page.value, next: next ? sameHost(address, next, 'a next link') : null };
  },
};

function shaped<T>(schema: z.ZodType<T>, answer: unknown, address: URL): T {
  const read = schema.safeParse(answer);
  if (read.success) return read.data;
  throw new RefreshFault(`${where(address)} answered in a shape that we do not know.`);
}
