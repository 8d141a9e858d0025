import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { type FullLanguage, fullLanguages } from '#content/languages.ts';
import { expect, test } from './house-test.ts';
import { openedReports, unmistakableText } from './opened-reports.ts';
import { pathIn, words } from './words.ts';

const make = 'PLANTMERK-verzonnen';
const form = '/melden/drug-waste-dump';
const field = '#field-photos';

/** A photo as a telephone makes it: on its side, with its place, its make and its time. */
async function telephonePhoto(
  width = 320,
  height = 240,
): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const exif = {
    IFD0: { Make: make, DateTime: '2026:11:18 12:34:56' },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 54/1 44/1' },
  };
  const picture = sharp({ create: { width, height, channels: 3, background: 'steelblue' } });
  const buffer = await picture.withMetadata({ exif, orientation: 6 }).jpeg().toBuffer();
  return { name: 'PLANTNAAM.jpg', mimeType: 'image/jpeg', buffer };
}
const noPhoto = {
  name: 'foto.jpg',
  mimeType: 'image/jpeg',
  buffer: Buffer.from('Gewoon een verzonnen tekst.'),
};

async function startReport(page: Page, language: FullLanguage = 'nl'): Promise<string> {
  const text = unmistakableText();
  await page.goto(pathIn(language, form));
  await page.locator('#field-description').fill(text);
  return text;
}

const status = (page: Page) => page.locator('[data-photo-status]');
const traceWords = (language: FullLanguage, ...traces: string[]) =>
  new Intl.ListFormat(language).format(
    traces.map((trace) => words(language, `report:photos.traces.${trace}`)),
  );

/** What the field would send now. */
const chosen = (page: Page) =>
  page.locator(field).evaluate(async (input: HTMLInputElement) =>
    Promise.all(
      [...(input.files ?? [])].map(async (file) => ({
        name: file.name,
        text: new TextDecoder('latin1').decode(await file.arrayBuffer()),
      })),
    ),
  );

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });

  for (const language of fullLanguages) {
    test(`photos go along, the receipt says what was taken out, and the hub sees the pictures only (${language})`, async ({
      page,
      house,
    }) => {
      const text = await startReport(page, language);
      await page.locator(field).setInputFiles([await telephonePhoto(), await telephonePhoto(200, 100)]);
      await page.locator('#submit').click();
      await expect(page.locator('[data-receipt]')).toBeVisible();
      await expect(page.locator('.receipt dl')).toContainText(words(language, 'receipt:facts.photos'));
      await expect(page.locator('.receipt dl')).toContainText(
        traceWords(language, 'place', 'device', 'moment', 'profile'),
      );
      const folder = mkdtempSync(join(tmpdir(), 'nhda-photos-'));
      const opened = await house.command('api/commands/hub.ts', 'open', '--photos', folder);
      const line = opened.stdout.split('\n').find((each) => each.includes(text)) as string;
      const { photoFiles } = JSON.parse(line) as { photoFiles: string[] };
      const pictures = photoFiles.map((name) => readFileSync(join(folder, name)));
      rmSync(folder, { recursive: true });
      const sizes = await Promise.all(pictures.map((picture) => sharp(picture).metadata()));
      expect(sizes.map(({ width, height }) => [width, height])).toEqual([
        [240, 320],
        [100, 200],
      ]);
      expect(Buffer.concat(pictures).includes(make)).toBe(false);
    });
  }

  test('a report without a photo says nothing of photos', async ({ page }) => {
    await startReport(page);
    await page.locator('#submit').click();
    await expect(page.locator('.receipt dl')).not.toContainText(words('nl', 'receipt:facts.photos'));
  });

  test('a photo that cannot be cleaned is named and linked, the text stays, and nothing is stored', async ({
    page,
    house,
  }) => {
    const text = await startReport(page);
    await page.locator(field).setInputFiles([await telephonePhoto(), noPhoto]);
    const answer = page.waitForResponse((response) => response.request().method() === 'POST');
    await page.locator('#submit').click();
    expect((await answer).status()).toBe(400);
    const sentence = words('nl', 'problems:fields.photo-kind').replace('{{number}}', '2');
    const link = page.locator('.error-summary a');
    await expect(link).toHaveText(sentence);
    await link.click();
    await expect(page.locator(field)).toBeFocused();
    await expect(page.locator('#field-photos-error')).toContainText(sentence);
    await expect(page.locator('#field-photos-help')).toContainText(words('nl', 'report:photos.again'));
    await expect(page.locator('#field-description')).toHaveValue(text);
    expect(await openedReports(house, text)).toHaveLength(0);

    await page.locator(field).setInputFiles([await telephonePhoto()]);
    await page.locator('#submit').click();
    await expect(page.locator('[data-receipt]')).toBeVisible();
    expect(await openedReports(house, text)).toHaveLength(1);
  });

  test('a fourth photo and a photo of more than 8 MB are each a sentence, and the text stays', async ({
    page,
  }) => {
    const text = await startReport(page);
    const photo = await telephonePhoto();
    await page.locator(field).setInputFiles([photo, photo, photo, photo]);
    await page.locator('#submit').click();
    await expect(page.locator('.error-summary')).toContainText('Kies hooguit 3 foto’s.');
    await expect(page.locator('#field-description')).toHaveValue(text);
    const large = { ...photo, buffer: Buffer.concat([photo.buffer, Buffer.alloc(9 * 1024 * 1024)]) };
    await page.locator(field).setInputFiles([large]);
    await page.locator('#submit').click();
    await expect(page.locator('.error-summary')).toContainText('Foto 1 is groter dan 8 MB.');
    await expect(page.locator('#field-description')).toHaveValue(text);
  });
});

