import type { Selectable } from 'kysely';
import { type Person, samePerson } from '#api/staff/same-person.ts';
import type { Store } from '#api/storage/database.ts';
import { type Export, type ExportFormat, exportFilters, exportFormats } from './export.schema.ts';
import { lastDayToAgree } from './export-requests.ts';
import type {
  ExportApprovalsTable,
  ExportDownloadsTable,
  ExportFilesTable,
  ExportsTable,
  ExportVersionsTable,
} from './export-tables.ts';

/** Newest first; those that ended stay in the list, without files. `today`: ISO day, Amsterdam. */
export async function listExports(store: Store, today: string): Promise<Export[]> {
  const rows = await store
    .selectFrom('exports')
    .selectAll()
    .orderBy('made_on', 'desc')
    .orderBy('id')
    .execute();
  return withVersions(store, rows, today);
}

export async function readExport(store: Store, id: string, today: string): Promise<Export | null> {
  const rows = await store.selectFrom('exports').selectAll().where('id', '=', id).execute();
  return (await withVersions(store, rows, today))[0] ?? null;
}

export type ExportedFile =
  | { kind: 'file'; body: string }
  | { kind: 'ended' }
  | { kind: 'unknown' }
  /** Nobody else has agreed yet. */
  | { kind: 'waits' };

/** A file as it was made, once a second person agreed; after the last day it is not given, whether it has been deleted already or not. */
export async function readExportFile(
  store: Store,
  named: { id: string; version: number; format: ExportFormat },
  today: string,
): Promise<ExportedFile> {
  const row = await store
    .selectFrom('export_files')
    .innerJoin('exports', 'exports.id', 'export_files.export_id')
    .leftJoin('export_approvals as approval', (join) =>
      join
        .onRef('approval.export_id', '=', 'export_files.export_id')
        .onRef('approval.version', '=', 'export_files.version'),
    )
    .select(['body', 'ends_on', 'approval.approved_by'])
    .where('export_files.export_id', '=', named.id)
    .where('export_files.version', '=', named.version)
    .where('format', '=', named.format)
    .executeTakeFirst();
  if (row === undefined) return { kind: 'unknown' };
  if (row.body === null || row.ends_on < today) return { kind: 'ended' };
  return row.approved_by === null ? { kind: 'waits' } : { kind: 'file', body: row.body };
}

/** Which versions this person asked for, as `ID.2`: on these somebody else must agree. */
export async function versionsAskedBy(store: Store, person: Person): Promise<string[]> {
  const rows = await store
    .selectFrom('export_versions')
    .select(['export_id', 'version', 'made_by', 'made_by_name'])
    .execute();
  return rows
    .filter(({ made_by, made_by_name }) => samePerson(person, { tokenId: made_by, name: made_by_name }))
    .map(({ export_id, version }) => `${export_id}.${version}`);
}

type Row<Table> = Selectable<Table>;
type FileRow = Omit<Row<ExportFilesTable>, 'body'>;

async function withVersions(store: Store, exports: Row<ExportsTable>[], today: string): Promise<Export[]> {
  const ids = exports.map(({ id }) => id);
  if (ids.length === 0) return [];
  const versions = await store
    .selectFrom('export_versions')
    .selectAll()
    .where('export_id', 'in', ids)
    .execute();
  const files = await store
    .selectFrom('export_files')
    .select(['export_id', 'version', 'format', 'sha256', 'bytes'])
    .where('export_id', 'in', ids)
    .execute();
  const approvals = await store
    .selectFrom('export_approvals')
    .selectAll()
    .where('export_id', 'in', ids)
    .execute();
  const downloads = await store
    .selectFrom('export_downloads')
    .selectAll()
    .where('export_id', 'in', ids)
    .execute();
  const of = <T extends { export_id: string }>(id: string, rows: T[]) =>
    rows.filter((row) => row.export_id === id);
  return exports.map((row) => ({
    ...{ id: row.id, question: row.question, filters: exportFilters.parse(JSON.parse(row.filters)) },
    ...{ endsOn: row.ends_on, ended: row.ends_on < today, madeOn: row.made_on, madeBy: row.made_by_name },
    versions: versionsOf(of(row.id, versions), of(row.id, files), of(row.id, approvals)),
    downloads: downloadsOf(of(row.id, downloads)),
  }));
}

function versionsOf(
  versions: Row<ExportVersionsTable>[],
  files: FileRow[],
  approvals: Row<ExportApprovalsTable>[],
): Export['versions'] {
  return versions
    .filter(({ version }) => files.some((file) => file.version === version))
    .toSorted((one, other) => other.version - one.version)
    .map((row) => ({
      ...{ version: row.version, figures: row.figures, madeOn: row.made_on, madeBy: row.made_by_name },
      ...agreementOf(
        row,
        approvals.find(({ version }) => version === row.version),
      ),
      release: { version: row.release_version, sha256: row.release_sha256 },
      files: files
        .filter(({ version }) => version === row.version)
        .sort((one, other) => exportFormats.indexOf(one.format) - exportFormats.indexOf(other.format))
        .map(({ format, sha256, bytes }) => ({ format, sha256, bytes, href: hrefOf(row, format) })),
    }));
}

function agreementOf({ made_on }: Row<ExportVersionsTable>, approval?: Row<ExportApprovalsTable>) {
  if (approval === undefined) return { approved: null, waitsUntil: lastDayToAgree(made_on) };
  return { approved: { by: approval.approved_by_name, on: approval.approved_on }, waitsUntil: null };
}

const hrefOf = ({ export_id, version }: Row<ExportVersionsTable>, format: ExportFormat) =>
  `/api/v1/exports/${export_id}/versions/${version}.${format}`;

function downloadsOf(downloads: Row<ExportDownloadsTable>[]): Export['downloads'] {
  return downloads
    .map(({ day, by_name, version, format, times }) => ({ day, by: by_name, version, format, times }))
    .sort(
      (one, other) =>
        other.day.localeCompare(one.day) || one.by.localeCompare(other.by) || other.version - one.version,
    );
}
