import type { Page } from '@playwright/test';
import { until } from '../hub-receivers.ts';
import { axeFaults } from './axe-check.ts';
import { expect } from './house-test.ts';
import { lettersTo, test, unfolded } from './mail-house.ts';
import { signIn } from './sign-in.ts';

const linkIn = (mail: string | undefined, page: string) =>
  new RegExp(`(http\\S+/${page}/[\\w-]{22})`).exec(unfolded(mail ?? ''))?.[1] ?? '';

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('somebody subscribes in Polish, presses the button behind the link, and unsubscribes', async ({
    page,
    letters,
  }) => {
    const reader = 'czytelnik@przyklad.example';
    const got = () => lettersTo(letters, reader);
    await page.goto('/pl/nieuwsbrief');
    await page.getByText('Dla mieszkańców').click();
    await page.getByLabel('Twój adres e-mail').fill(reader);
    await page.getByRole('button', { name: 'Wyślij mi wiadomość' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sprawdź pocztę');
    await until('the letter arrives', () => got().length > 0);
    await page.goto(linkIn(got()[0], 'bevestigen'));
    await page.getByRole('button', { name: 'Tak, zapisz mnie' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Jesteś na liście');
    await page.goto('/pl/nieuwsbrief');
    await page.getByText('Dla mieszkańców').click();
    await page.getByLabel('Twój adres e-mail').fill(reader);
    await page.getByRole('button', { name: 'Wyślij mi wiadomość' }).click();
    await until('the second letter arrives', () => got().length > 1);
    await page.goto(linkIn(got()[1], 'afmelden'));
    await page.getByRole('button', { name: 'Tak, wypisz mnie' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Wypisano cię z listy');
  });
});

test('a wrong address is shown again with what to do, and axe finds nothing on what follows', async ({
  page,
}) => {
  const look = async (what: string) => expect.soft(await axeFaults(page), what).toEqual([]);
  await page.setViewportSize({ width: 320, height: 800 });
  await page.goto('/nieuwsbrief');
  await page.getByText('Voor bewoners').click();
  await page.getByLabel('Uw e-mailadres').fill('geen adres');
  await page.getByRole('button', { name: 'Stuur mij de mail' }).click();
  await expect(page.getByLabel('Uw e-mailadres')).toHaveValue('geen adres');
  await look('the form with its error');
  for (const path of ['/nieuwsbrief/bevestigen/', '/nieuwsbrief/afmelden/']) {
    await page.goto(`${path}${'A'.repeat(22)}`);
    await look(path);
  }
  await page.goto('/bijeenkomsten/voorbeeld-havenmeesters');
  await page.getByRole('button', { name: 'Stuur mij de mail' }).click();
  await expect(page.locator('.error-summary')).toBeFocused();
  await look('a meeting with its error');
});

test('staff write a letter, and its preview runs nothing and fetches nothing', async ({
  page,
  house,
  foreignRequests,
}) => {
  await signIn(page, house, 'communication');
  await page.goto(`${house.deskUrl}/nieuwsbrieven`);
  expect.soft(await axeFaults(page), 'the list').toEqual([]);
  await page.getByLabel('Onderwerp').fill('Verzonnen nieuws');
  await page.getByLabel('Tekst', { exact: true }).fill(hostile);
  await page.getByRole('button', { name: 'Bewaar als concept' }).click();
  const letter = page.frameLocator('iframe');
  await expect(letter.getByText('<script>document.title')).toBeVisible();
  expect(await framed(page)).toEqual({ scripts: 0, images: 0, links: ['https://goed.example/'] });
  expect(foreignRequests).toEqual([]);
  expect.soft(await axeFaults(page), 'one newsletter').toEqual([]);
  await page.setViewportSize({ width: 320, height: 256 });
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect.soft(sideways, 'at 320 pixels').toBe(0);
});

const hostile = [
  '# Verzonnen',
  '<script>document.title = "kwaad"</script> en <img src="https://weg.example/pixel.png">',
  '![pixel](https://weg.example/pixel.png) [goed](https://goed.example) [fout](javascript:alert(1)) [plat](http://plat.example)',
].join('\n\n');

async function framed(page: Page) {
  const frame = page.frames().find((each) => each.url().endsWith('/voorbeeld'));
  const links = await frame
    ?.locator('a')
    .evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''));
  return {
    scripts: await frame?.locator('script').count(),
    images: await frame?.locator('img').count(),
    links: links?.filter((href) => !href.includes('/afmelden/')),
  };
}
