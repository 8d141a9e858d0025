/** The page that offers to keep the guides on a device, and the service worker that does it. */
export const keepPath = '/offline';
export const keptWorkerPath = '/kept.js';

/** The one name under which a page may hand an address to the browser as a script: that of the worker. */
export const keepPolicy = 'keep-for-sea';
