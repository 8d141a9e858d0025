import { broad, json } from './openapi-parts.ts';

const text = { type: 'string' };
const number = { type: 'integer' };

/** Work that a program may do before it reports in a crowd. */
export const proofPaths = { '/proof-challenges': { post: createProofChallenge() } };

function createProofChallenge() {
  const parameters = {
    type: 'object',
    properties: {
      ...{ algorithm: { type: 'string', enum: ['PBKDF2/SHA-256'] }, cost: number, expiresAt: number },
      ...{ keyLength: number, keyPrefix: text, keySignature: text, nonce: text, salt: text },
    },
  };
  return {
    tags: ['melden'],
    operationId: 'createProofChallenge',
    summary: 'Een berekening vragen voor een melding bij drukte',
    description:
      'Volgens ALTCHA 2. Een opgeloste berekening geldt één keer, tien minuten lang, en hoort bij niemand. Stuur base64 van JSON met `challenge` en `solution` mee in de header Proof-Of-Work, of in het veld `proof` van een formulier. Is het rustig, dan is `challenge` null.',
    responses: {
      200: json('De berekening, of null', {
        type: 'object',
        required: ['challenge'],
        properties: {
          challenge: {
            type: ['object', 'null'],
            properties: { parameters, signature: text },
          },
        },
      }),
      ...broad,
    },
  };
}
