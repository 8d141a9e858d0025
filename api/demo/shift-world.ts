import { type World, world as worldSchema } from './world.schema.ts';

/** The same world moved by whole weeks, so that it ends in the week of `today` (an ISO day). */
export function shiftWorld(world: World, today: string): World {
  const days = Temporal.PlainDate.from(world.to).until(today).total({ unit: 'days' });
  const weeks = Math.floor(days / 7);
  const moved = JSON.parse(JSON.stringify(world), (_, value: unknown) =>
    typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
      ? Temporal.PlainDate.from(value).add({ weeks }).toString()
      : value,
  );
  return worldSchema.parse(moved);
}
