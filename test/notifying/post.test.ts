// Requests to webhooks, against a real server on this machine.
import { afterEach, describe, expect, test } from 'vitest';
import type { Channel, Outcome } from '../../src/notifying/channel.js';
import { deliver } from '../../src/notifying/deliver.js';
import { post } from '../../src/notifying/post.js';
import { readRetryAfter } from '../../src/notifying/retry-after.js';
import { serve, type Answer, type LocalServer } from './local-server.js';
import { message } from './messages.js';

const servers: LocalServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map(({ close }) => close()));
});

async function start(...answers: readonly (Answer | 'silence')[]): Promise<LocalServer> {
  const server = await serve(...answers);
  servers.push(server);
  return server;
}

const now = Date.UTC(2026, 0, 15, 12);
const secretPath = '/hook/s3cr3t';

const hook = ({ address }: LocalServer, timeout?: number): Channel => ({
  name: 'slack',
  target: 'localhost',
  show: () => '',
  send: ({ change }) =>
    post(
      new URL(`${address}${secretPath}`),
      change.key,
      {},
      { now, ...(timeout === undefined ? {} : { timeout }) },
    ),
});

/** Sends messages with these keys; tells how long it would have waited. */
async function send(channel: Channel, keys: readonly string[], known: readonly string[] = []) {
  const waits: number[] = [];
  const sent: string[] = [];
  const delivery = await deliver(
    channel,
    keys.map((key) => message({ key })),
    {
      hasSent: (key) => known.includes(key),
      onSent: (key) => sent.push(key),
      pause: (milliseconds) => Promise.resolve(waits.push(milliseconds)),
      clock: () => now,
    },
  );
  return { ...delivery, waits, keys: sent };
}

test('what is sent arrives as it was said, in order, and what was sent before is not sent again', async () => {
  const server = await start({ status: 200 });
  expect(await send(hook(server), ['a', 'b', 'c'], ['b'])).toMatchObject({
    sent: 2,
    known: 1,
    left: 0,
    problem: undefined,
    keys: ['a', 'c'],
    waits: [],
  });
  expect(server.asked.map(({ body }) => body)).toEqual(['a', 'c']);
  expect(server.asked[0]?.headers).toMatchObject({
    'content-type': 'application/json',
    'user-agent': 'candor',
  });
});

describe('it tries again', () => {
  test('after an error of the server, more and more slowly', async () => {
    const server = await start({ status: 500 }, { status: 503 }, { status: 200 });
    expect(await send(hook(server), ['a'])).toMatchObject({ sent: 1, waits: [1000, 4000] });
    expect(server.asked.length).toBe(3);
  });

  test('as late as the server wants it', async () => {
    const server = await start(
      { status: 429, headers: { 'retry-after': '7' } },
      { status: 429, headers: { 'retry-after': 'Thu, 15 Jan 2026 12:00:30 GMT' } },
      { status: 204 },
    );
    expect(await send(hook(server), ['a'])).toMatchObject({ sent: 1, waits: [7000, 30_000] });
  });

  test('where no answer comes', async () => {
    const server = await start('silence', { status: 200 });
    expect(await send(hook(server, 500), ['a'])).toMatchObject({
      sent: 1,
      waits: expect.arrayContaining([1000]) as unknown,
    });
  });

  test('but not for ever, and what follows is left for the next run', async () => {
    const server = await start({ status: 200 }, { status: 500 });
    const { problem, ...rest } = await send(hook(server), ['a', 'b', 'c']);
    expect(rest).toMatchObject({ sent: 1, left: 2, keys: ['a'], waits: [1000, 4000, 15_000] });
    expect(problem).toMatch(/^127\.0\.0\.1:\d+ answered 500, at the last of 4 attempts$/);
    expect(server.asked.length).toBe(5);
  });

  test('not where the server wants to be left alone for long', async () => {
    const server = await start({ status: 429, headers: { 'retry-after': '3600' } });
    const { problem, waits } = await send(hook(server), ['a']);
    expect([problem, waits]).toEqual([expect.stringMatching(/left alone for 3600 seconds$/), []]);
  });
});

describe('it gives up at once', () => {
  test.each([400, 401, 403, 404, 410])('where the answer is %i', async (status) => {
    const server = await start({ status });
    expect(await send(hook(server), ['a', 'b'])).toMatchObject({ sent: 0, left: 2, waits: [] });
    expect(server.asked.length).toBe(1);
  });

  test.each([301, 302, 307, 308])('and follows no redirect (%i)', async (status) => {
    const other = await start({ status: 200 });
    const server = await start({ status, headers: { location: `${other.address}/elsewhere` } });
    expect(await send(hook(server), ['a'])).toMatchObject({ sent: 0, left: 1, waits: [] });
    expect(other.asked).toEqual([]);
  });
});

test('what it tells of a failure holds nothing of the address but the host', async () => {
  const server = await start({ status: 404 }, 'silence', { status: 302, headers: { location: '/' } });
  const url = new URL(`${server.address}${secretPath}`);
  const outcomes: Outcome[] = [];
  for (let index = 0; index < 3; index += 1) outcomes.push(await post(url, '', {}, { now, timeout: 100 }));
  await server.close();
  outcomes.push(await post(url, '', {}, { now }));
  // Nobody speaks TLS there.
  const plain = await start({ status: 200 });
  outcomes.push(
    await post(new URL(`${plain.address.replace('http', 'https')}${secretPath}`), '', {}, { now }),
  );
  expect(outcomes.map(({ ok }) => ok)).toEqual([false, false, false, false, false]);
  expect(JSON.stringify(outcomes)).not.toContain('s3cr3t');
  expect(plain.asked).toEqual([]);
});

test.each([
  ['3', 3000],
  ['0.5', 500],
  ['Thu, 15 Jan 2026 11:00:00 GMT', 0],
  ['soon', undefined],
  [null, undefined],
])('Retry-After: %s', (text, wait) => {
  expect(readRetryAfter(text, now)).toBe(wait);
});
