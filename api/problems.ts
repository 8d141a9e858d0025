/**
 * Every problem that the API can answer with (RFC 9457): code -> HTTP status. The words live in the translations
 * under `problems.<code>`; clients and tests match the code.
 */
export const problems = {
  'invalid-input': 400,
  'outside-province': 400,
  'idempotency-key-missing': 400,
  'malformed-receipt': 400,
  'malformed-body': 400,
  'unknown-query': 400,
  'invalid-query': 400,
  unauthorised: 401,
  forbidden: 403,
  'address-refused': 403,
  'cross-site': 403,
  'watch-mark-refused': 403,
  'not-found': 404,
  'wrong-word': 409,
  'question-gone': 404,
  'unknown-code': 404,
  'method-not-allowed': 405,
  'request-timeout': 408,
  'transition-forbidden': 409,
  'thread-full': 409,
  'no-thread': 409,
  'key-changed': 409,
  'token-used': 409,
  'no-release': 409,
  'export-ended': 410,
  'export-waits': 409,
  'second-person-needed': 409,
  'in-own-region': 409,
  'not-screened': 409,
  'not-forwardable': 409,
  'not-rewardable': 409,
  'rewards-closed': 409,
  'code-used': 409,
  'code-expired': 409,
  'not-claimed': 409,
  'version-outdated': 409,
  'campaign-withdrawn': 409,
  'newsletter-state': 409,
  'newsletters-closed': 409,
  'too-many-tests': 409,
  'start-passed': 409,
  'already-decided': 409,
  'layer-changed': 409,
  'too-many-layers': 409,
  'too-large': 413,
  'unsupported-media-type': 415,
  'slow-down': 429,
  'view-budget-reached': 429,
  'internal-error': 500,
  overloaded: 503,
  crowded: 503,
  'search-unavailable': 503,
  'storage-full': 503,
  'not-recorded': 503,
} as const;

export type ProblemCode = keyof typeof problems;

/**
 * One faulty field of an `invalid-input`; `code` is a key under `problems.fields`. `number` says which of several it is,
 * counted from 1.
 */
export type FieldFault = { field: string; code: string; limit?: number; number?: number };

/** An expected refusal on its way to the error handler; carries codes only, never what was sent. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly fields: FieldFault[];

  constructor(code: ProblemCode, fields: FieldFault[] = []) {
    super(code);
    this.code = code;
    this.fields = fields;
  }

  get statusCode(): number {
    return problems[this.code];
  }
}
