// What `candor init` prints: what it wrote, what it left, and what comes next.
import { showHidden } from '../output/visible.js';
import type { Written } from './init-write.js';

export interface Initiation {
  readonly site: Written;
  readonly recipes: Written;
  /** The folders of the site and of its repository, relative to the current one; empty for that. */
  readonly folder: string;
  readonly root: string;
  /** Whether the site was made; else only recipes were. */
  readonly isNew: boolean;
  /** Whether .gitignore has a line for what a build makes. */
  readonly ignoresOutput: boolean;
  /** What is to be done by hand for the recipes, in sentences. */
  readonly steps: readonly string[];
  /** Whether the recipes find no package.json to install from. */
  readonly lacksPackage: boolean;
  /** How this command was called: `candor` or `npx candor`. */
  readonly program: string;
}

export function describeInit(done: Initiation): string {
  const made = [...named(done.site.made, done.folder), ...named(done.recipes.made, done.root)];
  const left = [...named(done.site.left, done.folder), ...named(done.recipes.left, done.root)];
  const lines = [
    ...(made.length === 0 ? ['Nothing was missing.'] : ['Written:', ...made.map(indent)]),
    ...(left.length === 0 ? [] : ['', 'There already, and left as it is:', ...left.map(indent)]),
    ...(done.isNew && !done.ignoresOutput
      ? ['', 'Add `_site/` to .gitignore: it is made anew by every build.']
      : []),
    ...(done.steps.length === 0 ? [] : ['', 'For the publication:', ...listSteps(done).map(indent)]),
    ...(done.isNew ? ['', 'Next:', ...listCommands(done).map(indent)] : []),
  ];
  return `${lines.map(showHidden).join('\n')}\n`;
}

const indent = (line: string): string => `  ${line}`;

const named = (paths: readonly string[], folder: string): readonly string[] =>
  paths.map((path) => (folder === '' ? path : `${folder}/${path}`));

const listSteps = ({ steps, lacksPackage }: Initiation): readonly string[] => [
  ...(lacksPackage
    ? ['Install Candor in the folder of the site with npm, and commit package.json and package-lock.json.']
    : []),
  ...steps,
];

function listCommands({ folder, program }: Initiation): readonly string[] {
  const commands = [
    [`${program} dev`, 'shows the site in a browser, and each change as you save it'],
    [`${program} new "What is wrong"`, 'writes your first incident; the examples can go then'],
  ] as const;
  const width = Math.max(...commands.map(([command]) => command.length));
  return [
    ...(folder === '' ? [] : [`cd ${/^[\w./-]+$/.test(folder) ? folder : `"${folder}"`}`]),
    ...commands.map(([command, meaning]) => `${command.padEnd(width)}  # ${meaning}`),
  ];
}
