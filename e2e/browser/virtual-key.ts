import type { Page } from '@playwright/test';

/** A security key that Chromium plays: it is touched at once and knows its PIN (WebAuthn Testing API, over CDP). */
export async function plugInKey(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'usb', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
  return {
    unplug: () => session.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId }),
    setPinKnown: (isUserVerified: boolean) =>
      session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
  };
}
