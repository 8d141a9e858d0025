/** All that a log line may hold. No address, header, URL, query, text or error message can get in: there is no field for it. */
export type LogFields = {
  listener?: 'public' | 'desk';
  port?: number;
  pid?: number;
  code?: string;
  /** Class name of an unexpected error and where in our own code it was thrown; never its message. */
  errorType?: string;
  errorAt?: string;
  destination?: string;
  attempts?: number;
  pending?: number;
  dead?: number;
  sent?: number;
  count?: number;
  milliseconds?: number;
  freePercent?: number;
  /** First 16 hexadecimal digits of a hash over what staff did; `count` is how many entries it covers. */
  head?: string;
};

export type LogEvent =
  | 'listening'
  | 'closing'
  | 'request-failed'
  | 'report-not-stored'
  | 'courier-failed'
  | 'delivery-refused'
  | 'delivery-dead'
  | 'withdrawal-refused'
  | 'withdrawal-dead'
  | 'withdrawal-silent'
  | 'answers-silent'
  | 'report-recalled'
  | 'unconfirmed-deleted'
  | 'hub-silent'
  | 'hub-key-silent'
  | 'disk-filling'
  | 'release-published'
  | 'release-refused'
  | 'audit-head'
  | 'action-not-recorded'
  | 'view-budget-reached'
  | 'opened-elsewhere'
  | 'identity-provider-failed'
  | 'job-done'
  | 'job-failed'
  | 'scrub-waits'
  | 'tiles-failed'
  | 'address-search-failed'
  | 'mail-relay-refused'
  | 'mail-sender-failed'
  | 'newsletter-held'
  | 'newsletter-done'
  | 'storage-not-durable';

const levels = ['debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof levels)[number];

export type QuietLog = (level: Exclude<LogLevel, 'silent'>, event: LogEvent, fields?: LogFields) => void;

/** Writes one JSON object per line. Our own, since a general logger takes any object it is given. */
export function quietLog(lowest: LogLevel, write: (line: string) => void): QuietLog {
  return (level, event, fields = {}) => {
    if (levels.indexOf(level) < levels.indexOf(lowest)) return;
    write(`${JSON.stringify({ level, event, ...fields })}\n`);
  };
}

/** What may be told about a surprise: its class and the place in our code, since messages can quote what was sent. */
export function errorFields(error: unknown): Pick<LogFields, 'errorType' | 'errorAt' | 'code'> {
  if (!(error instanceof Error)) return { errorType: typeof error };
  const at = error.stack?.match(/\/((?:api|site|campaigns|dist)\/[\w./-]+:\d+)/)?.[1];
  const code = (error as Error & { code?: unknown }).code;
  return {
    errorType: error.constructor.name,
    ...(at ? { errorAt: at } : {}),
    ...(typeof code === 'string' && /^[A-Z0-9_]{2,40}$/.test(code) ? { code } : {}),
  };
}
