import { z } from 'zod';
import { oneDie, requireProtection } from './survey/randomised-response.ts';

const whole = z.int().min(0).max(1e9);
const chance = z.number().min(0).max(1);

/** What `stats -- survey` reads: per group how many answered, and how many of them yes. */
export const surveyQuestion = z
  .strictObject({
    truth: chance.default(oneDie.truth),
    forcedYes: chance.default(oneDie.forcedYes),
    groups: z
      .array(z.strictObject({ code: z.string().min(1).max(100), yes: whole, answers: whole.min(1) }))
      .min(1)
      .max(10_000),
    level: z.number().min(0.5).max(0.999999).default(0.95),
  })
  .superRefine(({ groups, truth, forcedYes }, context) => {
    const refuse = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    try {
      requireProtection({ truth, forcedYes }, Infinity);
    } catch {
      refuse(['truth'], 'truth must be above 0, and truth and forcedYes together not above 1');
    }
    const codes = new Set<string>();
    for (const [at, { code, yes, answers }] of groups.entries()) {
      if (yes > answers) refuse(['groups', at], 'more yes than answers');
      if (codes.has(code)) refuse(['groups', at], `${code} occurs twice`);
      codes.add(code);
    }
  });
