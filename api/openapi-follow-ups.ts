import {
  answerStored,
  followUpAnswer,
  followUpMessages,
  followUpRequest,
} from './follow-up/follow-up.schema.ts';
import { broad, json, problem, schemaOf } from './openapi-parts.ts';

/** Looking back and answering, with a receipt. */
export const followUpPaths = {
  '/follow-ups': { post: askFollowUp() },
  '/follow-ups/messages': { post: answerFollowUp() },
};

function askFollowUp() {
  return {
    tags: ['melden'],
    operationId: 'askFollowUp',
    summary: 'Terugkijken met een ontvangstcode',
    description:
      'Een code zonder bericht, een verlopen code en een onbekende code krijgen hetzelfde antwoord, even lang en even snel.',
    requestBody: { required: true, content: { 'application/json': { schema: schemaOf(followUpRequest) } } },
    responses: {
      200: json('Berichten bij deze code', schemaOf(followUpMessages, 'output')),
      ...broad,
    },
  };
}

function answerFollowUp() {
  return {
    tags: ['melden'],
    operationId: 'answerFollowUp',
    summary: 'Een vraag beantwoorden met een ontvangstcode',
    description: 'Het eerste antwoord op een vraag telt; een herhaling wordt niet nog eens bewaard.',
    requestBody: { required: true, content: { 'application/json': { schema: schemaOf(followUpAnswer) } } },
    responses: {
      200: json('Het antwoord is bewaard', schemaOf(answerStored, 'output')),
      404: problem('Deze vraag staat niet (meer) open, of hoort niet bij deze code'),
      ...broad,
    },
  };
}
