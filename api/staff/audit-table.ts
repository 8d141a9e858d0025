import type { AuditAction } from './audit-actions.ts';
import type { StaffRole } from './roles.ts';

/** Staff actions only: no visitor, no content, and no words of staff. */
export type AuditLogTable = {
  /** 1, 2, 3…, without gaps. */
  number: number;
  /** `YYYY-MM-DD`, Amsterdam. */
  day: string;
  /** Empty for a command on the server. */
  token_id: string;
  name: string;
  role: StaffRole | 'command';
  action: AuditAction;
  /** Report (hex), campaign, export, layer or token; empty where there are several or none. */
  subject: string;
  /** A code of a closed list: a state, a role or an outcome. Never text. */
  detail: string;
  /** How many reports were shown. */
  shown: number;
  /**
   * Fingerprint of why somebody looked at a report outside their region, whose words stand in `opening_reasons`; empty
   * for all else. Entries of an older version hold the words.
   */
  reason: string;
  previous: Uint8Array;
  hash: Uint8Array;
};
