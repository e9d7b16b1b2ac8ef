// What each channel is sent: within its limits, and nothing in it is taken for markup or a mention.
import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { writeDiscord } from '../../src/notifying/discord.js';
import { readChannels } from '../../src/notifying/read-channels.js';
import { writeSlack } from '../../src/notifying/slack.js';
import { writeTeams } from '../../src/notifying/teams.js';
import { readSecret, signWebhook, writeWebhook } from '../../src/notifying/webhook.js';
import { writeMail } from '../../src/notifying/write-mail.js';
import { message, siteOfTests } from './messages.js';

const hostile = 'Hello <!channel> <@U1> @everyone & **bold** [x](https://evil.example) `code`\n# big';

/** Every text of a value, however deep. */
const textsOf = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsOf)
      : [];

describe('Slack', () => {
  test('gets blocks with a link', () => {
    expect(writeSlack(message())).toMatchObject({
      text: 'Monitoring: Slow &amp; sad &lt;answers&gt;\nA *fix* is out.',
      blocks: [
        {
          type: 'section',
          text: {
            type: 'mrkdwn',
            text: '*<https://status.acme.example/incidents/slow-answers/#u1|Monitoring: Slow &amp; sad &lt;answers&gt;>*',
            verbatim: true,
          },
        },
        { type: 'section', text: { text: 'A *fix* is out.' } },
        { type: 'context', elements: [{ text: 'Affected: Interface' }] },
        { type: 'context', elements: [{ text: 'Acme &lt;Status&gt;' }] },
      ],
    });
  });

  test('gets no sign that it would obey', () => {
    const [own, ...texts] = textsOf(writeSlack(message({ title: hostile, text: hostile }))).filter((text) =>
      text.includes('<'),
    );
    expect(own).toMatch(/^\*<https:\/\/status\.acme\.example\/[^|<>]*\|[^<>]*>\*$/);
    expect(texts).toEqual([]);
  });

  test.each(['&', 'word ', '😀'])('gets no more than it takes of %s', (piece) => {
    const long = piece.repeat(5000);
    const { blocks } = writeSlack(
      message({ title: long, text: long, facts: [{ label: 'x', value: long }] }),
    ) as {
      readonly blocks: readonly { readonly text?: { readonly text: string } }[];
    };
    expect(Math.max(...textsOf(blocks).map((text) => text.length))).toBeLessThanOrEqual(3000);
    expect(textsOf(blocks).join('')).not.toMatch(/\p{Surrogate}/u);
    expect(blocks.length).toBeLessThanOrEqual(50);
  });
});

describe('Discord', () => {
  test('gets an embed that mentions nobody', () => {
    const written = writeDiscord(message({ title: hostile, text: hostile }));
    expect(written).toMatchObject({ allowed_mentions: { parse: [] } });
    expect(textsOf(written)).toContain(
      'Hello \\<!channel\\> \\<@U1\\> @everyone & \\*\\*bold\\*\\* \\[x\\](https://evil.example) \\`code\\`\n\\# big',
    );
  });

  test('gets no more than it takes', () => {
    const long = '*'.repeat(9000);
    const facts = Array.from({ length: 30 }, () => ({ label: long, value: long }));
    const { embeds } = writeDiscord(message({ title: long, text: long, facts })) as {
      readonly embeds: readonly [Readonly<Record<'title' | 'description', string>>];
    };
    expect(embeds[0].title.length).toBeLessThanOrEqual(256);
    expect(embeds[0].description.length).toBeLessThanOrEqual(2000);
    expect(textsOf({ ...embeds[0], url: '' }).join('').length).toBeLessThanOrEqual(6000);
  });
});

describe('Teams', () => {
  test('gets a card in which nothing is markup, with a link', () => {
    const written = writeTeams(message({ text: hostile }));
    expect(written).toMatchObject({
      type: 'message',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: {
            type: 'AdaptiveCard',
            actions: [
              { type: 'Action.OpenUrl', url: 'https://status.acme.example/incidents/slow-answers/#u1' },
            ],
          },
        },
      ],
    });
    expect(textsOf(written)).toContain(hostile);
    expect(JSON.stringify(written)).not.toContain('"TextBlock"');
  });

  test.each(['\u0001', 'word ', '状', '"'])('gets no more bytes than it takes of %j', (piece) => {
    const long = piece.repeat(40_000);
    const written = JSON.stringify(writeTeams(message({ text: long })));
    expect(new TextEncoder().encode(written).length).toBeLessThan(28 * 1024);
  });
});

