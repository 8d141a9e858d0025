import { type DayWindow, overlap } from './plan-days.ts';

/** A campaign as a calendar knows it; a standing one has no last day. */
export type CalendarRun = { id: string; areas: readonly string[]; from: string; to: string | null };

/** Two campaigns that the public sees at the same time in the same areas: neither effect can be told from the other. */
export type CampaignOverlap = {
  one: string;
  other: string;
  areas: string[];
  from: string;
  to: string | null;
};

/** Every pair that overlaps, in the order in which it begins. */
export function campaignOverlaps(runs: readonly CalendarRun[]): CampaignOverlap[] {
  return runs
    .flatMap((one, at) => runs.slice(at + 1).flatMap((other) => between(one, other)))
    .sort((one, other) => (one.from < other.from ? -1 : 1));
}

function between(one: CalendarRun, other: CalendarRun): CampaignOverlap[] {
  const areas = one.areas.filter((code) => other.areas.includes(code));
  if (areas.length === 0 || !overlap(windowOf(one), windowOf(other))) return [];
  const ends = [one.to, other.to].filter((day) => day !== null).sort();
  return [
    {
      ...{ one: one.id, other: other.id, areas },
      from: one.from > other.from ? one.from : other.from,
      to: ends[0] ?? null,
    },
  ];
}

const windowOf = ({ from, to }: CalendarRun): DayWindow => ({ from, to: to ?? '9999-12-31' });
