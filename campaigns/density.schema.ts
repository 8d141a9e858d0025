import { z } from 'zod';

/** More than any window of any area holds; keeps every sum below exact in a double. */
const count = z.int().min(0).max(1_000_000_000);
const size = z.number().min(1).max(1e9);

const area = z.strictObject({
  code: z.string().min(1).max(100),
  observed: count,
  population: size,
  years: z.number().min(0.001).max(1000).optional(),
  expected: z.number().min(1e-6).max(1e9).optional(),
  neighbours: z.array(z.string()).max(1000).optional(),
});

/** What `stats -- density` reads. */
export const densityQuestion = z
  .strictObject({ areas: z.array(area).min(1).max(10_000), leaveOneOut: z.boolean().optional() })
  .superRefine(({ areas }, context) => {
    const codes = new Set<string>();
    for (const [at, { code }] of areas.entries()) {
      if (codes.has(code)) refuse(at, 'code', `${code} occurs twice`);
      codes.add(code);
    }
    for (const [at, { code, neighbours = [] }] of areas.entries()) {
      for (const other of neighbours) {
        if (!codes.has(other)) refuse(at, 'neighbours', `${other} is no area of this question`);
        if (other === code) refuse(at, 'neighbours', `${code} names itself`);
      }
      if (new Set(neighbours).size < neighbours.length) refuse(at, 'neighbours', `${code} names one twice`);
    }

    function refuse(at: number, field: string, message: string): void {
      context.addIssue({ code: 'custom', path: ['areas', at, field], message });
    }
  });
