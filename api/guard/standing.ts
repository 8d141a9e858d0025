import type { ReportFlag } from '#api/reports/report-flag.ts';
import type { Lane } from './lanes.ts';

/** All that is known of a report when its turn is decided; nothing of it says who sent it. */
export type Standing = {
  flag: ReportFlag;
  /** It came through our own form, with a token that we made. */
  fromForm: boolean;
  /** More reports than usual come from its network. */
  busyNetwork: boolean;
  /** Danger at sea, and its network has not said so too often. */
  danger: boolean;
  /** Its sender had a machine work for it. */
  proved: boolean;
};

/**
 * Where a report stands in the row. Suspicion never refuses a report: it waits for what is left. A filled trap or a
 * missing token says more than a busy network, which may be a village, a mobile provider or Tor.
 */
export function laneOf({ flag, fromForm, busyNetwork, danger, proved }: Standing): Lane {
  const suspected = flag !== 'none' && flag !== 'too-old';
  if (danger && flag !== 'trap') return 'first';
  if (proved && !suspected) return 'first';
  if (proved) return 'known';
  if (suspected) return 'doubtful';
  if (fromForm) return busyNetwork ? 'normal' : 'known';
  return busyNetwork ? 'doubtful' : 'normal';
}

/** What the hub is told; the first that is true. */
export function flagOf({ flag, busyNetwork, proved }: Standing): ReportFlag {
  if (flag !== 'none') return flag;
  return busyNetwork && !proved ? 'busy-network' : 'none';
}
