/** A group of people and how many of them answered; `within` is the code of the group that it is a part of. */
export type CountedGroup = { code: string; within: string | null; of: number };

/**
 * Codes of the groups that may be shown, of groups in the order from large to small. Not those of fewer than `least`, and
 * not so many of the others that a subtraction tells what those few answered: whatever a shown group is more than the shown
 * groups within it is nobody or at least `least` people. Where it would be fewer, the smallest of them is hidden as well.
 */
export function shownGroups(groups: readonly CountedGroup[], least: number): ReadonlySet<string> {
  const shown = new Set(groups.filter(({ of }) => of >= least).map(({ code }) => code));
  /** The largest shown groups within one, through hidden ones. */
  const shownWithin = (outer: string): CountedGroup[] =>
    groups
      .filter(({ within }) => within === outer)
      .flatMap((group) => (shown.has(group.code) ? [group] : shownWithin(group.code)));
  // From small to large: what is hidden within a group is left over in it.
  for (const { code, of } of groups.toReversed())
    while (shown.has(code)) {
      const inner = shownWithin(code).sort((one, other) => one.of - other.of);
      const left = inner.reduce((rest, group) => rest - group.of, of);
      const [smallest] = inner;
      if (left === 0 || left >= least || smallest === undefined) break;
      shown.delete(smallest.code);
    }
  return shown;
}
