import { randomBytes } from 'node:crypto';
import { readConfig } from '#api/config.ts';
import { keyMaterial } from '#api/key-material.ts';
import { formTokens } from '#api/reports/form-token.ts';
import { keyIdOf } from '#api/reports/seal-report.ts';
import { padText } from '#sealing/pad.ts';
import { sealer } from '#sealing/seal.ts';

const edge = 'edge-of-the-measurement';

/**
 * Reports as a browser sends them, each under a token of its own. All carry one and the same seal: the sealing is the
 * work of many browsers, and this measures the server.
 */
export async function sealedReports(dataDir: string) {
  const { pepper, recipients } = await keyMaterial(readConfig({ ...process.env, DATA_DIR: dataDir }));
  const tokens = formTokens(pepper, randomBytes);
  const sealed = await sealer(recipients)(padText(Buffer.from('{"VERZONNEN":"melding voor de meting"}')));
  const fields = { phenomenon: 'drug-waste-dump', areaCode: 'GM0363', keyId: keyIdOf(recipients) };
  const field = (name: string, value: string) =>
    `--${edge}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const head = Object.entries(fields).map(([name, value]) => field(name, value));
  const file = `--${edge}\r\ncontent-disposition: form-data; name="sealed"; filename="sealed"\r\n\r\n`;
  const tail = Buffer.concat([Buffer.from(head.join('') + file), sealed, Buffer.from(`\r\n--${edge}--\r\n`)]);
  const aMinute = 60_000;
  return () => ({
    headers: { 'content-type': `multipart/form-data; boundary=${edge}` },
    body: Buffer.concat([Buffer.from(field('formToken', tokens.make(Date.now() - aMinute))), tail]),
  });
}
