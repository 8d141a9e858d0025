import type { Store } from '#api/storage/database.ts';
import { indicatorLayer } from '#content/indicators/indicator-layer.schema.ts';
import type { Decision, LayerVersion, LayerWeight } from './layer-version.ts';
import { layerHash, shippedLayers } from './shipped-layers.ts';

export type Indicator = {
  name: string;
  /** Newest first, at least one. */
  versions: LayerVersion[];
  /** What a reader should look at: the newest that was not withdrawn, or the newest of all. */
  current: LayerVersion;
  /** What counts: the newest that was approved and not withdrawn. */
  approved: LayerVersion | null;
  /** Newest first; empty while nobody has chosen one. */
  weights: LayerWeight[];
  weight: number;
};

/** All layers: those of the software in their order, then those that staff added by name. */
export async function readIndicators(store: Store): Promise<Indicator[]> {
  const versions = await readVersions(store);
  const weights = await readWeights(store);
  const added = [...versions.keys()].filter((name) => !shippedLayers.has(name)).sort();
  return [...shippedLayers.keys(), ...added].map((name) =>
    indicatorOf(name, versions.get(name) ?? [], weights.get(name) ?? []),
  );
}

export async function readIndicator(store: Store, name: string): Promise<Indicator | null> {
  return (await readIndicators(store)).find((indicator) => indicator.name === name) ?? null;
}

function indicatorOf(name: string, versions: LayerVersion[], chosen: LayerWeight[]): Indicator {
  const shipped = shippedLayers.get(name);
  const weights = [...chosen, ...(shipped ? [shipped.weight] : [])];
  const standing = versions.filter(({ withdrawal }) => withdrawal === null);
  return {
    ...{ name, versions, weights },
    current: standing[0] ?? (versions[0] as LayerVersion),
    approved: standing.find(({ approval }) => approval !== null) ?? null,
    weight: weights[0]?.weight ?? 0,
  };
}

async function readVersions(store: Store): Promise<Map<string, LayerVersion[]>> {
  const rows = await store.selectFrom('indicator_versions').selectAll().orderBy('version', 'desc').execute();
  const decisions = await readDecisions(store);
  const byName = new Map<string, LayerVersion[]>();
  const add = (name: string, version: LayerVersion) =>
    byName.set(name, [...(byName.get(name) ?? []), { ...version, ...decisions(name, version) }]);
  for (const row of rows) {
    const layer = indicatorLayer.parse(JSON.parse(row.layer));
    add(row.name, {
      ...{ version: row.version, layer, sha256: layerHash(layer) },
      made: { by: row.made_by, byName: row.made_by_name, on: row.made_on },
      ...{ approval: null, withdrawal: null },
    });
  }
  for (const [name, { version }] of shippedLayers) add(name, version);
  return byName;
}

/** A decision belongs to one version with exactly these values: a release that changes a layer needs a new approval. */
async function readDecisions(store: Store) {
  const rows = await store.selectFrom('indicator_decisions').selectAll().execute();
  return (name: string, { version, sha256, approval, withdrawal }: LayerVersion) => {
    const about = rows.filter((row) => row.name === name && row.version === version && row.sha256 === sha256);
    const found = (kind: 'approved' | 'withdrawn'): Decision | null => {
      const row = about.find((one) => one.kind === kind);
      if (row === undefined) return null;
      const { role, reason, made_by, made_by_name, made_on } = row;
      return { role, reason, madeBy: made_by, madeByName: made_by_name, madeOn: made_on };
    };
    return { approval: found('approved') ?? approval, withdrawal: found('withdrawn') ?? withdrawal };
  };
}

async function readWeights(store: Store): Promise<Map<string, LayerWeight[]>> {
  const rows = await store.selectFrom('indicator_weights').selectAll().orderBy('number', 'desc').execute();
  return new Map(
    Object.entries(Object.groupBy(rows, ({ name }) => name)).map(([name, found = []]) => [
      name,
      found.map(({ weight, reason, made_by_name, made_on }) => ({
        ...{ weight, reason, madeByName: made_by_name, madeOn: made_on },
      })),
    ]),
  );
}
