// `candor complete`, which the scripts of `candor completion` run: what the site has, one word a line. It looks at names
// of files and at candor.yaml alone, so that the shell need not wait; where anything is wrong it is silent.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { decodeText } from '../kernel/decode.js';
import { readYaml } from '../kernel/yaml.js';
import { isIncidentPath } from '../model/source.js';
import type { Command } from './command.js';
import { liveKinds, type LiveKind } from './completion-words.js';

const configName = 'candor.yaml';

export const complete: Command = {
  arguments: [{ name: '<what>', summary: 'which words', choices: liveKinds }],
  options: [],
  examples: ['candor complete incidents'],
  run: ({ arguments: [what] }, io) => {
    const kind = liveKinds.find((known) => known === what);
    const folder = findSite(io.cwd);
    try {
      const words = kind === undefined || folder === undefined ? [] : listers[kind](folder);
      // A name that a shell would split or run is not offered.
      io.out(words.flatMap((word) => (/^[\p{L}\p{N}._-]+$/u.test(word) ? [`${word}\n`] : [])).join(''));
    } catch {
      // The person is typing: what is wrong is told by the command itself.
    }
    return Promise.resolve(0);
  },
};

const listers: Readonly<Record<LiveKind, (folder: string) => readonly string[]>> = {
  incidents: (folder) =>
    readdirSync(join(folder, 'incidents'), { recursive: true, encoding: 'utf8' })
      .map((path) => `incidents/${path.replaceAll('\\', '/')}`)
      .filter((path) => path.endsWith('.md') && isIncidentPath(path))
      .map((path) => path.slice(path.lastIndexOf('/') + 1, -'.md'.length)),
  components: (folder) => idsIn(readConfig(folder)['components']),
  severities: (folder) => {
    const own = idsIn(readConfig(folder)['severities']);
    return own.length > 0 ? own : ['critical', 'high', 'medium', 'low'];
  },
};

function findSite(folder: string): string | undefined {
  if (existsSync(join(folder, configName))) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : findSite(above);
}

const readConfig = (folder: string): Readonly<Record<string, unknown>> => {
  const { text } = decodeText(configName, readFileSync(join(folder, configName)));
  return asMap(readYaml(text ?? '', { path: configName }).value);
};

/** Of the entries of a list, and of those below them. */
function idsIn(list: unknown): readonly string[] {
  if (!Array.isArray(list)) return [];
  return list
    .map(asMap)
    .flatMap(({ id, components }) => [...(typeof id === 'string' ? [id] : []), ...idsIn(components)]);
}

const asMap = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};
