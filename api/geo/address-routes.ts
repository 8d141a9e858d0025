import type { FastifyInstance } from 'fastify';
import { Problem } from '#api/problems.ts';
import { draftFaults } from '#api/reports/draft-faults.ts';
import { addressSearch } from './address-search.schema.ts';
import type { SearchAddresses } from './address-search.ts';

/**
 * `POST /api/v1/address-searches`: a post, because an address in a URL ends up in histories and logs. Without a service
 * in the configuration it answers as when that fails: the form then asks to point the place out.
 */
export async function addressRoutes(
  app: FastifyInstance,
  { searchAddresses }: { searchAddresses: SearchAddresses | null },
) {
  app.post('/api/v1/address-searches', { config: { query: [] } }, async (request, reply) => {
    if (!/^application\/json/i.test(request.headers['content-type'] ?? ''))
      throw new Problem('unsupported-media-type');
    const parsed = addressSearch.safeParse(request.body);
    if (!parsed.success) throw new Problem('invalid-input', draftFaults(parsed.error, request.body));
    const found = await searchAddresses?.(parsed.data.text);
    if (!found) throw new Problem('search-unavailable');
    return reply.send(found);
  });
}
