import type { Channel } from './channel.ts';
import { type Courier, type CourierParts, courier } from './courier.ts';

/**
 * One courier per road: a mail server that hangs must not hold up the webhook. `besides` are roads that lead to no hub:
 * they are walked as well, but a round is over the hub's alone.
 */
export function couriers(parts: CourierParts, besides: readonly Channel[] = []): Courier {
  const along = (channel: Channel) => courier({ ...parts, channels: [channel] });
  const each = parts.channels.map(along);
  const all = [...each, ...besides.map(along)];
  return {
    nudge: () => {
      for (const one of all) one.nudge();
    },
    start: () => {
      for (const one of all) one.start();
    },
    stop: async () => void (await Promise.all(all.map((one) => one.stop()))),
    round: async (everything) => {
      const tallies = await Promise.all(each.map((one) => one.round(everything)));
      const sum = { delivered: 0, handedOver: 0, refused: 0 };
      for (const tally of tallies) {
        sum.delivered += tally.delivered;
        sum.handedOver += tally.handedOver;
        sum.refused += tally.refused;
      }
      return sum;
    },
  };
}
