import type { Bytes } from '#api/storage/database.ts';

/** What travels: the seal and nothing in clear. `reportId` in hex names the report to the hub. */
export type Parcel = { deliveryId: string; reportId: string; sealed: Bytes };
/** "This report is withdrawn": its name and nothing else. `noticeId` is the same on every try. */
export type Withdrawal = { noticeId: string; reportId: string };

/**
 * `delivered`: the hub confirmed with its own reference. `handed-over`: on its way, the hub must still confirm.
 * `refused`: not delivered; `code` is short and of our own making, `retryAfterMs` what the receiver asked for.
 */
export type Sent =
  | { kind: 'delivered'; hubReference: string }
  | { kind: 'handed-over' }
  | { kind: 'refused'; code: string; retryAfterMs?: number };

/** A road to the hub. A channel never throws for what the other side does, and never logs. */
export type Channel = {
  destination: string;
  /** Reports are gathered for this long before they go out together; 0: at once. */
  batchMs: number;
  send(parcel: Parcel, signal: AbortSignal): Promise<Sent>;
  /** Tells the hub to delete what it has of a report; done when it confirms, like a report itself. */
  withdraw(withdrawal: Withdrawal, signal: AbortSignal): Promise<Sent>;
  close(): Promise<void>;
};

/** The hub's own name for a report; anything else is not a confirmation. */
export function isHubReference(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= 200;
}
