/**
 * Runs something that moves what is below it, but never between the press and the release of a finger or mouse: a
 * button that moves away under the finger is a button that was not pressed.
 */
let pressed = false;
let waiting: (() => void)[] = [];

function release(): void {
  pressed = false;
  const runs = waiting;
  waiting = [];
  // The click comes right after the release.
  setTimeout(() => {
    for (const run of runs) run();
  }, 50);
}

addEventListener('pointerdown', () => (pressed = true), { capture: true });
for (const end of ['pointerup', 'pointercancel', 'blur'])
  addEventListener(end, release, { capture: end !== 'blur' });

export function afterPress(run: () => void): void {
  if (pressed) waiting.push(run);
  else run();
}
