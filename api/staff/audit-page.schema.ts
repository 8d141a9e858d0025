import type { AuditLogTable } from './audit-table.ts';

/** `reason`: its words, as long as they are kept. */
export type AuditLine = Pick<
  AuditLogTable,
  'number' | 'day' | 'name' | 'role' | 'action' | 'subject' | 'detail' | 'shown' | 'reason'
>;

export type AuditLogPage = {
  kind: 'desk-audit-log';
  /** `YYYY-MM-DD`, the day that is shown. */
  day: string;
  /** Newest first. */
  lines: AuditLine[];
  /** Number where the next page goes on. */
  next: number | null;
  people: { name: string; views: number }[];
  viewBudget: number;
  /** End of the whole chain, to keep elsewhere. */
  head: { number: number; hash: string } | null;
};
