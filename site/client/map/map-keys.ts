export type MapCommand =
  | { kind: 'move'; right: number; down: number }
  | { kind: 'zoom'; by: 1 | -1 }
  | { kind: 'set' }
  | { kind: 'remove' };

/** In pixels, so that a step is smaller on the ground the further the map is zoomed in. */
const stepPixels = 24;
const bigStepPixels = 120;

const directions = new Map<string, [right: number, down: number]>([
  ['ArrowLeft', [-1, 0]],
  ['ArrowRight', [1, 0]],
  ['ArrowUp', [0, -1]],
  ['ArrowDown', [0, 1]],
]);
const others = new Map<string, MapCommand>([
  ['+', { kind: 'zoom', by: 1 }],
  ['=', { kind: 'zoom', by: 1 }],
  ['-', { kind: 'zoom', by: -1 }],
  ['_', { kind: 'zoom', by: -1 }],
  ['Enter', { kind: 'set' }],
  [' ', { kind: 'set' }],
  ['Delete', { kind: 'remove' }],
  ['Backspace', { kind: 'remove' }],
]);

/** What a key on the map asks for; null leaves the key to the browser. */
export function mapCommand(
  pressed: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>,
) {
  if (pressed.ctrlKey || pressed.altKey || pressed.metaKey) return null;
  const direction = directions.get(pressed.key);
  if (direction === undefined) return others.get(pressed.key) ?? null;
  const step = pressed.shiftKey ? bigStepPixels : stepPixels;
  return { kind: 'move', right: direction[0] * step, down: direction[1] * step } satisfies MapCommand;
}
