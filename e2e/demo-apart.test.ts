import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { mailReceiver, until, webhookReceiver } from './hub-receivers.ts';
import { removeFolder, runCommand, sendReport, startHouse } from './running-house.ts';

const root = join(import.meta.dirname, '..');
const report = { phenomenon: 'other', description: 'VERZONNEN melding: een vat in een verzonnen sloot.' };

async function hubOfTheRealWorld(t: TestContext) {
  const hook = await webhookReceiver((call) => ({ status: 200, body: `{"reference": "hub-${call}"}` }));
  const mail = await mailReceiver();
  t.after(() => Promise.all([hook.close(), mail.close()]));
  const env = {
    HUB_WEBHOOK_URL: hook.url,
    HUB_WEBHOOK_SECRET: `whsec_${Buffer.alloc(32, 5).toString('base64')}`,
    SMTP_URL: mail.url,
    HUB_MAIL_TO: 'hub@drugshub.example',
    HUB_MAIL_BATCH_MINUTES: '0',
  };
  return { hook, mail, env };
}

/** `npm run demo` as an operator would type it, in a shell where the real service is configured. */
function npmRunDemo(t: TestContext, env: Record<string, string>) {
  const child: ChildProcess = spawn(process.execPath, ['bootstrap.mjs', 'demo', '--reports', '20'], {
    cwd: root,
    env: { ...process.env, PORT: '0', DESK_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  t.after(() => child.kill('SIGKILL'));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk));
  return { child, output: () => output };
}

test('the demo sends nothing to a hub that is configured, nor touches its database or keys', {
  timeout: 110_000,
}, async (t) => {
  const { hook, mail, env } = await hubOfTheRealWorld(t);
  const real = {
    ...env,
    NODE_ENV: 'production',
    DATABASE_URL: 'postgres://nobody:nothing@127.0.0.1:9/real',
    PUBLIC_URL: 'https://drugsalert.test.invalid',
    DESK_URL: 'https://desk.test.invalid',
    HUB_RECIPIENTS: 'age1real',
    RECOVERY_RECIPIENT: 'age1other',
    RECEIPT_PEPPER_FILE: '/nowhere/at/all',
  };
  const { child, output } = npmRunDemo(t, real);
  await until(
    `both listeners answer`,
    () => output().includes('"listener":"desk"') || child.exitCode !== null,
    100,
  );
  const port = /"listener":"public","port":(\d+)/.exec(output())?.[1];
  assert.ok(port, output());
  const dataDir = /made for development in (\S+):/.exec(output())?.[1] ?? '';
  assert.equal((await sendReport(`http://127.0.0.1:${port}`, report, 'verzonnen-sleutel')).status, 201);
  // Also when somebody asks for it, on the demo's own folder.
  const asked = await runCommand('api/commands/courier.ts', ['once'], {
    ...env,
    DATA_DIR: dataDir,
    DEMO: 'true',
  });
  assert.equal(asked.code, 0, asked.stderr);

  // A real house with the same hub, later: when its report has arrived, one of the demo would have long since.
  const house = await startHouse(env);
  t.after(() => house.kill().then(() => removeFolder(house.dataDir)));
  await sendReport(house.publicUrl, report, 'andere-sleutel');
  await until(
    'the real report arrives over both roads',
    () => hook.received.length > 0 && mail.mails.length > 0,
  );
  assert.deepEqual([hook.received.length, mail.mails.length], [1, 1], 'and nothing else did');
  // Its connections would hold the receivers open.
  await house.kill();
  child.kill('SIGTERM');
  await once(child, 'exit');
});
