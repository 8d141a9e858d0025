import { z } from 'zod';

const months = z.number().positive().max(600);

/** What `stats -- power` reads. */
export const powerQuestion = z
  .strictObject({
    before: z.strictObject({ months, perMonth: z.number().min(1e-4).max(10_000) }),
    after: z.strictObject({ months }),
    power: z.number().gt(0).lt(1).optional(),
    level: z.number().min(0.5).max(0.999999).optional(),
  })
  .refine(({ power = 0.8, level = 0.95 }) => power > 1 - level && power <= 0.9999, {
    path: ['power'],
    message: 'must lie above 1 − level and not above 0.9999',
  });
export type PowerQuestion = z.output<typeof powerQuestion>;
