import { DatabaseSync } from 'node:sqlite';

export type TableLayout = {
  name: string;
  columns: string[];
  primaryKey: string[];
  /** Columns that refer to a row of the same table: those rows come last. */
  ownReferences: string[];
};

const names = `select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'
  and name not like 'kysely_%' order by name`;

/** Our tables as a SQLite file has them, each after the tables that it refers to: in this order rows can be stored. */
export function tableLayouts(file: string): TableLayout[] {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const waiting = new Map(
      database
        .prepare(names)
        .all()
        .map(({ name }) => [String(name), parentsOf(database, String(name))]),
    );
    const ordered: TableLayout[] = [];
    while (waiting.size > 0) {
      const ready = [...waiting].filter(([name, parents]) =>
        parents.every(({ table }) => table === name || !waiting.has(table)),
      );
      if (ready.length === 0) throw new Error('Tables refer to each other in a circle');
      for (const [name, parents] of ready) {
        waiting.delete(name);
        const ownReferences = parents.filter(({ table }) => table === name).map(({ column }) => column);
        ordered.push({ name, ...columnsOf(database, name), ownReferences });
      }
    }
    return ordered;
  } finally {
    database.close();
  }
}

function parentsOf(database: DatabaseSync, name: string): { table: string; column: string }[] {
  const rows = database.prepare('select "table", "from" from pragma_foreign_key_list(?)').all(name);
  return rows.map((row) => ({ table: String(row.table), column: String(row.from) }));
}

function columnsOf(database: DatabaseSync, name: string): Pick<TableLayout, 'columns' | 'primaryKey'> {
  // `pk` is the place of a column in the key, from 1.
  const rows = database.prepare('select name, pk from pragma_table_info(?)').all(name);
  const keys = rows.filter(({ pk }) => Number(pk) > 0);
  return {
    columns: rows.map((row) => String(row.name)),
    primaryKey: keys
      .toSorted((one, other) => Number(one.pk) - Number(other.pk))
      .map((row) => String(row.name)),
  };
}
