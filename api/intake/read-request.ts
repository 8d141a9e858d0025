import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Problem } from '#api/problems.ts';
import { draftFaults } from '#api/reports/draft-faults.ts';

/** A report as a program names it: 64 hexadecimal digits. */
export const hexId = z.string().regex(/^[0-9a-f]{64}$/);

/** @throws Problem invalid-input that names every faulty field */
export function readRequest<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw new Problem('invalid-input', draftFaults(parsed.error, input));
  return parsed.data;
}

/** What a form of the desk sends; its token against forged forms was checked before. */
export function formFields(body: unknown): Record<string, unknown> {
  const { csrf: _checked, ...fields } = (body ?? {}) as Record<string, unknown>;
  return fields;
}

/** The hub's system fetches for the whole province: a token of one region is for people. @throws Problem forbidden */
export function withoutRegion(request: FastifyRequest): void {
  if (request.member?.region) throw new Problem('forbidden');
}