test.describe('with script', () => {
  test('the script for photos is fetched only when one is chosen, and choosing sends nothing', async ({
    page,
  }) => {
    const requests: { method: string; url: string }[] = [];
    page.on('request', (request) => requests.push({ method: request.method(), url: request.url() }));
    await page.goto(form);
    await page.waitForLoadState('networkidle');
    expect(requests.filter(({ url }) => /clean-choice|clean-in-browser/.test(url))).toEqual([]);
    requests.length = 0;
    await page.locator(field).setInputFiles([await telephonePhoto()]);
    await expect(status(page)).toContainText('Foto 1');
    expect(requests.filter(({ url }) => /clean-choice/.test(url))).toHaveLength(1);
    expect(requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  test('a photo is cleaned as soon as it is chosen, and the field says what was taken out', async ({
    page,
  }) => {
    await startReport(page);
    const photo = await telephonePhoto();
    await page.locator(field).setInputFiles([photo, { ...photo, name: 'zomaar.png' }]);
    const taken = traceWords('nl', 'place', 'device', 'moment', 'profile');
    for (const number of ['1', '2'])
      await expect(status(page)).toContainText(
        words('nl', 'report:photos.removed').replace('{{number}}', number).replace('{{traces}}', taken),
      );
    const files = await chosen(page);
    expect(files.map(({ name }) => name)).toEqual(['foto-1.jpg', 'foto-2.jpg']);
    for (const { text } of files) {
      expect(text.startsWith('\xff\xd8\xff')).toBe(true);
      expect(/Exif|PLANT|ICC_PROFILE/.test(text)).toBe(false);
      const { width, height, orientation } = await sharp(Buffer.from(text, 'latin1')).metadata();
      expect([width, height, orientation]).toEqual([240, 320, undefined]);
    }
  });

  test('what the browser cannot clean does not go along, and is said', async ({ page }) => {
    await startReport(page);
    const photo = await telephonePhoto();
    const broken = { ...photo, buffer: photo.buffer.subarray(0, 900) };
    await page.locator(field).setInputFiles([noPhoto, photo, broken, photo]);
    const leftOut = words('nl', 'report:photos.leftOut');
    await expect(status(page)).toContainText(
      `Foto 1 is geen jpg, png of webp. Maak er een schermfoto van en kies die. ${leftOut}`,
    );
    await expect(status(page)).toContainText(
      `Foto 3 is niet heel, of niet te lezen. Kies een andere foto. ${leftOut}`,
    );
    await expect(status(page)).toContainText('Kies hooguit 3 foto’s.');
    expect((await chosen(page)).map(({ name }) => name)).toEqual(['foto-2.jpg']);
  });

  test('a large photo is made smaller than the server asks, so that it can go along', async ({
    page,
    house,
  }) => {
    const text = await startReport(page);
    const noise = await sharp({
      create: {
        width: 3_000,
        height: 2_600,
        channels: 3,
        background: 'grey',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    })
      .jpeg({ quality: 100 })
      .toBuffer();
    expect(noise.length).toBeGreaterThan(8 * 1024 * 1024);
    await page.locator(field).setInputFiles([{ name: 'groot.jpg', mimeType: 'image/jpeg', buffer: noise }]);
    await expect(status(page)).toContainText('Foto 1');
    const [file] = await chosen(page);
    expect(file?.text.length).toBeLessThan(8 * 1024 * 1024);
    await page.locator('#submit').click();
    await expect(page.locator('[data-receipt]')).toBeVisible();
    expect(await openedReports(house, text)).toHaveLength(1);
  });

  test('who sends while a photo is being cleaned waits for it, and sends one report', async ({
    page,
    house,
  }) => {
    const text = await startReport(page);
    await page.route(/clean-choice/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      await route.continue();
    });
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') sent.push(request.postDataBuffer()?.toString('latin1') ?? '');
    });
    await page.locator(field).setInputFiles([await telephonePhoto()]);
    await page.locator('#submit').click();
    await expect(status(page)).toHaveText(words('nl', 'report:photos.working'));
    expect(sent).toEqual([]);
    await expect(page.locator('[data-receipt]')).toBeVisible();
    expect(sent.join(), '(counter-proof: what was sent is seen)').toContain('age-encryption.org/v1');
    for (const body of sent) expect(/PLANT|Exif/.test(body)).toBe(false);
    expect(await openedReports(house, text)).toHaveLength(1);
  });

  test('when the script does not come, no original is kept in the field', async ({ page }) => {
    await startReport(page);
    await page.route(/clean-choice/, (route) => route.abort());
    await page.locator(field).setInputFiles([await telephonePhoto()]);
    await expect(status(page)).toHaveText(words('nl', 'report:photos.failed'));
    expect(await chosen(page)).toEqual([]);
  });

  test('a browser that hides what it draws sends no noise for a photo, and says who cleans it', async ({
    page,
  }) => {
    await page.addInitScript(() => {
      // As Tor Browser answers.
      CanvasRenderingContext2D.prototype.getImageData = (_x, _y, width, height) =>
        new ImageData(new Uint8ClampedArray(width * height * 4).fill(255), width, height);
    });
    await startReport(page);
    await page.locator(field).setInputFiles([await telephonePhoto()]);
    await expect(status(page)).toHaveText(words('nl', 'report:photos.byServer'));
    expect((await chosen(page)).map(({ name }) => name)).toEqual(['PLANTNAAM.jpg']);
  });
});
