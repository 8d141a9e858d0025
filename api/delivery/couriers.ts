import { type Courier, type CourierParts, courier } from './courier.ts';

/** One courier per road: a mail server that hangs must not hold up the webhook. */
export function couriers(parts: CourierParts): Courier {
  const each = parts.channels.map((channel) => courier({ ...parts, channels: [channel] }));
  return {
    nudge: () => {
      for (const one of each) one.nudge();
    },
    start: () => {
      for (const one of each) one.start();
    },
    stop: async () => void (await Promise.all(each.map((one) => one.stop()))),
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
