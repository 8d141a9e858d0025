import type { z } from 'zod';
import type { eventSchema } from './event.schema.ts';

/**
 * Real meetings, as they were agreed with who gives them and with the place: nothing stands here before that. Copy an
 * example of `examples.ts`, give it a slug of its own and `published: true, example: false`.
 */
export const plannedEvents: readonly z.input<typeof eventSchema>[] = [];
