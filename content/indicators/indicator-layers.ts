import businessEstablishments from './business-establishments.json' with { type: 'json' };
import farms from './farms.json' with { type: 'json' };
import households from './households.json' with { type: 'json' };
import { type LayerFile, layerFile } from './indicator-layer.schema.ts';
import rural from './rural.json' with { type: 'json' };
import water from './water.json' with { type: 'json' };

/** The layers that come with the software, in the order of the page. To add one: its file, its import, one name here. */
export const indicatorLayers: readonly LayerFile[] = [
  ...[households, businessEstablishments, farms, water, rural],
].map((file) => layerFile.parse(file));
