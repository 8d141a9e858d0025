/** Rows of some megabytes each. */
const large = ['photos', 'export_files'];

/** How many rows of a table may be in memory together. */
export const rowsAtOnce = (table: string): number => (large.includes(table) ? 4 : 200);
