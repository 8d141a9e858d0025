import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';
import { coseKey } from './cose-key.ts';

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest();
const base64url = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url');

/** Bits of the authenticator data (WebAuthn level 3, §6.1). */
const [present, verified, backupEligible, attested] = [0x01, 0x04, 0x08, 0x40];

export type Asked = { challenge: string };
/** What an authenticator, or whoever stands between, does otherwise than it should. */
export type Odd = {
  origin?: string;
  rpId?: string;
  verified?: boolean;
  counter?: number;
  userHandle?: string;
  signWith?: KeyObject;
};

/** A security key in software, as honest as it is told to be; for tests. */
export function inventedAuthenticator({ origin, rpId, synced = false }: Odd & { synced?: boolean } = {}) {
  const home = { origin: origin ?? 'http://localhost:3001', rpId: rpId ?? 'localhost' };
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(24);
  let count = 0;
  let owner = '';

  function data(odd: Odd, more: Uint8Array = new Uint8Array()): Buffer {
    const flags =
      present |
      (odd.verified === false ? 0 : verified) |
      (synced ? backupEligible : 0) |
      (more.length > 0 ? attested : 0);
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(odd.counter ?? count);
    return Buffer.concat([sha256(odd.rpId ?? home.rpId), Buffer.of(flags), counter, more]);
  }

  function clientData(type: 'webauthn.create' | 'webauthn.get', { challenge }: Asked, odd: Odd): string {
    return JSON.stringify({ type, challenge, origin: odd.origin ?? home.origin, crossOrigin: false });
  }

  return {
    privateKey,
    /** Makes a passkey and answers as a browser does. */
    make(asked: Asked & { user: { id: string } }, odd: Odd = {}): string {
      owner = asked.user.id;
      const idLength = Buffer.alloc(2);
      idLength.writeUInt16BE(id.length);
      const authData = data(odd, Buffer.concat([Buffer.alloc(16), idLength, id, coseKey(publicKey)]));
      const attestation = isoCBOR.encode(
        new Map<string, Parameters<typeof isoCBOR.encode>[0]>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', new Uint8Array(authData)],
        ]),
      );
      const response = {
        clientDataJSON: base64url(clientData('webauthn.create', asked, odd)),
        attestationObject: base64url(attestation),
        transports: ['usb'],
      };
      return wrapped(id, response);
    },
    /** Signs and answers as a browser does. */
    sign(asked: Asked, odd: Odd = {}): string {
      count += 1;
      const authData = data(odd);
      const client = clientData('webauthn.get', asked, odd);
      const signature = createSign('sha256')
        .update(Buffer.concat([authData, sha256(client)]))
        .sign(odd.signWith ?? privateKey);
      const response = {
        clientDataJSON: base64url(client),
        authenticatorData: base64url(authData),
        signature: base64url(signature),
        userHandle: odd.userHandle ?? owner,
      };
      return wrapped(id, response);
    },
  };
}

const wrapped = (id: Uint8Array, response: object) =>
  JSON.stringify({
    ...{ id: base64url(id), rawId: base64url(id), type: 'public-key', response },
    ...{ clientExtensionResults: {}, authenticatorAttachment: 'cross-platform' },
  });
