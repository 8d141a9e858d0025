const files = import.meta.glob<string>('../../../content/kits/drawings/*.svg', {
  eager: true,
  import: 'default',
  query: '?raw',
});

/** Kits whose drawing lies in the water. */
const atSea = ['drijvend-pakket', 'haven-en-nachtregister'];

/** What lies in the beam on a poster of this kit, and on what; a kit without a drawing stops the page. */
export function kitDrawing(kit: string): { shapes: string; ground: 'land' | 'sea' } {
  const shapes = files[`../../../content/kits/drawings/${kit}.svg`];
  if (shapes === undefined) throw new Error(`Missing drawing of kit "${kit}"`);
  return { shapes, ground: atSea.includes(kit) ? 'sea' : 'land' };
}
