import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '#api/config.ts';
import { ogcDocument } from '#api/ogc/ogc-document.ts';
import { deskService, publicService } from '#api/ogc/ogc-services.ts';
import { deskOpenApiDocument } from '#api/openapi-desk-document.ts';
import { openApiDocument } from '#api/openapi-document.ts';
import type { Store } from '#api/storage/database.ts';
import { command, print, UsageFault } from './command.ts';

const help = `node api/commands/openapi.ts FOLDER   write the OpenAPI documents of this configuration

Writes site/openapi.json, site/ogc.json, desk/openapi.json and desk/ogc.json: the documents that a running server gives.
Nothing is started and no database is opened.`;

const never = () => {
  throw new Error('A description asks for no figures.');
};

await command(help, {}, async ({ words }) => {
  const [folder] = words;
  if (folder === undefined || words.length > 1) throw new UsageFault('Name one folder to write in.');
  const { PUBLIC_URL: publicUrl, DESK_URL: deskUrl } = readConfig();
  const store = new Proxy({} as Store, { get: never });
  const documents = {
    'site/openapi.json': openApiDocument(publicUrl),
    'site/ogc.json': ogcDocument(publicService({ releases: never, now: never, publicUrl })),
    'desk/openapi.json': deskOpenApiDocument(deskUrl),
    'desk/ogc.json': ogcDocument(deskService({ store, now: never, deskUrl })),
  };
  for (const side of ['site', 'desk']) mkdirSync(join(folder, side), { recursive: true });
  for (const [name, document] of Object.entries(documents)) {
    writeFileSync(join(folder, name), `${JSON.stringify(document, null, 2)}\n`);
    print(join(folder, name));
  }
  return 0;
});
