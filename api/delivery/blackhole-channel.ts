import type { Channel, Sent } from './channel.ts';

/** Confirms everything and keeps nothing: for measuring the road without a hub at its end. */
export function blackholeChannel(): Channel {
  return {
    destination: 'blackhole',
    batchMs: 0,
    send: async ({ reportId }) => swallowed(reportId),
    withdraw: async ({ reportId }) => swallowed(reportId),
    close: async () => {},
  };
}

const swallowed = (reportId: string): Sent => ({
  kind: 'delivered',
  hubReference: `blackhole-${reportId.slice(0, 12)}`,
});
