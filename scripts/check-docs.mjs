// Finds where the documentation has drifted from the code. Each check returns sentences, one for a problem.
// With --write it first writes the index of the diagnostics and the list of commands anew. Needs a build: it reads the
// tables of codes and of commands from dist/.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { codes, isLowerable } from '../dist/src/kernel/codes.js';
import { writeCommands } from './write-commands.mjs';

const diagnosticsFolder = 'docs/diagnostics';
const indexPath = join(diagnosticsFolder, 'README.md');
const commandsPath = 'docs/commands.md';

/** What the codes of a family are about, for the index. */
const families = {
  config: 'What stands in `candor.yaml`, and what is missing there.',
  digest: 'The records of digests: their names, their periods, and the incidents that they name.',
  file: 'What lies in the folders of the site: names, kinds and sizes of files.',
  format: 'The front matter of an incident and the fields of `candor.yaml`: names, types and values.',
  identity: 'Ids, slugs and paths that are taken, reserved or not possible.',
  incident: 'What an incident as a whole lacks.',
  link: 'Links and images, and the components and severities that an incident names.',
  markdown: 'The text of an incident: what would vanish, or be shown in another way than it was meant.',
  policy: 'Whether what the policy promises is kept; only `candor check` asks.',
  postmortem: 'The sections and the time of a postmortem, and its action items.',
  text: 'Characters and words that should not reach readers.',
  theme: 'The look of the site: its settings, its stylesheet, and the module of its own theme.',
  time: 'Times that cannot be read, cannot be, or contradict each other.',
  update: 'The headings of updates, and their order.',
  withheld: 'Marks for text that is not public yet.',
  yaml: 'YAML that cannot be read, or that means something else than it looks like.',
};

function listMarkdown(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name));
}

const withoutCode = (text) => text.replace(/^```[\s\S]*?^```$/gm, '').replace(/`[^`\n]*`/g, '');

/** Every code has a page that begins with its name, and every page has a code. */
function checkDiagnosticPages() {
  const pages = new Map(
    listMarkdown(diagnosticsFolder)
      .map((path) => [relative(diagnosticsFolder, path).replace(/\.md$/, ''), path])
      .filter(([name]) => name.toLowerCase() !== 'readme'),
  );
  const missing = Object.keys(codes)
    .filter((code) => !pages.has(code))
    .map((code) => `${diagnosticsFolder}/${code}.md is missing: every code has a page`);
  const foreign = [...pages].flatMap(([name, path]) => {
    if (!Object.hasOwn(codes, name))
      return [`${path} describes a code that src/kernel/codes.ts does not have`];
    const [heading = ''] = readFileSync(path, 'utf8').split('\n', 1);
    return heading.includes(name) ? [] : [`${path} must begin with a heading that names ${name}`];
  });
  return [...missing, ...foreign];
}

const familyOf = (code) => code.slice(0, code.indexOf('/'));

const indexMark = /<!-- codes -->[\s\S]*<!-- \/codes -->/;

/** The part of the index that is written from the table of codes: a table for each family. */
function writeIndex() {
  const sections = Object.entries(families).map(([family, about]) => {
    const rows = Object.entries(codes)
      .filter(([code]) => familyOf(code) === family)
      .map(
        ([code, { level, summary }]) =>
          `| [${code}](${code}.md) | ${level} | ${isLowerable(code) ? 'yes' : 'no'} | ${summary} |`,
      );
    const head = ['| code | level | can be lowered or waived | what it says |', '| --- | --- | --- | --- |'];
    return [`### ${family}`, '', about, '', ...head, ...rows].join('\n');
  });
  return `<!-- codes -->\n\n${sections.join('\n\n')}\n\n<!-- /codes -->`;
}

/** The index lists every code as the table has it, and shows a report as a page has it. */
function checkIndex() {
  const index = readFileSync(indexPath, 'utf8');
  const unknown = [...new Set(Object.keys(codes).map(familyOf))]
    .filter((family) => !Object.hasOwn(families, family))
    .map((family) => `scripts/check-docs.mjs does not say what the family ${family} is about`);
  const isCurrent = indexMark.exec(index)?.[0] === writeIndex();
  const reports = [...index.matchAll(/^```report\n[\s\S]*?^```$/gm)].map(([report]) => report);
  const pages = listMarkdown(diagnosticsFolder).filter((path) => path !== indexPath);
  const foreign = reports.filter(
    (report) => !pages.some((path) => readFileSync(path, 'utf8').includes(report)),
  );
  return [
    ...unknown,
    ...(isCurrent ? [] : [`${indexPath} differs from src/kernel/codes.ts: run npm run docs`]),
    ...foreign.map(() => `${indexPath} shows a report that no page shows`),
  ];
}

const commandsPage = readFileSync(commandsPath, 'utf8');
const commandsWritten = await writeCommands(commandsPage);

/** The page of commands says what the table of commands says. */
const checkCommands = () =>
  readFileSync(commandsPath, 'utf8') === commandsWritten
    ? []
    : [`${commandsPath} differs from the table of commands: run npm run docs`];

/** Relative links of the documentation lead to files that exist. */
function checkLinks() {
  const files = [...readdirSync('.').filter((name) => name.endsWith('.md')), ...listMarkdown('docs')];
  return files.flatMap((path) =>
    [...withoutCode(readFileSync(path, 'utf8')).matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target = '']) => target.replace(/#.*$/, ''))
      .filter((target) => target !== '' && !/^[a-z]+:/i.test(target))
      .filter((target) => !existsSync(join(dirname(path), decodeURI(target))))
      .map((target) => `${path} links to ${target}, which does not exist`),
  );
}

if (process.argv.includes('--write')) {
  const index = readFileSync(indexPath, 'utf8');
  writeFileSync(
    indexPath,
    index.replace(indexMark, () => writeIndex()),
  );
  writeFileSync(commandsPath, commandsWritten);
}
const problems = [checkDiagnosticPages, checkIndex, checkCommands, checkLinks].flatMap((check) => check());
for (const problem of problems) console.error(problem);
console.log(
  problems.length === 0 ? 'The documentation matches the code.' : `${problems.length} problems in the docs.`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
