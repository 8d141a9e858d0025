import { encodePhoto } from './encode-photo.ts';

/** A process of its own for what strangers send: it decodes one photo after the other and holds nothing else. */
process.on('message', (upload: Uint8Array) => {
  void encodePhoto(upload).then((encoded) => process.send?.(encoded));
});
process.on('disconnect', () => process.exit());
// The server ends this one when its own work is done.
process.on('SIGINT', () => {});
