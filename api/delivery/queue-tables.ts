import type { IsoWeek } from '#api/counts/week.ts';
import type { DeliveryState } from './delivery-state.ts';

/** What waits for a receiver and is offered until that receiver has confirmed it. */
export type QueueTable = {
  id: string;
  report_id: Uint8Array;
  destination: string;
  state: DeliveryState;
  attempts: number;
  /** Milliseconds since 1970, rounded up to 15 minutes; null: at once. */
  next_at: number | null;
  /** Milliseconds since 1970, rounded up to 15 minutes. */
  lease_until: number | null;
  lease_holder: string | null;
  /** Of an older version; emptied, and never filled again. */
  hub_reference: null;
  /** ISO week in which the hub confirmed; the term of deletion runs from its end. */
  settled_week: IsoWeek | null;
};

/** "This report is withdrawn", for one receiver that may hold it. */
export type NoticesTable = QueueTable & {
  /** ISO week of the recall. */
  made_week: IsoWeek;
};
