import { monitorEventLoopDelay } from 'node:perf_hooks';

export type LoadLevel = 'calm' | 'busy' | 'crowded';

const levels: readonly LoadLevel[] = ['calm', 'busy', 'crowded'];
/** From here on a level counts; it ends below half of it, so that it does not flicker. */
const begins: Record<Exclude<LoadLevel, 'calm'>, { waiting: number; delayMs: number }> = {
  busy: { waiting: 25, delayMs: 150 },
  crowded: { waiting: 250, delayMs: 600 },
};
/** One long moment is no load. */
const samplesUp = 2;
const quietMs = 10_000;

type LoadParts = {
  now: () => number;
  /** Reports that wait for a turn. */
  waiting: () => number;
  /** By how much the event loop was late since the last question, in the middle. */
  loopDelayMs: () => number;
};
export type Load = { level(): LoadLevel; sample(): void };

/** How much there is to do, told from a few samples a second; up within a second, down after ten quiet ones. */
export function loadMeter({ now, waiting, loopDelayMs }: LoadParts): Load {
  let level = 0;
  let above = 0;
  let lastAboveMs = Number.NEGATIVE_INFINITY;

  return {
    level: () => levels[level] as LoadLevel,
    sample: () => {
      const seen = { waiting: waiting(), delayMs: loopDelayMs() };
      above = reaches(seen, level + 1, 1) ? above + 1 : 0;
      if (level === 0 || reaches(seen, level, 0.5)) lastAboveMs = now();
      if (above >= samplesUp) {
        level += 1;
        above = 0;
        lastAboveMs = now();
      } else if (now() - lastAboveMs >= quietMs) {
        level -= 1;
        lastAboveMs = now();
      }
    },
  };
}

function reaches(seen: { waiting: number; delayMs: number }, level: number, share: number): boolean {
  const name = levels[level];
  if (name === undefined || name === 'calm') return false;
  const { waiting, delayMs } = begins[name];
  return seen.waiting >= waiting * share || seen.delayMs >= delayMs * share;
}

/** How often the histogram looks, which is delay that is none. */
const resolutionMs = 20;

/** The delay of this process's event loop. Node's own measure, without a timer of ours. */
export function eventLoopDelay(): { delayMs: () => number; close: () => void } {
  const histogram = monitorEventLoopDelay({ resolution: resolutionMs });
  histogram.enable();
  return {
    delayMs: () => {
      const delayMs = histogram.percentile(50) / 1e6 - resolutionMs;
      histogram.reset();
      return Number.isFinite(delayMs) ? Math.max(0, delayMs) : 0;
    },
    close: () => histogram.disable(),
  };
}
