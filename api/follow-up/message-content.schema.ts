import { z } from 'zod';

/** Bounds of what passes between hub and reporter, in UTF-16 units; all of it fits the one size of a sealed message. */
export const messageLimits = {
  textLength: 1000,
  choices: { fewest: 2, most: 6, length: 80 },
  answerLength: 1500,
  rewardLines: { most: 6, length: 250 },
  codeLength: 60,
} as const;

const { textLength, choices, answerLength, rewardLines, codeLength } = messageLimits;
const common = { v: z.literal(1), id: z.uuid(), week: z.string() };
const text = z.string().max(textLength);
const question = {
  kind: z.literal('question'),
  text,
  /** Buttons that the reporter chooses one of; none for an open question. */
  choices: z.array(z.string().max(choices.length)).max(choices.most),
  /** ISO date from which looking again makes sense. */
  checkBack: z.iso.date().nullable(),
};
const notice = { kind: z.literal('notice'), text };
const lines = z.array(z.string().max(rewardLines.length)).max(rewardLines.most);

/**
 * What the receipt opens, and nothing else does. It names no report: who finds the note learns what was asked, and not
 * what was reported.
 */
export const messageForReporter = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, ...question }),
  z.strictObject({ ...common, ...notice }),
  /** `code` is to be copied on paper; it stands nowhere else. */
  z.strictObject({ ...common, kind: z.literal('reward'), lines, code: z.string().max(codeLength) }),
]);
export type MessageForReporter = z.output<typeof messageForReporter>;

const toHub = { ...common, report: z.string(), byRole: z.string() };

/** The hub's own copy of a message, and the reporter's answer. The clear columns are repeated, so that swapped rows are noticed. */
export const messageForHub = z.discriminatedUnion('kind', [
  z.strictObject({ ...toHub, ...question }),
  z.strictObject({ ...toHub, ...notice }),
  /** Without the code: the hub can follow that a reward was sent, and not collect it. */
  z.strictObject({ ...toHub, kind: z.literal('reward'), lines }),
  z.strictObject({
    ...common,
    kind: z.literal('answer'),
    report: z.string(),
    question: z.strictObject({ id: z.uuid(), text }),
    choice: z.string().max(choices.length).nullable(),
    text: z.string().max(answerLength),
  }),
]);
export type MessageForHub = z.output<typeof messageForHub>;
