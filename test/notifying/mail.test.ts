// Mail, against a real SMTP server on this machine.
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, expect, test } from 'vitest';
import { readChannels } from '../../src/notifying/read-channels.js';
import { sendMail } from '../../src/notifying/send-mail.js';
import { writeMail } from '../../src/notifying/write-mail.js';
import { message } from './messages.js';

interface Arrived {
  readonly from: string;
  readonly to: readonly string[];
  readonly text: string;
  readonly user: string | undefined;
}

const servers: SMTPServer[] = [];
afterEach(async () => {
  await Promise.all(
    servers.splice(0).map(
      (server) =>
        new Promise<void>((resolve) => {
          server.close(resolve);
        }),
    ),
  );
});

async function serveMail(options: SMTPServerOptions = {}) {
  const arrived: Arrived[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    logger: false,
    onAuth: ({ username, password }, _, callback) => {
      if (password === 'right') callback(null, { user: username ?? '' });
      else callback(new Error('no'));
    },
    onData: (stream, session, callback) => {
      let text = '';
      stream.setEncoding('utf8');
      stream.on('data', (piece: string) => (text += piece));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        arrived.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          text,
          user: typeof session.user === 'string' ? session.user : undefined,
        });
        callback();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  servers.push(server);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return { port: (server.server.address() as AddressInfo).port, arrived };
}

const environment = (port: number, user = ''): Readonly<Record<string, string>> => ({
  CANDOR_SMTP_URL: `smtp://${user}127.0.0.1:${port}`,
  CANDOR_MAIL_FROM: 'Acme Status <status@acme.example>',
  CANDOR_MAIL_TO: 'a@acme.example, b@acme.example',
});

async function send(port: number, user?: string) {
  const channels = readChannels(environment(port, user));
  const [mail] = 'problem' in channels ? [] : channels;
  if (mail === undefined) throw new Error('The environment is sound.');
  return mail.send(message(), 0);
}

test('what arrives is what was said', async () => {
  const { port, arrived } = await serveMail();
  expect(await send(port, 'me:right@')).toEqual({ ok: true });
  expect(arrived).toMatchObject([
    { from: 'status@acme.example', to: ['a@acme.example', 'b@acme.example'], user: 'me' },
  ]);
  const { text = '' } = arrived[0] ?? {};
  const { messageId, inReplyTo } = writeMail(message(), 'acme.example');
  for (const header of [
    'From: Acme Status <status@acme.example>',
    'Subject: [Acme <Status>] Monitoring: Slow & sad <answers>',
    `Message-ID: ${messageId}`,
    `In-Reply-To: ${inReplyTo}`,
    'Auto-Submitted: auto-generated',
  ]) {
    expect(text).toContain(`${header}\r\n`);
  }
  expect(text).toContain('A *fix* is out.');
  expect(text).toContain('<p>A <em>fix</em> is out.</p>');
});

test('a wrong password fails for good, a full mailbox for now; neither is told with the secret', async () => {
  const { port } = await serveMail();
  expect(await send(port, 'me:s3cr3t@')).toEqual({
    ok: false,
    problem: '127.0.0.1 refused the user or password',
    isPassing: false,
  });
  const refusal = (code: number) =>
    serveMail({
      onRcptTo: (_, __, callback) => {
        callback(Object.assign(new Error('no'), { responseCode: code }));
      },
    });
  expect(await send((await refusal(452)).port)).toMatchObject({ ok: false, isPassing: true });
  expect(await send((await refusal(550)).port)).toMatchObject({ ok: false, isPassing: false });
});

test('who refuses one of the receivers has still got the mail', async () => {
  const { port, arrived } = await serveMail({
    onRcptTo: ({ address }, _, callback) => {
      callback(address.startsWith('a@') ? new Error('no') : null);
    },
  });
  expect(await send(port)).toEqual({ ok: true, note: '1 of the recipients refused by the server' });
  expect(arrived[0]?.to).toEqual(['b@acme.example']);
});

test('a server elsewhere that offers no encryption, or a certificate that nobody vouches for, gets nothing', async () => {
  const mail = writeMail(message(), 'acme.example');
  const to = { from: 'status@acme.example', to: 'a@acme.example', timeout: 2000 };
  const plain = await serveMail();
  const elsewhere = { host: '127.0.0.1', secure: false, isLocal: false, auth: undefined } as const;
  expect(await sendMail(mail, to, { ...elsewhere, port: plain.port })).toMatchObject({ ok: false });
  // The certificate that the package brings for tests.
  const doubtful = await serveMail({ disabledCommands: [] });
  expect(await sendMail(mail, to, { ...elsewhere, port: doubtful.port })).toMatchObject({ ok: false });
  expect([...plain.arrived, ...doubtful.arrived]).toEqual([]);
});

test('a server that is not there can be asked again', async () => {
  const { port } = await serveMail();
  await new Promise<void>((resolve) => {
    servers.splice(0)[0]?.close(resolve);
  });
  expect(await send(port)).toEqual({
    ok: false,
    problem: '127.0.0.1 could not be reached, or not safely (ESOCKET)',
    isPassing: true,
  });
});
