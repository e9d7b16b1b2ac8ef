// Progress of long work: seen by a person who waits, and by nobody else. The clock of the tests moves with every look.
import { describe, expect, test } from 'vitest';
import { withProgress } from '../../src/commands/progress.js';
import { candor, incident, makeSite } from './site-folder.js';

interface Seen {
  readonly terminal?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds that each file takes. */
  readonly each: number;
  readonly total?: number;
  readonly fails?: boolean;
}

/** What standard error gets while files are read. */
async function watch({
  terminal = true,
  env = {},
  each,
  total = 1000,
  fails = false,
}: Seen): Promise<string[]> {
  const said: string[] = [];
  let now = 5_000_000;
  const io = {
    err: (text: string) => said.push(text),
    clock: () => now,
    env,
    isTerminal: { in: true, out: true, err: terminal },
  };
  const work = withProgress(io, ({ onProgress, onStage }) => {
    for (let done = 0; done < total; done += 1) {
      onProgress('parse', done, total);
      now += each;
    }
    onStage('parse');
    if (fails) throw new Error('no more');
  });
  await work.catch(() => undefined);
  return said;
}

/** What is on the line at last. */
const lineAfter = (said: readonly string[]): string =>
  [...said.join('')].reduce(
    ({ line, at }, letter) =>
      letter === '\r'
        ? { line, at: 0 }
        : { line: line.slice(0, at) + letter + line.slice(at + 1), at: at + 1 },
    { line: '', at: 0 },
  ).line;

describe('on a terminal', () => {
  test('appears after half a second, and moves ten times a second', async () => {
    const said = await watch({ each: 2 });
    expect(said[0]).toBe('\rReading 250 of 1,000 incidents…');
    expect(said[1]).toBe('\rReading 300 of 1,000 incidents…');
    // 1500 ms remain; at their end the next stage begins, and then the line is taken away.
    expect(said.length).toBe(15 + 1 + 2);
    expect(said.at(-3)).toMatch(/^\rChecking the incidents… +$/);
  });

  test('leaves nothing behind, also where the work fails', async () => {
    for (const fails of [false, true]) expect(lineAfter(await watch({ each: 2, fails })).trim()).toBe('');
  });

  test('is not shown for what is done at once', async () => {
    expect(await watch({ each: 2, total: 200 })).toEqual([]);
  });
});

test.each<[string, Partial<Seen>]>([
  ['a pipe', { terminal: false }],
  ['a job of CI', { env: { CI: 'true' } }],
  ['a terminal that cannot go back in a line', { env: { TERM: 'dumb' } }],
])('in %s nothing is shown', async (_, seen) => {
  expect(await watch({ each: 50, ...seen })).toEqual([]);
});

test('check and build tell of it while time passes, and say the same at last', async () => {
  const site = makeSite({ 'incidents/a.md': incident(), 'incidents/b.md': incident({ title: 'Slower' }) });
  for (const argv of [['check'], ['build'], ['audit']]) {
    const quiet = await candor(site, argv);
    const watched = await candor(site, argv, { terminal: { err: true }, tick: 400 });
    expect(quiet.err).toBe('');
    expect(watched.err).toContain('Reading 1 of 2 incidents…');
    expect(lineAfter([watched.err]).trim()).toBe('');
    expect(watched.code).toBe(quiet.code);
  }
});
