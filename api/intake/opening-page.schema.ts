/** `/meldingen/elders`: why somebody must see one report outside their region. */
export type ElsewherePage = {
  kind: 'desk-elsewhere';
  /** As typed, or the report that was asked for. */
  fields: { id: string; reason: string };
  problems: { field: string; code: string; limit?: number }[];
  /** There is no such report in the region; whether there is one elsewhere, nobody is told. */
  missing: boolean;
  limits: { reasonShortest: number; reasonLongest: number };
};
