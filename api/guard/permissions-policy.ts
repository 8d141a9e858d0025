/**
 * Every power that a browser can hand to a page (Chromium 156, with those of other browsers among them). Off means off
 * for ourselves too: what our pages cannot ask for, planted script cannot ask for either. `ch-…` are the facts about
 * the device that a browser would else add to each request.
 */
const off = [
  'accelerometer aria-notify autoplay browsing-topics camera captured-surface-control compute-pressure',
  'ch-device-memory ch-downlink ch-dpr ch-ect ch-prefers-color-scheme ch-prefers-reduced-motion',
  'ch-prefers-reduced-transparency ch-rtt ch-save-data ch-ua ch-ua-arch ch-ua-bitness ch-ua-form-factors',
  'ch-ua-full-version ch-ua-full-version-list ch-ua-high-entropy-values ch-ua-mobile ch-ua-model',
  'ch-ua-platform ch-ua-platform-version ch-ua-wow64 ch-viewport-height ch-viewport-width ch-width',
  'clipboard-read cross-origin-isolated deferred-fetch deferred-fetch-minimal digital-credentials-create',
  'digital-credentials-get display-capture encrypted-media fullscreen gamepad geolocation gyroscope hid',
  'identity-credentials-get idle-detection interest-cohort keyboard-map language-detector language-model',
  'local-fonts local-network local-network-access loopback-network magnetometer',
  'media-playback-while-not-visible microphone midi on-device-speech-recognition otp-credentials payment',
  'picture-in-picture private-state-token-issuance private-state-token-redemption publickey-credentials-create',
  'publickey-credentials-get screen-wake-lock serial speaker-selection storage-access summarizer sync-xhr',
  'translator unload usb window-management xr-spatial-tracking',
].flatMap((line) => line.split(' '));

/** The one thing a page of ours does: copy the code of a receipt, when its button is pressed. */
const ownUse = ['clipboard-write'];

/** What the pages where staff sign in need besides: to ask a device for a passkey. */
const passkeyUse = ['publickey-credentials-create', 'publickey-credentials-get'];

function policyOf(used: readonly string[]): string {
  const others = off.filter((power) => !used.includes(power));
  return [...others.map((power) => `${power}=()`), ...used.map((power) => `${power}=(self)`)].join(', ');
}

export const permissionsPolicy = policyOf(ownUse);
export const passkeyPolicy = policyOf([...ownUse, ...passkeyUse]);
