import { deadAmong, leaseHolder } from './delivery/lease-holder.ts';
import { roundedUp } from './delivery/outbox.ts';
import type { Database, StoreTransaction } from './storage/database.ts';

/** Longer than any night's work: a claim of another machine that crashed is free again the same day. */
const claimMs = 2 * 3_600_000;
const doneSetting = 'nightly-jobs-day';
const claimSetting = 'nightly-jobs-claim';

type Claim = { day: string; untilMs: number; holder: string };

/**
 * Keeps the work of a day for one process, and marks it as done only after it is. A process that crashes in between
 * leaves a claim that ends: at once when it ran on this machine, else after two hours.
 */
export function nightClaim({ store, commit }: Database, now: () => number) {
  const holder = leaseHolder();

  const taken = ({ day, untilMs, holder: other }: Claim, wanted: string) =>
    day === wanted && untilMs > now() && deadAmong([other]).length === 0;

  return {
    take: (day: string): Promise<boolean> =>
      commit(async (transaction) => {
        if ((await settingOf(transaction, doneSetting)) === day) return false;
        const known = await settingOf(transaction, claimSetting);
        if (known !== null && taken(read(known), day)) return false;
        return replace(transaction, known, written({ day, untilMs: roundedUp(now() + claimMs), holder }));
      }),
    done: async (day: string): Promise<void> => {
      await store
        .insertInto('settings')
        .values({ name: doneSetting, value: day })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: day }))
        .execute();
    },
    /** After a failure: the next look may try again. */
    giveBack: async (): Promise<void> => {
      await store
        .deleteFrom('settings')
        .where('name', '=', claimSetting)
        .where('value', 'like', `% ${holder}`)
        .execute();
    },
  };
}

async function settingOf(transaction: StoreTransaction, name: string): Promise<string | null> {
  const row = await transaction
    .selectFrom('settings')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.value ?? null;
}

/** Of two processes that read the same claim one replaces it. */
async function replace(transaction: StoreTransaction, known: string | null, value: string): Promise<boolean> {
  const changed =
    known === null
      ? await transaction
          .insertInto('settings')
          .values({ name: claimSetting, value })
          .onConflict((conflict) => conflict.column('name').doNothing())
          .returning('name')
          .executeTakeFirst()
      : await transaction
          .updateTable('settings')
          .set({ value })
          .where('name', '=', claimSetting)
          .where('value', '=', known)
          .returning('name')
          .executeTakeFirst();
  return changed !== undefined;
}

const written = ({ day, untilMs, holder }: Claim) => `${day} ${untilMs} ${holder}`;

function read(value: string): Claim {
  const [day = '', untilMs = '', ...holder] = value.split(' ');
  return { day, untilMs: Number(untilMs), holder: holder.join(' ') };
}
