import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { type RunningHouse, removeFolder, startHouse } from './running-house.ts';

let house: RunningHouse;
before(async () => {
  house = await startHouse({ PUBLIC_URL: 'http://127.0.0.1:9' });
});
after(async () => {
  await house.stop();
  removeFolder(house.dataDir);
});

const kit = (...words: string[]) => house.command('api/commands/kit.ts', ...words);
/** Pages of a PDF, and the size of the first in millimetres. */
function measure(pdf: Buffer) {
  const text = pdf.toString('latin1');
  const [, box = ''] = /\/MediaBox \[0 0 ([\d. ]+)\]/.exec(text) ?? [];
  const millimetres = box.split(' ').map((points) => Math.round((Number(points) / 72) * 25.4));
  return { pages: text.match(/\/Type \/Page\b/g)?.length, millimetres };
}

test('one command makes every sheet and picture for a municipality in three languages, and the site offers them', {
  timeout: 120_000,
}, async () => {
  const logo = join(house.dataDir, 'logo.svg');
  writeFileSync(
    logo,
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path d="M0 0h4v4H0z"/></svg>',
  );
  const made = await kit('--kit', 'schuren-te-huur', '--area', 'hollands-kroon', '--logo', logo);
  assert.equal(made.code, 0, made.stderr);
  const folder = join(house.dataDir, 'toolkit');
  const names = readdirSync(folder);
  assert.equal(names.length, 27, '(seven kinds of one file, and a press release of two, in nl, en and pl)');
  for (const language of ['nl', 'en', 'pl']) {
    const read = (material: string) =>
      readFileSync(join(folder, `schuren-te-huur_hollands-kroon_${language}_${material}`));
    const sizes = {
      'poster-a4.pdf': { pages: 1, millimetres: [210, 297] },
      'poster-a3.pdf': { pages: 1, millimetres: [297, 420] },
      'abri.pdf': { pages: 1, millimetres: [1185, 1750] },
      'flyer-a5.pdf': { pages: 2, millimetres: [148, 210] },
      'letter.pdf': { pages: 1, millimetres: [210, 297] },
      'press.pdf': { pages: 1, millimetres: [210, 297] },
    };
    for (const [material, size] of Object.entries(sizes)) {
      assert.deepEqual(measure(read(material)), size, `${language} ${material}`);
      assert.ok(read(material).includes(`/Lang (${language}`), 'tagged, with its language');
    }
    for (const [material, width, height] of [
      ['social-wide.png', 1200, 630],
      ['social-square.png', 1080, 1080],
    ] as const) {
      const picture = await sharp(read(material)).metadata();
      assert.deepEqual([picture.width, picture.height, picture.exif], [width, height, undefined]);
    }
    assert.ok(read('press.txt').includes('Hollands Kroon'));
  }
  const page = await fetch(`${house.publicUrl}/pl/toolkit/schuren-te-huur/hollands-kroon`);
  const links = [...(await page.text()).matchAll(/href="(\/toolkit\/bestanden\/[^"]+)"/g)].map(
    ([, to]) => to,
  );
  assert.equal(links.length, 9);
  const file = await fetch(house.publicUrl + links[0]);
  assert.equal(file.status, 200);
  assert.ok((await file.arrayBuffer()).byteLength > 10_000);
});

test('what cannot be made is one clear sentence, and nothing is written', async () => {
  const before = readdirSync(join(house.dataDir, 'toolkit')).length;
  for (const [words, sentence] of [
    [['--kit', 'mok', '--area', 'texel'], /Name a kit: schuren-te-huur/],
    [['--kit', 'schuren-te-huur'], /Name an area/],
    [['--kit', 'schuren-te-huur', '--area', 'atlantis'], /No municipality or water is called atlantis/],
    [['--kit', 'schuren-te-huur', '--area', 'texel', '--lang', 'fr'], /Material exists in nl, en, pl/],
    [
      ['--kit', 'schuren-te-huur', '--area', 'texel', '--campaign', 'nep'],
      /No approved campaign has the code nep/,
    ],
    [['--kit', 'schuren-te-huur', '--area', 'texel', '--logo', '/nergens.svg'], /There is no file/],
  ] as const) {
    const { code, stderr } = await kit(...words);
    assert.equal(code, 2, words.join(' '));
    assert.match(stderr, sentence);
  }
  assert.equal(readdirSync(join(house.dataDir, 'toolkit')).length, before);
});
