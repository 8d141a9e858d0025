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
  'cross-site': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'request-timeout': 408,
  'transition-forbidden': 409,
  'no-release': 409,
  'export-ended': 410,
  'second-person-needed': 409,
  'version-outdated': 409,
  'campaign-withdrawn': 409,
  'start-passed': 409,
  'already-decided': 409,
  'layer-changed': 409,
  'too-many-layers': 409,
  'too-large': 413,
  'unsupported-media-type': 415,
  'slow-down': 429,
  'internal-error': 500,
  overloaded: 503,
  'storage-full': 503,
} as const;

export type ProblemCode = keyof typeof problems;

/** One faulty field of an `invalid-input`; `code` is a key under `problems.fields`. */
export type FieldFault = { field: string; code: string; limit?: number };

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
