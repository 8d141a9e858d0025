/** Why somebody looked outside their region: as long as the content of that report, and never longer than its term. */
export type OpeningReasonsTable = {
  /** Of its entry in the audit log. */
  number: number;
  /** 16 random bytes: without them nobody can test by the fingerprint which reason was given. */
  salt: Uint8Array;
  reason: string;
};
