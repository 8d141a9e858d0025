/** Leaflet 1.9.4 tries out as it loads whether a text can become a drawing; the answer only chooses its own credit line. */
const probe = "div.innerHTML = '<svg/>';";

/**
 * The policy of our pages lets no text become markup, without exception (Trusted Types, `api/guard/headers.ts`). So the
 * one place where Leaflet does so unasked is left out at build, and the build stops when it is not found any more.
 */
export function leafletWithoutMarkup() {
  return {
    name: 'leaflet-without-markup',
    transform(code: string, id: string) {
      if (!/\/leaflet\/dist\/leaflet-src(\.esm)?\.js/.test(id)) return;
      if (code.split(probe).length !== 2)
        throw new Error('Leaflet changed: its probe for drawings is not found');
      return { code: code.replace(probe, ''), map: null };
    },
  };
}
