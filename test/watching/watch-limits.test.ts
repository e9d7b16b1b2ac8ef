// What the system refuses to a watcher is told once, with what to do, and ends nothing.
import { EventEmitter } from 'node:events';
import { watch, type FSWatcher } from 'chokidar';
import { expect, test, vi } from 'vitest';
import { watchSite } from '../../src/watching/watch-site.js';
import { makeSite } from '../cli/site-folder.js';

vi.mock('chokidar');

const refused = (code: string): Error => Object.assign(new Error(`${code}: watch`), { code });

test('a limit of the system is told once, with a way around it', async () => {
  const watcher = Object.assign(new EventEmitter(), { close: () => Promise.resolve(), add: vi.fn() });
  vi.mocked(watch).mockReturnValue(watcher as unknown as FSWatcher);
  const told: string[][] = [];
  const starting = watchSite(makeSite({}), {
    onChange: () => undefined,
    onProblem: (...problem) => told.push(problem),
  });
  for (let count = 0; count < 3; count += 1) watcher.emit('error', refused('ENOSPC'));
  // What vanishes while it is looked at is no problem.
  watcher.emit('error', refused('ENOENT'));
  watcher.emit('ready');
  const { close } = await starting;
  watcher.emit('error', refused('EACCES'));
  await close();
  expect(told).toEqual([
    [
      'The system watches no more files (ENOSPC), so some changes will not be seen.',
      'Start it with `--poll`, or raise the limit: `fs.inotify.max_user_watches` on Linux.',
    ],
    ['The files cannot all be watched: EACCES: watch.', 'Start it with `--poll` where changes stay unseen.'],
  ]);
});
