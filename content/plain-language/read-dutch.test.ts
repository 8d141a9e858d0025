import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { test } from 'node:test';
import { readDutch } from './read-dutch.ts';

test('every file of prose, namespace, kit, self-check and meeting in Dutch is read, and none is empty', async () => {
  const pages = await readDutch();
  const read = new Set(pages.map(({ file }) => file));
  const files = globSync('content/*/nl/*').map((file) => file.replaceAll('\\', '/'));
  assert.ok(files.length > 20);
  for (const file of files) assert.ok(read.has(file), file);
  for (const [folder, fewest] of Object.entries({ kits: 7, 'self-checks': 4, events: 1 })) {
    const typed = [...read].filter((file) => file.startsWith(`content/${folder}/`));
    assert.ok(typed.length >= fewest, folder);
  }
  for (const { file, texts } of pages) assert.ok(texts.length > 0, file);
});

test('a kit is read in Dutch only, and what staff read is spelled but not scored', async () => {
  const pages = await readDutch();
  const kit = pages.find(({ file }) => file === 'content/kits/bedrijventerrein.ts');
  assert.ok(kit);
  assert.ok(kit.texts.includes('Wie werkt hier ’s nachts?'));
  assert.ok(!kit.texts.some((text) => text.includes('night')));
  const staff = pages.filter(({ readers }) => readers === 'staff').map(({ file }) => file);
  assert.ok(staff.includes('content/i18n/nl/desk.json'));
  assert.ok(!staff.includes('content/i18n/nl/report.json'));
});
