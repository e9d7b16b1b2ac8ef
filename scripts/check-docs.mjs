// Finds where the documentation has drifted from the code. Each check returns sentences, one for a problem.
// Needs a build: it reads the table of codes from dist/.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { codes } from '../dist/src/kernel/codes.js';

const diagnosticsFolder = 'docs/diagnostics';

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

const problems = [checkDiagnosticPages, checkLinks].flatMap((check) => check());
for (const problem of problems) console.error(problem);
console.log(
  problems.length === 0 ? 'The documentation matches the code.' : `${problems.length} problems in the docs.`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
