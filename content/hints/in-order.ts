import type { Hint, HintKind } from './hint.ts';

/** Of these the longest words win: a name is its surname too, a post all that it is called. */
const whole: ReadonlySet<HintKind> = new Set(['name', 'role', 'unit-number', 'exact-time']);

/**
 * Hints in the order of the text. Of most kinds the closest words win ("mijn zolder" within "ik stond op mijn zolder"),
 * those that only overlap become one, and the same words are named once: by the rule set that was asked first.
 */
export function inOrder(hints: readonly Hint[]): Hint[] {
  const sorted = hints.toSorted((one, other) => one.from - other.from || other.to - one.to);
  const kept: Hint[] = [];
  const lastOfKind = new Map<string, Hint>();
  const named = new Set<string>();
  for (const hint of closest(sorted)) {
    const last = lastOfKind.get(hint.kind);
    if (last && hint.from < last.to) {
      last.to = Math.max(last.to, hint.to);
      continue;
    }
    const stretch = `${hint.from} ${hint.to}`;
    if (named.has(stretch)) continue;
    named.add(stretch);
    const own = { ...hint };
    lastOfKind.set(hint.kind, own);
    kept.push(own);
  }
  return kept;
}

/** Without those that hold another of their kind; read from the end, where all that could lie within one is known. */
function closest(sorted: readonly Hint[]): Hint[] {
  const firstEnd = new Map<string, number>();
  const holdsNone = (hint: Hint) => {
    const end = firstEnd.get(hint.kind) ?? Number.POSITIVE_INFINITY;
    firstEnd.set(hint.kind, Math.min(end, hint.to));
    return hint.to < end || whole.has(hint.kind);
  };
  return sorted.toReversed().filter(holdsNone).reverse();
}
