import { BlockList, isIP } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { isApiPath } from '#api/guard/headers.ts';
import { detailOf, problemDocument } from '#api/guard/problem-reply.ts';
import { Problem, problems } from '#api/problems.ts';

/** `192.0.2.0/24`, `2001:db8::/32` or one address. */
type Range = { address: string; prefix: number };

function readRange(text: string): Range | null {
  const [, address = '', length] = /^([0-9a-f.:]+)(?:\/(\d{1,3}))?$/i.exec(text) ?? [];
  const family = isIP(address);
  if (family === 0) return null;
  const whole = family === 4 ? 32 : 128;
  const prefix = length === undefined ? whole : Number(length);
  // A range of everybody is no list: leave the variable empty for that.
  return prefix >= 1 && prefix <= whole ? { address, prefix } : null;
}

/** Addresses and ranges with comma or space between. The fault repeats no value. */
export const addressRanges = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter(Boolean))
  .refine((items) => items.every((item) => readRange(item) !== null), 'addresses or ranges as 192.0.2.0/24')
  .transform((items) => items.flatMap((item) => readRange(item) ?? []));

/** Whether an address lies in one of the ranges. IPv4 that came in over IPv6 is IPv4. */
export function addressCheck(ranges: readonly Range[]): (address: string | undefined) => boolean {
  const list = new BlockList();
  for (const { address, prefix } of ranges)
    list.addSubnet(address, prefix, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  return (address = '') => {
    const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
    const family = isIP(plain);
    return family !== 0 && list.check(plain, family === 6 ? 'ipv6' : 'ipv4');
  };
}

/**
 * Refuses whoever comes from elsewhere, before anything of the request is looked at: pages, style and what does not exist
 * answer alike. The address is the one that TRUST_PROXY leads to; it is compared and forgotten.
 */
export function allowAddresses(app: FastifyInstance, ranges: readonly Range[] | undefined): void {
  if (ranges === undefined) return;
  const isAllowed = addressCheck(ranges);
  app.addHook('onRequest', async (request, reply) => {
    if (isAllowed(request.ip)) return;
    reply.code(problems['address-refused']);
    if (!isApiPath(request.url)) return reply.type('text/plain').send(detailOf('address-refused', 'staff'));
    reply.type('application/problem+json; charset=utf-8');
    return reply.send(problemDocument(new Problem('address-refused'), 'staff'));
  });
}
