import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '#api/storage/database.ts';

/**
 * Waves of the survey. Of answers only sums are kept, per place and question apart. No row is one person's once a second
 * form of that place came in; of the first one the answers stand side by side until then, the hidden one behind its die.
 */
export function surveys(dialect: Dialect): Migration {
  const bytes = dialect === 'sqlite' ? 'BLOB' : 'BYTEA';
  const options = dialect === 'sqlite' ? 'STRICT, WITHOUT ROWID' : '';
  const statements = [
    `CREATE TABLE survey_waves (
      id TEXT PRIMARY KEY,
      code TEXT NOT NULL UNIQUE,
      title TEXT NOT NULL,
      access TEXT NOT NULL CHECK (access IN ('open', 'letters')),
      from_day TEXT NOT NULL,
      to_day TEXT NOT NULL,
      made_by_name ${bytes} NOT NULL,
      made_on TEXT NOT NULL,
      CHECK (from_day <= to_day)
    ) ${options}`,
    `CREATE TABLE survey_counts (
      wave_id TEXT NOT NULL REFERENCES survey_waves (id),
      area_code TEXT NOT NULL,
      question TEXT NOT NULL,
      answer TEXT NOT NULL,
      n INTEGER NOT NULL CHECK (n > 0),
      PRIMARY KEY (wave_id, area_code, question, answer)
    ) ${options}`,
    `CREATE TABLE survey_marks (
      mark ${bytes} PRIMARY KEY,
      wave_id TEXT NOT NULL REFERENCES survey_waves (id),
      kind TEXT NOT NULL CHECK (kind IN ('letter', 'sent'))
    ) ${options}`,
    'CREATE INDEX survey_marks_of_wave ON survey_marks (wave_id, kind)',
  ];
  return {
    up: async (db: Kysely<unknown>) => {
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}
