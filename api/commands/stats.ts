import { text } from 'node:stream/consumers';
import type { z } from 'zod';
import { type AreaDensities, areaDensities } from '#campaigns/areas/area-densities.ts';
import { densityQuestion } from '#campaigns/density.schema.ts';
import { attackQuestion } from '#campaigns/disclosure/attack.schema.ts';
import { attack } from '#campaigns/disclosure/attack.ts';
import { seededRandom } from '#campaigns/distributions/seeded-random.ts';
import { campaignEffect, waldIsCorrected } from '#campaigns/effect/campaign-effect.ts';
import { smallestRatio } from '#campaigns/effect/smallest-ratio.ts';
import { effectQuestion } from '#campaigns/effect.schema.ts';
import { indexQuestion } from '#campaigns/index.schema.ts';
import { areaIndices } from '#campaigns/indicators/area-indices.ts';
import { bandSeed } from '#campaigns/indicators/rank-bands.ts';
import { powerQuestion } from '#campaigns/power.schema.ts';
import { hiddenShare, likelihoodRatios } from '#campaigns/survey/randomised-response.ts';
import { surveyQuestion } from '#campaigns/survey.schema.ts';
import { command, print, UsageFault } from './command.ts';

const help = `npm run -s stats -- density|effect|power|index|attack|survey   the arithmetic of the campaign room, to check a figure by hand

Reads a question as JSON on stdin and prints the answer as JSON on stdout, a remark where one is due on stderr.
  density   per area: rate, expected, ratio with intervals, shrunken rates, chance of being low, state
  effect    before and after, with or without a control: ratio, intervals, p, verdict
  power     the smallest ratio that a campaign would show
  index     indicators stacked per area: index, contributions, how far its rank depends on the weights
  attack    what can be concluded about every count from what was published about their sums
  survey    the share behind a question that was asked with a die, per group, with its interval
campaigns/README.md has the fields and the source of each formula. Exit code 2: the question cannot be answered.`;

type Answer = { answer: unknown; remarks?: string[] };
type Question = { schema: z.ZodType; answered: (question: never) => Answer | Promise<Answer> };

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
  index: {
    schema: indexQuestion,
    answered: (question: z.output<typeof indexQuestion>) => indexAnswer(question),
  },
  attack: {
    schema: attackQuestion,
    answered: (question: z.output<typeof attackQuestion>) => attackAnswer(question),
  },
  survey: {
    schema: surveyQuestion,
    answered: (question: z.output<typeof surveyQuestion>) => surveyAnswer(question),
  },
};

function surveyAnswer({ truth, forcedYes, groups, level }: z.output<typeof surveyQuestion>): Answer {
  const design = { truth, forcedYes };
  const shares = groups.map(({ code, yes, answers }) => ({
    code,
    ...hiddenShare(design, { count: yes, of: answers }, 1 - level),
  }));
  const { yes, no } = likelihoodRatios(design);
  const told = (ratio: number) => (Number.isFinite(ratio) ? ratio : null);
  const odd = shares.filter(({ followed }) => !followed).map(({ code }) => code);
  return {
    answer: { groups: shares, likelihoodRatios: { yes: told(yes), no: told(no) } },
    remarks: odd.length > 0 ? [`The die was not followed in: ${odd.join(', ')}.`] : [],
  };
}

function effectRemarks(question: z.output<typeof effectQuestion>): string[] {
  const remarks: string[] = [];
  if (question.final === undefined)
    remarks.push(
      'Taken as the final look. With "final": false it is an interim one, and the verdict TE_VROEG.',
    );
  if (waldIsCorrected(question)) remarks.push('A count is 0: wald has 0.5 added to every count.');
  return remarks;
}

function densityAnswer({ areas, global, islands }: AreaDensities): Answer {
  const all = islands.length === areas.length;
  const remark = `${all ? 'No area has neighbours' : `Without neighbours: ${islands.join(', ')}`}; marshallLocal is the global estimate there.`;
  return { answer: { areas, global }, remarks: islands.length > 0 ? [remark] : [] };
}

function indexAnswer(question: z.output<typeof indexQuestion>): Answer {
  const { areas, warnings } = areaIndices(question, seededRandom(bandSeed));
  const remarks = warnings.map(({ kind, layers }) =>
    kind === 'one-layer'
      ? `${layers[0]} has more than half of all weight.`
      : `${layers.join(' and ')} ${kind === 'cancelling' ? 'take each other away' : 'count twice'}: their correlation is beyond 0.8.`,
  );
  return {
    answer: {
      areas: areas.map(({ code, index, rankLow, rankHigh, layersUsed, contributions }) => ({
        ...{ code, index, rankLow, rankHigh, layersUsed, contributions },
      })),
    },
    remarks,
  };
}

async function attackAnswer(question: z.output<typeof attackQuestion>): Promise<Answer> {
  const { kind, ...answer } = await attack(question);
  if (kind === 'contradiction')
    throw new QuestionFault('The question contradicts itself: no whole numbers fit all that it says.');
  if (kind === 'unproven')
    throw new QuestionFault(
      'The bounds of this question could not be proved: its numbers are too large or too odd.',
    );
  return { answer };
}

/** What is wrong with the question, in one sentence. */
class QuestionFault extends Error {}

await command(help, {}, async ({ words: [name = '', ...rest] }) => {
  const question = Object.hasOwn(questions, name) ? questions[name] : undefined;
  if (!question || rest.length > 0)
    throw new UsageFault(`Name one question: ${Object.keys(questions).join(', ')}.`);
  try {
    const { answer, remarks = [] } = await question.answered(
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
