import type { PublishedRow } from '#api/ogc/published-rows.ts';
import type { ExportFormat, ExportRequest } from './export.schema.ts';

/** All that one version says; the files follow from it. */
export type ExportContent = ExportRequest & {
  id: string;
  version: number;
  madeOn: string;
  release: { version: number; sha256: string };
  rows: PublishedRow[];
  /** The figures of a demonstration are invented, and every file says so. */
  invented: boolean;
};

/** A file as it is given, byte for byte. */
export type ExportFile = { format: ExportFormat; body: string; sha256: string; bytes: number };
