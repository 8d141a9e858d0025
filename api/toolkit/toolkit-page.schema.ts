import type { Material } from '#content/kits/materials.ts';
import type { FullLanguage } from '#content/languages.ts';

type Public = { language: FullLanguage };
/** A municipality or water; null is the whole province. */
type Place = { slug: string; name: string };

/** `/toolkit`: what there is. */
export type ToolkitPage = Public & { kind: 'toolkit' };

/** `/toolkit/<kit>/<area>`: what can be printed and downloaded for one place. */
export type KitPage = Public & {
  kind: 'toolkit-kit';
  /** Code of a kit in `content/kits/`. */
  kit: string;
  area: Place | null;
  areas: Place[];
  /** A campaign with this kit runs there now. */
  hasCampaign: boolean;
  files: FinishedFile[];
};

/** Made by `npm run kit`, ready to download. */
export type FinishedFile = { name: string; material: Material; type: string; kilobytes: number };

/** One sheet or picture, as it comes out of the printer. */
export type MaterialPage = Public & {
  kind: 'material';
  kit: string;
  material: Material;
  areaName: string | null;
  /** A campaign counts who comes by this code. */
  hasCampaign: boolean;
  /** Where the code leads, as people type it: no `https://`. */
  address: string;
  /** The code as an SVG. */
  qr: string;
  /** A picture of the municipality's own, as a `data:` address; only for who prints. */
  logo: string | null;
};