describe('a webhook of one’s own', () => {
  // The example of the specification (Standard Webhooks, "signature scheme").
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  const now = 1_614_265_330_000;

  test('is signed so that its receiver can check it with the library of the specification', () => {
    const key = readSecret(secret);
    if (key === undefined) throw new Error('The secret is sound.');
    const body = JSON.stringify(writeWebhook(message({ text: 'Größe 状況 😀' })));
    // The library looks at the clock: a signature that is old is refused.
    const headers = signWebhook(message(), body, key, Date.now());
    const receiver = new Webhook(secret);
    expect(receiver.verify(body, headers)).toMatchObject({ type: 'status.updated' });
    expect(() => receiver.verify(`${body} `, headers)).toThrow();
    expect(() => receiver.verify(body, { ...headers, 'webhook-id': 'msg_other' })).toThrow();
    expect(() => receiver.verify(body, signWebhook(message(), body, key, now))).toThrow();
    expect(headers['webhook-id']).toMatch(/^msg_[0-9a-f]{32}$/);
  });

  test('bears the same name for the same change, and another for another', () => {
    const key = new Uint8Array(32);
    const idOf = (given: ReturnType<typeof message>, time: number) =>
      signWebhook(given, '', key, time)['webhook-id'];
    expect(idOf(message(), now)).toBe(idOf(message({ title: 'Other words' }), now + 1));
    expect(idOf(message(), now)).not.toBe(idOf(message({ key: 'other' }), now));
    expect(idOf({ ...message(), site: { ...siteOfTests, url: 'https://b.example/' } }, now)).not.toBe(
      idOf(message(), now),
    );
  });

  test.each([
    '',
    'whsec_',
    'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    'whsec_c2hvcnQ=',
    'whsec_$$$',
    `whsec_${'A'.repeat(200)}`,
  ])('refuses the secret %j', (text) => {
    expect(readSecret(text)).toBeUndefined();
  });
});

test('a mail is text and HTML, in the thread of its incident', () => {
  const mail = writeMail(message({ title: 'Slow\r\nBcc: x@evil.example' }), 'acme.example');
  expect(mail.subject).toBe('[Acme <Status>] Slow Bcc: x@evil.example');
  expect(mail.text).toContain('A *fix* is out.\n\nAffected: Interface\n\nhttps://status.acme.example/');
  expect(mail.html).toContain('<p>A <em>fix</em> is out.</p>');
  expect(mail.html).toContain('<p>Acme &lt;Status&gt;</p>');
  expect(mail.messageId).toMatch(/^<[0-9a-f]{32}@acme\.example>$/);
  const first = writeMail(message({ key: 'published:slow-answers' }), 'acme.example');
  expect(first.inReplyTo).toBeUndefined();
  expect(mail.inReplyTo).toBe(first.messageId);
});

describe('the environment', () => {
  const read = (env: Readonly<Record<string, string>>): unknown => {
    const found = readChannels(env);
    return 'problem' in found ? found.problem : found.map(({ name, target }) => `${name} ${target}`);
  };

  test('names the channels; an empty variable is none', () => {
    const env = {
      CANDOR_SLACK_WEBHOOK: 'https://hooks.slack.example/services/T0/B0/s3cr3t\n',
      CANDOR_TEAMS_WEBHOOK: '',
      CANDOR_WEBHOOK_URL: 'http://localhost:8080/s3cr3t',
      CANDOR_WEBHOOK_SECRET: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
      CANDOR_SMTP_URL: 'smtps://me%40acme.example:s3cr3t@mail.acme.example',
      CANDOR_MAIL_FROM: 'Acme <status@acme.example>',
      CANDOR_MAIL_TO: 'all@acme.example',
    };
    expect(read(env)).toEqual([
      'slack hooks.slack.example',
      'webhook localhost:8080',
      'mail mail.acme.example',
    ]);
    expect(read({})).toEqual([]);
  });

  test.each([
    [{ CANDOR_SLACK_WEBHOOK: 'http://hooks.slack.example/s3cr3t' }, 'CANDOR_SLACK_WEBHOOK'],
    [{ CANDOR_DISCORD_WEBHOOK: 'http://127.0.0.1.evil.example/s3cr3t' }, 'CANDOR_DISCORD_WEBHOOK'],
    [{ CANDOR_DISCORD_WEBHOOK: 's3cr3t' }, 'CANDOR_DISCORD_WEBHOOK'],
    [{ CANDOR_TEAMS_WEBHOOK: 'https://user:s3cr3t@teams.example/' }, 'CANDOR_TEAMS_WEBHOOK'],
    [{ CANDOR_WEBHOOK_URL: 'https://a.example/', CANDOR_WEBHOOK_SECRET: 's3cr3t' }, 'CANDOR_WEBHOOK_SECRET'],
    [{ CANDOR_SMTP_URL: 'https://s3cr3t@mail.example' }, 'CANDOR_SMTP_URL'],
    [{ CANDOR_SMTP_URL: 'smtp://me:%s3cr3t@mail.example' }, 'CANDOR_SMTP_URL'],
    [{ CANDOR_SMTP_URL: 'smtp://me:s3cr3t@mail.example', CANDOR_MAIL_FROM: 'me' }, 'CANDOR_MAIL_FROM'],
  ])('is refused without a word of its value: %j', (env, variable) => {
    expect(read(env)).toContain(variable);
    expect(read(env)).not.toContain('s3cr3t');
  });
});
