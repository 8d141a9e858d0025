import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/** Packages that name no licence in their package.json, with what their own LICENSE file says. */
const licencesFromFiles: Record<string, string> = { 'png-js': 'MIT' };

type Licences = { license: { id: string } }[];
type Component = { name: string; version: string; licenses?: Licences };
export type Sbom = {
  serialNumber?: string;
  metadata: { timestamp?: string; component: Component };
  components: Component[];
};

/**
 * Writes `sbom.cdx.json` beside the built site: every package that runs, with version, licence and hash, in CycloneDX as
 * npm itself makes it from the lock file. It is not served: who operates the service has it, with the build, and a
 * stranger gets no list of versions to look for weak spots in.
 */
export function writeSbom(): AstroIntegration {
  let outDir = '';
  return {
    name: 'write-sbom',
    hooks: {
      'astro:config:done': ({ config }) => {
        outDir = fileURLToPath(config.outDir);
      },
      'astro:build:done': () => {
        const root = fileURLToPath(new URL('..', import.meta.url));
        writeFileSync(join(outDir, 'sbom.cdx.json'), `${JSON.stringify(sbomOf(root), null, 2)}\n`);
      },
    },
  };
}

/** Without number and moment: the same lock file gives the same list. */
function sbomOf(root: string): Sbom {
  const { serialNumber: _random, ...sbom } = JSON.parse(askNpm(root)) as Sbom;
  const { timestamp: _now, ...metadata } = sbom.metadata;
  const { name, version } = readJson(root, 'package.json') as Component;
  // npm calls it after its folder.
  const component = { ...metadata.component, name, version };
  return { ...sbom, metadata: { ...metadata, component }, components: sbom.components.map(withLicence) };
}

function withLicence(component: Component): Component {
  const id = licencesFromFiles[component.name];
  return component.licenses?.length || id === undefined
    ? component
    : { ...component, licenses: [{ license: { id } }] };
}

/**
 * From a lock file without what only development needs: `--omit dev` of npm also leaves out what both need.
 * @throws Error when npm is not there, or answers no list
 */
function askNpm(root: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'nhda-sbom-'));
  try {
    const { devDependencies: _tools, ...manifest } = readJson(root, 'package.json');
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(runtimeLock(root)));
    return run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runtimeLock(root: string) {
  const { packages, ...lock } = readJson(root, 'package-lock.json') as {
    packages: Record<string, { dev?: boolean; devDependencies?: unknown }>;
  };
  const running = Object.entries(packages).flatMap(([path, { devDependencies: _tools, ...entry }]) =>
    entry.dev ? [] : [[path, entry]],
  );
  return { ...lock, packages: Object.fromEntries(running) };
}

const readJson = (root: string, name: string) =>
  JSON.parse(readFileSync(join(root, name), 'utf8')) as Record<string, unknown>;

function run(cwd: string): string {
  const words = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
  const cli = process.env.npm_execpath;
  const [file, first] = cli?.endsWith('.js') ? [process.execPath, [cli]] : ['npm', []];
  const { status, stdout, error } = spawnSync(file, [...first, ...words], {
    ...{ cwd, encoding: 'utf8', maxBuffer: 2 ** 26 },
    shell: process.platform === 'win32' && first.length === 0,
    env: { ...process.env, npm_config_update_notifier: 'false', npm_config_loglevel: 'error' },
  });
  if (status !== 0) throw new Error(`npm sbom did not list the packages: ${error?.message ?? status}`);
  return stdout;
}
