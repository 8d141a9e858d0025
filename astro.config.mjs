import { fileURLToPath } from 'node:url';
import node from '@astrojs/node';
import { defineConfig } from 'astro/config';
import { compressFiles } from './site/compress-files.ts';
import { leafletWithoutMarkup } from './site/leaflet-without-markup.ts';
import { makeOffline } from './site/make-offline.ts';
import { makeSearchIndex } from './site/make-search-index.ts';
import { makeShareImages } from './site/make-share-images.ts';
import { publishScriptHashes } from './site/publish-script-hashes.ts';
import { purgeCss } from './site/purge-css.ts';
import { stylePerKind } from './site/style-per-kind.ts';
import { styleRenderedPages } from './site/style-rendered-pages.ts';
import { writeSbom } from './site/write-sbom.ts';

// Astro 7.3.0 imports this file of its own under a name that its package does not export.
const loggerOfAstro = fileURLToPath(new URL('core.js', import.meta.resolve('astro/logger')));

export default defineConfig({
  srcDir: './site',
  publicDir: './site/public',
  outDir: './dist',
  output: 'static',
  adapter: node({ mode: 'middleware' }),
  trailingSlash: 'never',
  build: { format: 'file', inlineStylesheets: 'never' },
  // The public listener refuses cross-site posts itself; under `Referrer-Policy: no-referrer` browsers send
  // `Origin: null` and this check would turn every honest report away.
  security: { checkOrigin: false },
  markdown: { syntaxHighlight: false },
  devToolbar: { enabled: false },
  vite: {
    plugins: [leafletWithoutMarkup()],
    build: { assetsInlineLimit: 0 },
    css: { postcss: { plugins: [purgeCss] } },
    resolve: { alias: { 'astro/_internal/logger': loggerOfAstro } },
  },
  integrations: [
    stylePerKind(),
    styleRenderedPages(),
    makeSearchIndex(),
    makeShareImages(),
    makeOffline(),
    publishScriptHashes(),
    writeSbom(),
    compressFiles(),
  ],
});
