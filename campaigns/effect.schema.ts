import { z } from 'zod';

const count = z.int().min(0).max(1_000_000_000);
const counts = z.strictObject({ before: count, after: count });
const duration = z.number().min(1e-6).max(1e9);

/** What `stats -- effect` reads. */
export const effectQuestion = z.strictObject({
  treated: counts,
  control: counts.optional(),
  exposure: z.strictObject({ before: duration, after: duration }).optional(),
  level: z.number().min(0.5).max(0.999999).optional(),
  relevant: z.number().gt(1).max(100).optional(),
  final: z.boolean().optional(),
});
export type EffectQuestion = z.output<typeof effectQuestion>;
