import { text } from 'node:stream/consumers';
import type { z } from 'zod';
import { type AreaDensities, areaDensities } from '#campaigns/areas/area-densities.ts';
import { densityQuestion } from '#campaigns/density.schema.ts';
import { campaignEffect, waldIsCorrected } from '#campaigns/effect/campaign-effect.ts';
import { smallestRatio } from '#campaigns/effect/smallest-ratio.ts';
import { effectQuestion } from '#campaigns/effect.schema.ts';
import { powerQuestion } from '#campaigns/power.schema.ts';
import { command, print, UsageFault } from './command.ts';

const help = `npm run -s stats -- density|effect|power   the arithmetic of the campaign room, to check a figure by hand

Reads a question as JSON on stdin and prints the answer as JSON on stdout, a remark where one is due on stderr.
  density   per area: rate, expected, ratio with intervals, shrunken rates, chance of being low, state
  effect    before and after, with or without a control: ratio, intervals, p, verdict
  power     the smallest ratio that a campaign would show
campaigns/README.md has the fields and the source of each formula. Exit code 2: the question cannot be answered.`;

type Answer = { answer: unknown; remarks?: string[] };
type Question = { schema: z.ZodType; answered: (question: never) => Answer };

const questions: Record<string, Question> = {
  density: {
    schema: densityQuestion,
    answered: ({ areas, leaveOneOut }: z.output<typeof densityQuestion>) =>
      densityAnswer(areaDensities(areas, leaveOneOut)),
  },
  effect: {
    schema: effectQuestion,
    answered: (question: z.output<typeof effectQuestion>) => ({
      answer: campaignEffect(question),
      remarks: effectRemarks(question),
    }),
  },
  power: {
    schema: powerQuestion,
    answered: (question: z.output<typeof powerQuestion>) => ({
      answer: { smallestRatio: smallestRatio(question) },
    }),
  },
};

function effectRemarks(question: z.output<typeof effectQuestion>): string[] {
  const remarks: string[] = [];
  if (question.final === undefined)
    remarks.push('Without "final": true this is an interim look, and the verdict TE_VROEG.');
  if (waldIsCorrected(question)) remarks.push('A count is 0: wald has 0.5 added to every count.');
  return remarks;
}

function densityAnswer({ areas, global, islands }: AreaDensities): Answer {
  const all = islands.length === areas.length;
  const remark = `${all ? 'No area has neighbours' : `Without neighbours: ${islands.join(', ')}`}; marshallLocal is the global estimate there.`;
  return { answer: { areas, global }, remarks: islands.length > 0 ? [remark] : [] };
}

/** What is wrong with the question, in one sentence. */
class QuestionFault extends Error {}

await command(help, {}, async ({ words: [name = '', ...rest] }) => {
  const question = Object.hasOwn(questions, name) ? questions[name] : undefined;
  if (!question || rest.length > 0)
    throw new UsageFault(`Name one question: ${Object.keys(questions).join(', ')}.`);
  try {
    const { answer, remarks = [] } = question.answered(
      parsed(question.schema, await text(process.stdin)) as never,
    );
    for (const remark of remarks) process.stderr.write(`${remark}\n`);
    print(JSON.stringify(answer));
    return 0;
  } catch (error) {
    if (!(error instanceof QuestionFault)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
});

function parsed(schema: z.ZodType, json: string): unknown {
  let question: unknown;
  try {
    question = JSON.parse(json);
  } catch {
    throw new QuestionFault('The question on stdin is no JSON.');
  }
  const { success, data, error } = schema.safeParse(question);
  if (success) return data;
  const [first, ...others] = error.issues;
  const place = first?.path.join('.') || 'question';
  const more = others.length > 0 ? ` (and ${others.length} more)` : '';
  throw new QuestionFault(`The question cannot be answered: ${place}: ${first?.message}${more}.`);
}
