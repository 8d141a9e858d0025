/**
 * What became of a mail. `hard`: this mailbox does not exist; `soft`: it takes nothing for the moment, or not this letter;
 * `relay`: our own relay did not do its work, which says nothing of the reader. `code` names it without an address.
 */
export type Outcome = { kind: 'sent' } | { kind: 'hard' | 'soft' | 'relay'; code: string };

type SmtpError = { responseCode?: number; response?: string; command?: string; code?: string };

/**
 * Enhanced codes (RFC 3463) of a lasting refusal that is not about the mailbox: full, too large, or a rule of the receiver,
 * which a better letter or another day changes.
 */
const notTheMailbox = /^5\.(?:2\.2|2\.3|3\.|6\.|7\.)/;

export function outcomeOf(error: unknown): Outcome {
  const { responseCode, response = '', command = '', code } = (error ?? {}) as SmtpError;
  if (responseCode === undefined) return { kind: 'relay', code: codeOf(code) };
  const named = `smtp-${responseCode}`;
  // 421: the server closes this channel (RFC 5321 §3.8), whatever was asked.
  const aboutReader = responseCode !== 421 && /^(?:RCPT TO|DATA)$/.test(command);
  if (!aboutReader) return { kind: 'relay', code: named };
  const lasting = responseCode >= 500 && !notTheMailbox.test(enhancedCode(response));
  return { kind: lasting ? 'hard' : 'soft', code: named };
}

/** `5.1.1` of `550 5.1.1 unknown`; empty where a server sends none. */
export function enhancedCode(answer: string): string {
  return /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(answer)?.[1] ?? '';
}

/** Whether a status of that shape means that a mailbox does not exist. */
export const isHardStatus = (status: string) => status.startsWith('5.') && !notTheMailbox.test(status);

/** The library's short code: never its text, which can repeat addresses. */
const codeOf = (code: string | undefined) =>
  typeof code === 'string' && /^[A-Z]{3,20}$/.test(code) ? code.toLowerCase() : 'unreachable';
