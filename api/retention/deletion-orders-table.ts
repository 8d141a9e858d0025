/** Two people who ordered the deletion of reports that no hub ever confirmed; kept, with no report named. */
export type DeletionOrdersTable = {
  id: string;
  /** Day of the order, `2026-11-22`. */
  ordered_on: string;
  first_person: string;
  second_person: string;
  /** How many reports lost their content. */
  reports: number;
};
