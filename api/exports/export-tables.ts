import type { ExportFormat } from './export.schema.ts';

/** A saved question with its choice of published figures. Days are ISO days of staff work. */
export type ExportsTable = {
  id: string;
  question: string;
  /** JSON of `exportFilters`. */
  filters: string;
  /** Last day on which its files are given. */
  ends_on: string;
  made_by: string;
  made_by_name: string;
  made_on: string;
};

/** One run of that choice; never changed. One without files is a number that was used: nobody agreed to it in time. */
export type ExportVersionsTable = {
  export_id: string;
  version: number;
  release_version: number;
  release_sha256: string;
  figures: number;
  made_by: string;
  made_by_name: string;
  made_on: string;
};

/** The files of a version, byte for byte as they are given; the body goes after the last day, the hash stays. */
export type ExportFilesTable = {
  export_id: string;
  version: number;
  format: ExportFormat;
  sha256: string;
  bytes: number;
  body: string | null;
};

/** Somebody else than who asked for a version agreed that it leaves; without such a row nobody gets its files. */
export type ExportApprovalsTable = {
  export_id: string;
  version: number;
  approved_by: string;
  approved_by_name: string;
  approved_on: string;
};

/** Who took a file away on which day, and how often that day. */
export type ExportDownloadsTable = {
  export_id: string;
  version: number;
  format: ExportFormat;
  token_id: string;
  by_name: string;
  day: string;
  times: number;
};
