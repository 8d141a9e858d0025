import type { CampaignLine, CampaignsPage } from '#api/campaigns/campaign-page.schema.ts';

/** One bar of the calendar: a stretch of days as shares of its width, 0 to 1200 (100 a month). */
export type CalendarBar = { x: number; width: number };
export type CalendarRow = {
  campaign: CampaignLine;
  bar: CalendarBar;
  /** It began before the calendar does, or goes on after it. */
  before: boolean;
  after: boolean;
  overlaps: CalendarBar[];
};

export const calendarMonths = 12;
const monthWidth = 100;
const monthsBack = 2;

/** The months of the calendar, `2026-11`: two that lie behind and ten ahead. */
export function monthsAround(today: string): string[] {
  const first = Temporal.PlainDate.from(today).toPlainYearMonth().subtract({ months: monthsBack });
  return Array.from({ length: calendarMonths }, (_, months) => first.add({ months }).toString());
}

/** Where a day lies among the months: each is as wide as the others, however many days it has. */
export function placeOf(day: string, months: readonly string[]): number {
  const [first = ''] = months;
  const date = Temporal.PlainDate.from(day);
  const month = Temporal.PlainYearMonth.from(first).until(date.toPlainYearMonth(), { largestUnit: 'months' });
  return monthWidth * (month.months + (date.day - 1) / date.daysInMonth);
}

/** Campaigns that the calendar shows, in the order in which they begin; withdrawn ones take no room. */
export function calendarRows({ campaigns, overlaps, today }: CampaignsPage): CalendarRow[] {
  const months = monthsAround(today);
  const end = calendarMonths * monthWidth;
  return campaigns
    .filter(({ state }) => state !== 'withdrawn')
    .map((campaign) => {
      const from = placeOf(campaign.from, months);
      const to = campaign.to === null ? Infinity : placeOf(dayAfter(campaign.to), months);
      const own = overlaps.filter(({ one, other }) => one === campaign.id || other === campaign.id);
      return {
        ...{ campaign, bar: barOf(from, to), before: from < 0, after: to > end },
        overlaps: own
          .map((pair) =>
            barOf(
              placeOf(pair.from, months),
              pair.to === null ? Infinity : placeOf(dayAfter(pair.to), months),
            ),
          )
          .filter(({ width }) => width > 0),
      };
    })
    .filter(({ bar }) => bar.width > 0)
    .sort((one, other) => (one.campaign.from < other.campaign.from ? -1 : 1));
}

const dayAfter = (day: string) => Temporal.PlainDate.from(day).add({ days: 1 }).toString();

function barOf(from: number, to: number): CalendarBar {
  const end = calendarMonths * monthWidth;
  const [x, last] = [Math.max(from, 0), Math.min(to, end)];
  return { x: Math.round(x), width: Math.max(0, Math.round(last - x)) };
}
