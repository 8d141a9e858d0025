import type { SelfCheck, SelfCheckAnswer } from './self-check.schema.ts';

/** By the code of the question; a question that was skipped is not in it. */
export type SelfCheckAnswers = Readonly<Record<string, SelfCheckAnswer>>;

type Question = SelfCheck['questions'][number];
export type Advice = { question: Question; answer: SelfCheckAnswer; weight: number };

export type Advised = {
  /** What to do or to find out, what matters most first. */
  toDo: Advice[];
  /** What is well arranged. */
  arranged: Advice[];
  skipped: Question[];
};

/** Advice and no score: it judges nobody, it only says what comes first. Equals stay in the order of the questions. */
export function advise({ questions }: SelfCheck, answers: SelfCheckAnswers): Advised {
  const given = questions.flatMap((question) => {
    const answer = Object.hasOwn(answers, question.code) ? answers[question.code] : undefined;
    if (answer === undefined) return [];
    return [{ question, answer, weight: answer === 'yes' ? 0 : question.weights[answer] }];
  });
  return {
    toDo: given.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight),
    arranged: given.filter(({ weight }) => weight === 0),
    skipped: questions.filter(({ code }) => !Object.hasOwn(answers, code)),
  };
}
