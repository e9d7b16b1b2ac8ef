// `candor notify` as a whole: what arrives at real servers on this machine, what is kept from them, and what a second run does.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { candor, incident, makeFolder, type Said } from '../cli/site-folder.js';
import { makeRepository, type Repository } from '../git/repository.js';
import { serve, type Answer, type LocalServer } from './local-server.js';

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const now = Date.UTC(2026, 0, 15, 12);
const since = 'HEAD~1@2026-01-15 08:00';

const withheld = (fields: string, more = ''): string =>
  incident({
    title: 'Zanzibar',
    day: '2026-01-14',
    fields: `external: true\nsecurity:\n${fields}`,
    more,
  }).replace('All is well again.', 'The xylophone was tuned.');

/** Two public entries, one by its public face, one with a withheld passage and one that is withheld altogether. */
const files = {
  'incidents/2026/2026-01-14-slow-answers.md': incident({ day: '2026-01-14' }),
  'incidents/2026/2026-01-15-more.md': incident({
    title: 'More',
    day: '2026-01-15',
    isOpen: true,
  }).replaceAll('17:', '10:'),
  'incidents/2026/zanzibar-one.md': withheld(
    '  public: { title: Security issue, slug: sec-1, summary: Details follow. }\n  released: 2026-02-01',
  ),
  'incidents/2026/part.md': incident({
    title: 'Leaky parser',
    day: '2026-01-14',
    fields: 'external: true\nsecurity:\n  withhold: marked\n  released: 2026-02-01',
  }).replace('All is well again.', 'We mended :withheld[the xylophone in Zanzibar] for good.'),
  'incidents/2026/zanzibar-two.md': withheld('  released: 2026-02-01'),
};

let repository: Repository | undefined;
const servers: LocalServer[] = [];

beforeAll(() => {
  repository = makeRepository();
  repository.commit('2026-01-15 08:00');
  repository.commit('2026-01-15 11:00', files);
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map(({ close }) => close()));
});

async function start(...answers: readonly Answer[]): Promise<LocalServer> {
  const server = await serve(...answers);
  servers.push(server);
  return server;
}

const journalOf = (): string => join(makeFolder(), 'notified.json');

const notify = (env: Readonly<Record<string, string>>, ...more: readonly string[]): Promise<Said> =>
  candor(repository?.folder ?? '', ['notify', '--since', since, ...more], { now, env });

test('each channel hears of the same, in order, and nobody of what is withheld', async () => {
  const server = await start({ status: 200 });
  const journal = journalOf();
  const env = {
    CANDOR_SLACK_WEBHOOK: `${server.address}/slack/s3cr3t`,
    CANDOR_TEAMS_WEBHOOK: `${server.address}/teams/s3cr3t`,
    CANDOR_DISCORD_WEBHOOK: `${server.address}/discord/s3cr3t`,
    CANDOR_WEBHOOK_URL: `${server.address}/own/s3cr3t`,
    CANDOR_WEBHOOK_SECRET: secret,
  };
  const said = await notify(env, '--journal', journal);
  expect(said).toEqual({
    code: 0,
    err: '',
    out: 'slack: 4 sent\nteams: 4 sent\ndiscord: 4 sent\nwebhook: 4 sent\n',
  });
  const own = server.asked.filter(({ url }) => url.startsWith('/own'));
  const bodies = own.map(
    ({ body }) => JSON.parse(body) as { data: { change: { title: string; text: string } } },
  );
  expect(bodies.map(({ data }) => data.change.title).sort()).toEqual([
    'Incident: Leaky parser',
    'Incident: More',
    'Incident: Security issue',
    'Incident: Slow answers',
  ]);
  expect(bodies[0]).toMatchObject({
    type: 'status.published',
    timestamp: '2026-01-15T12:00:00Z',
    data: { site: { title: 'Acme Status', url: 'https://status.acme.example/' } },
  });
  expect(own[0]?.headers).toMatchObject({
    'webhook-timestamp': String(now / 1000),
    'webhook-signature': expect.stringMatching(/^v1,[A-Za-z0-9+/]{43}=$/) as unknown,
  });
  const everything = JSON.stringify(server.asked);
  for (const word of ['Slow answers', 'We mended', 'Details follow.']) expect(everything).toContain(word);
  expect(everything + readFileSync(journal, 'utf8')).not.toMatch(/zanzibar|xylophone|tuned/i);
  expect(JSON.stringify(said) + readFileSync(journal, 'utf8')).not.toContain('s3cr3t');
});

