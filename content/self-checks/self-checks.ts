import { z } from 'zod';
import { hall } from './hall.ts';
import { harbour } from './harbour.ts';
import { rental } from './rental.ts';
import { type SelfCheck, selfCheck } from './self-check.schema.ts';
import { yard } from './yard.ts';

/** All self-checks, in the order in which they are shown. */
export const selfChecks: readonly SelfCheck[] = z.array(selfCheck).parse([yard, hall, rental, harbour]);

export const findSelfCheck = (slug: string): SelfCheck | null =>
  selfChecks.find((each) => each.slug === slug) ?? null;
