import type { ReportState } from '#api/intake/report-states.ts';
import type { ReportReward } from '#api/rewards/rewards.schema.ts';
import type { Phenomenon } from '#content/taxonomy/phenomena.ts';

/** One report as staff see it without the hub's key: its clear columns, and that there are messages. */
export type DeskReportPage = {
  kind: 'desk-report';
  report: {
    id: string;
    areaName: string | null;
    phenomenon: Phenomenon;
    week: string;
    state: ReportState;
    flag: string;
    language: string;
  };
  messages: {
    id: string;
    kind: string;
    direction: 'to-reporter' | 'to-hub';
    byRole: string;
    week: string;
    read: boolean;
    answered: boolean;
    ended: boolean;
  }[];
  reward: ReportReward;
  /** Why nothing can be asked; `null` when it can. */
  closed: 'role' | 'elsewhere' | 'no-thread' | 'thread-full' | null;
  /** As typed; `id` makes a second press the same question. */
  form: { id: string; text: string; choices: string; checkBack: string };
  /** What was typed to propose a reward, and why any step about a reward was refused. */
  proposal: { amountClass: string; reason: string } & Pick<DeskReportPage, 'problems' | 'notice'>;
  limits: { textLength: number; choiceLength: number; checkBack: { first: string; last: string } };
  problems: { field: string; code: string; limit?: number }[];
  /** A refusal of the whole, such as `thread-full`. */
  notice: string | null;
};