test('after a run that failed half-way the next one sends the rest', async () => {
  const journal = journalOf();
  const slack = await start({ status: 200 }, { status: 200 }, { status: 403 });
  const discord = await start({ status: 204 });
  const env = {
    CANDOR_SLACK_WEBHOOK: `${slack.address}/s3cr3t`,
    CANDOR_DISCORD_WEBHOOK: `${discord.address}/s3cr3t`,
  };
  const first = await notify(env, '--journal', journal);
  expect(first).toMatchObject({ code: 1, out: 'discord: 4 sent\n' });
  expect(first.err).toMatch(/^slack: 2 sent, 2 not sent: 127\.0\.0\.1:\d+ answered 403\n$/);
  const better = await start({ status: 200 });
  const second = await notify({ ...env, CANDOR_SLACK_WEBHOOK: better.address }, '--journal', journal);
  expect(second).toEqual({
    code: 0,
    err: '',
    out: 'slack: 2 sent, 2 sent before\ndiscord: 0 sent, 4 sent before\n',
  });
  const sent = [...slack.asked.slice(0, 2), ...better.asked].map(({ body }) => body);
  expect(new Set(sent).size).toBe(4);
  expect(discord.asked.length).toBe(4);
  expect(discord.asked[0]?.url).toBe('/s3cr3t?wait=true');
});

test('a dry run shows what would be sent, without a secret, and sends nothing', async () => {
  const server = await start({ status: 200 });
  const journal = journalOf();
  const env = {
    CANDOR_SLACK_WEBHOOK: `${server.address}/s3cr3t`,
    CANDOR_SMTP_URL: 'smtps://me:s3cr3t@mail.acme.example',
    CANDOR_MAIL_FROM: 'status@acme.example',
    CANDOR_MAIL_TO: 'list@acme.example',
  };
  const { code, out, err } = await notify(env, '--journal', journal, '--dry-run', '--only', 'mail');
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain(
    'mail (mail.acme.example), published:2026-01-14-slow-answers:\nSubject: [Acme Status]',
  );
  expect(out).not.toMatch(/s3cr3t|slack|zanzibar|xylophone/i);
  expect(server.asked).toEqual([]);
  expect(() => readFileSync(journal)).toThrow();
});

test('what it cannot do it says before anything is sent', async () => {
  const server = await start({ status: 200 });
  const env = { CANDOR_SLACK_WEBHOOK: `${server.address}/s3cr3t` };
  const journal = journalOf();
  writeFileSync(journal, 'no journal');
  for (const [said, words] of [
    [await notify({}), 'No channel is set up'],
    [await notify(env, '--only', 'smoke'), 'Allowed choices are slack, teams'],
    [await notify(env, '--only', 'teams'), 'The channel `teams` is not set up.'],
    [await notify({ CANDOR_SLACK_WEBHOOK: 'http://s3cr3t.example/' }), 'CANDOR_SLACK_WEBHOOK is no address'],
    [await notify(env, '--most', '3'), 'There are 4 messages for each channel, more than 3; none was sent.'],
    [await notify(env, '--most', 'all'), '--most: `all` is no number.'],
    [await notify(env, '--journal', journal), 'is no journal of what was sent'],
    [await notify(env, '--journal', join(journal, 'below')), ''],
  ] as const) {
    expect(said).toMatchObject({ code: 2, out: '' });
    expect(said.err).toContain(words);
    expect(said.err).not.toContain('s3cr3t');
  }
  expect(server.asked).toEqual([]);
  const quiet = await candor(repository?.folder ?? '', ['notify', '--since', `HEAD@2026-01-15 12:00`], {
    now,
    env,
  });
  expect(quiet).toEqual({ code: 0, err: '', out: 'Nothing to tell.\n' });
});
