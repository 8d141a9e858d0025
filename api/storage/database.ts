import type { Generated, Kysely, Transaction } from 'kysely';
import type {
  CampaignChecksTable,
  CampaignConfoundersTable,
  CampaignLotsTable,
  CampaignSurveysTable,
  CampaignsTable,
  CampaignVersionsTable,
} from '#api/campaigns/campaign-tables.ts';
import type { CanariesTable } from '#api/canaries/canaries-table.ts';
import type { NoticesTable, QueueTable } from '#api/delivery/queue-tables.ts';
import type {
  ExportApprovalsTable,
  ExportDownloadsTable,
  ExportFilesTable,
  ExportsTable,
  ExportVersionsTable,
} from '#api/exports/export-tables.ts';
import type { MessagesTable, ThreadsTable } from '#api/follow-up/thread-tables.ts';
import type {
  IndicatorDecisionsTable,
  IndicatorVersionsTable,
  IndicatorWeightsTable,
} from '#api/indicators/indicator-tables.ts';
import type { ForwardedTextsTable, RecallRequestsTable } from '#api/intake/intake-tables.ts';
import type { ReportState } from '#api/intake/report-states.ts';
import type {
  PublicReleasesTable,
  ReleaseCountsTable,
  ReleaseRefusalsTable,
} from '#api/releases/release-tables.ts';
import type { ReportFlag } from '#api/reports/report-flag.ts';
import type { DeletionOrdersTable } from '#api/retention/deletion-orders-table.ts';
import type {
  RewardClaimsTable,
  RewardDecisionsTable,
  RewardLedgerTable,
} from '#api/rewards/reward-tables.ts';
import type { AuditLogTable } from '#api/staff/audit-table.ts';
import type { OpeningReasonsTable } from '#api/staff/opening-reasons-table.ts';
import type { StaffRole } from '#api/staff/roles.ts';
import type {
  SessionStart,
  StaffChallengesTable,
  StaffInvitationsTable,
  StaffPasskeysTable,
  StaffSubjectsTable,
} from '#api/staff/sign-in-tables.ts';
import type { Phenomenon } from '#content/taxonomy/phenomena.ts';

/** Binary columns: Uint8Array from both engines (a Buffer is one). */
export type Bytes = Uint8Array;

export type ReportsTable = {
  /** 32 bytes, derived from the form token: looks random, holds no order of arrival. */
  id: Bytes;
  /** HMAC of the answers, for recognising a retry; cleared by the second nightly sweep. */
  content_tag: Bytes | null;
  tag_generation: number;
  area_code: string;
  phenomenon: Phenomenon;
  received_week: string;
  language: string;
  campaign: string;
  /** Sealed size in kilobytes, one of the padding steps. */
  size_bucket: number;
  flag: ReportFlag;
  state: ReportState;
  key_id: string;
  /** The age file; empty once the content has been forgotten. */
  sealed: Bytes;
  /** Who sealed it: a report from a browser was never readable here. */
  sealed_in: Generated<SealedIn>;
  forgotten: Generated<Forgotten>;
};

export type SealedIn = 'server' | 'browser';

/**
 * Empty while the content is kept. Afterwards why it could go: the hub has `confirmed`, it was recalled before that
 * (`withdrawn`), or two people `ordered` it although no hub confirmed. Deliveries are gone then; the books need this.
 */
export type Forgotten = '' | 'confirmed' | 'withdrawn' | 'ordered';

export type PhotosTable = {
  /** 32 random bytes. */
  id: Bytes;
  report_id: Bytes;
  /** Padded size in kilobytes. */
  size_bucket: number;
  sealed: Bytes;
};

export type ReportCountsTable = {
  area_code: string;
  /** ISO week `2026-W47` or month `2026-11`. */
  period: string;
  phenomenon: Phenomenon;
  state_group: 'counted' | 'discounted';
  campaign: string;
  n: number;
};

export type StaffTokensTable = {
  id: string;
  role: StaffRole;
  name: string;
  /** Safety region code, or null for all regions. */
  region: string | null;
  token_hash: Bytes;
  revoked: number;
};

export type StaffSessionsTable = {
  id_hash: Bytes;
  token_id: string;
  csrf: string;
  started_at: number;
  seen_at: number;
  began_with: Generated<SessionStart>;
  /** When its owner last showed a passkey within the session, in milliseconds since 1970; 0 for not or used up. */
  confirmed_at: Generated<number>;
};

export type IntakeHistoryTable = {
  id: string;
  report_id: Bytes;
  from_state: ReportState;
  to_state: ReportState;
  /** The words of a member of staff, who may quote a report: sealed like one; empty once forgotten. */
  sealed_reason: Bytes;
  by_role: string;
  week: string;
};

export type SettingsTable = { name: string; value: string };

export type Tables = {
  reports: ReportsTable;
  report_counts: ReportCountsTable;
  deliveries: QueueTable;
  notices: NoticesTable;
  recall_requests: RecallRequestsTable;
  deletion_orders: DeletionOrdersTable;
  forwarded_texts: ForwardedTextsTable;
  staff_tokens: StaffTokensTable;
  staff_sessions: StaffSessionsTable;
  staff_passkeys: StaffPasskeysTable;
  staff_invitations: StaffInvitationsTable;
  staff_subjects: StaffSubjectsTable;
  staff_challenges: StaffChallengesTable;
  intake_history: IntakeHistoryTable;
  settings: SettingsTable;
  audit_log: AuditLogTable;
  opening_reasons: OpeningReasonsTable;
  canaries: CanariesTable;
  threads: ThreadsTable;
  messages: MessagesTable;
  photos: PhotosTable;
  reward_decisions: RewardDecisionsTable;
  reward_claims: RewardClaimsTable;
  reward_ledger: RewardLedgerTable;
  public_releases: PublicReleasesTable;
  release_counts: ReleaseCountsTable;
  release_refusals: ReleaseRefusalsTable;
  indicator_versions: IndicatorVersionsTable;
  indicator_decisions: IndicatorDecisionsTable;
  indicator_weights: IndicatorWeightsTable;
  campaigns: CampaignsTable;
  campaign_versions: CampaignVersionsTable;
  campaign_confounders: CampaignConfoundersTable;
  campaign_checks: CampaignChecksTable;
  campaign_surveys: CampaignSurveysTable;
  campaign_lots: CampaignLotsTable;
  exports: ExportsTable;
  export_versions: ExportVersionsTable;
  export_files: ExportFilesTable;
  export_downloads: ExportDownloadsTable;
  export_approvals: ExportApprovalsTable;
};

export type Store<Stored = Tables> = Kysely<Stored>;
export type StoreTransaction<Stored = Tables> = Transaction<Stored>;

export type Dialect = 'sqlite' | 'postgres';

/**
 * The database port: one living adapter per dialect (`sqlite.ts`, `postgres.ts`), one contract test for both.
 * `commit` runs a unit of work and resolves only after it is durable; units may share one commit. `Stored` are its tables:
 * those of the reports, unless it is the other database, that of `api/outreach/`.
 */
export type Database<Stored = Tables> = {
  dialect: Dialect;
  store: Store<Stored>;
  commit<T>(unit: (transaction: StoreTransaction<Stored>) => Promise<T>): Promise<T>;
  /**
   * Removes what deleted rows left in files of the engine: tables and write-ahead log. False: somebody still reads the
   * old state, so that it must be done again later.
   */
  scrub(): Promise<boolean>;
  close(): Promise<void>;
};
