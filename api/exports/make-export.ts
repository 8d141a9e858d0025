import { randomUUID } from 'node:crypto';
import { type PublishedRow, publishedRows } from '#api/ogc/published-rows.ts';
import type { PublishedReleases } from '#api/releases/published-releases.ts';
import type { StaffMember } from '#api/staff/staff-tokens.ts';
import type { Database, StoreTransaction } from '#api/storage/database.ts';
import type { PublishedRelease } from '#campaigns/disclosure/release.schema.ts';
import { chooseRows } from './choose-rows.ts';
import type { ExportRequest } from './export.schema.ts';
import type { ExportFile } from './export-content.ts';
import { exportFiles } from './export-files.ts';
import { readExport } from './read-exports.ts';

export type ExportMade =
  | { kind: 'made'; id: string; version: number }
  /** Nothing has been published yet. */
  | { kind: 'no-release' }
  /** Of all that was published nothing fits the choice. */
  | { kind: 'no-figures' }
  | { kind: 'unknown' }
  | { kind: 'ended' };

export type ExportMaking = {
  database: Database;
  releases: PublishedReleases;
  member: Pick<StaffMember, 'tokenId' | 'name'>;
  /** ISO day, Amsterdam. */
  today: string;
  invented: boolean;
};

/** Saves a question and makes its first version. Only published figures go in: it never reads a counter. */
export async function makeExport(making: ExportMaking, request: ExportRequest): Promise<ExportMade> {
  const found = await figuresFor(making, request);
  if ('kind' in found) return found;
  const id = randomUUID();
  const files = filesOf(making, request, { id, version: 1 }, found);
  await making.database.commit(async (transaction) => {
    await transaction
      .insertInto('exports')
      .values({
        ...{ id, question: request.question, filters: JSON.stringify(request.filters) },
        ...{ ends_on: request.endsOn, ...madeBy(making) },
      })
      .execute();
    await addVersion(transaction, making, { id, version: 1 }, found, files);
  });
  return { kind: 'made', id, version: 1 };
}

/** Asks the same question of what is public now: one version more, and the ones before it stay as they are. */
export async function makeExportAgain(making: ExportMaking, id: string): Promise<ExportMade> {
  const known = await readExport(making.database.store, id, making.today);
  if (known === null) return { kind: 'unknown' };
  if (known.ended) return { kind: 'ended' };
  const found = await figuresFor(making, known);
  if ('kind' in found) return found;
  const version = await making.database.commit((transaction) =>
    addNextVersion(transaction, making, known, found),
  );
  // Somebody else made that version a moment earlier: this one comes after it.
  return version === null ? makeExportAgain(making, id) : { kind: 'made', id, version };
}

async function addNextVersion(
  transaction: StoreTransaction,
  making: ExportMaking,
  known: ExportRequest & { id: string },
  found: Figures,
): Promise<number | null> {
  const { id } = known;
  const { newest } = await transaction
    .selectFrom('export_versions')
    .select(({ fn }) => fn.max('version').as('newest'))
    .where('export_id', '=', id)
    .executeTakeFirstOrThrow();
  const version = Number(newest) + 1;
  const files = filesOf(making, known, { id, version }, found);
  return (await addVersion(transaction, making, { id, version }, found, files)) ? version : null;
}

type Named = { id: string; version: number };
type Figures = { rows: PublishedRow[]; release: Pick<PublishedRelease, 'version' | 'sha256'> };

async function figuresFor(
  { releases }: ExportMaking,
  { filters }: Pick<ExportRequest, 'filters'>,
): Promise<Figures | { kind: 'no-release' | 'no-figures' }> {
  const published = await releases();
  const newest = published.toSorted((one, other) => other.version - one.version)[0];
  if (newest === undefined) return { kind: 'no-release' };
  const rows = chooseRows(publishedRows(published), filters);
  const { version, sha256 } = newest;
  return rows.length === 0 ? { kind: 'no-figures' } : { rows, release: { version, sha256 } };
}

function filesOf(making: ExportMaking, request: ExportRequest, named: Named, figures: Figures): ExportFile[] {
  const { question, filters, endsOn } = request;
  const { today: madeOn, invented } = making;
  return exportFiles({ question, filters, endsOn, madeOn, invented, ...named, ...figures });
}

/** False, with nothing added, when that version is there already. */
async function addVersion(
  transaction: StoreTransaction,
  making: ExportMaking,
  { id, version }: Named,
  { rows, release }: Figures,
  files: ExportFile[],
): Promise<boolean> {
  const added = await transaction
    .insertInto('export_versions')
    .values({
      ...{ export_id: id, version, release_version: release.version, release_sha256: release.sha256 },
      ...{ figures: rows.length, ...madeBy(making) },
    })
    .onConflict((conflict) => conflict.columns(['export_id', 'version']).doNothing())
    .returning('version')
    .executeTakeFirst();
  if (added === undefined) return false;
  await transaction
    .insertInto('export_files')
    .values(files.map((file) => ({ export_id: id, version, ...file })))
    .execute();
  return true;
}

const madeBy = ({ member, today }: ExportMaking) => ({
  ...{ made_by: member.tokenId, made_by_name: member.name, made_on: today },
});
