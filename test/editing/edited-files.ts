// Every incident file that the project has, ready to be edited, and the same with other line ends.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../../src/config/read-config.js';
import { parseFile } from '../../src/content/parse-file.js';
import type { EditedFile } from '../../src/editing/text-edit.js';
import type { Diagnostic } from '../../src/kernel/diagnostic.js';
import type { Site } from '../../src/model/site.js';
import { exampleConfig } from '../diagnostics/page.js';
import * as bases from '../faults/base-texts.js';
import { hardConfig, hardTexts } from './hard-texts.js';

const project = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export interface ReadFile {
  readonly file: EditedFile | undefined;
  readonly errors: readonly Diagnostic[];
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Reads a text as the file of a site; `file` is undefined where it is no incident. */
export function readText(path: string, text: string, site: Site): ReadFile {
  const { content, diagnostics } = parseFile({ path, bytes: encode(text) }, site);
  const errors = diagnostics.filter(({ level }) => level === 'error');
  const file = content.kind === 'incident' ? { path, text, incident: content.incident, site } : undefined;
  return { file, errors };
}

export function readSite(config: string): Site {
  return readConfig({ path: 'candor.yaml', bytes: encode(config) }).site;
}

/** A file that must be an incident. */
export function openText(text: string, site: Site, path = 'incidents/2025-10-15-down.md'): EditedFile {
  const { file } = readText(path, text, site);
  if (file === undefined) throw new Error(`No incident: ${text}`);
  return file;
}

/** All incidents of a folder with a site. */
export function readFolder(folder: string): EditedFile[] {
  const site = readSite(readFileSync(join(folder, 'candor.yaml'), 'utf8'));
  return listMarkdown(join(folder, 'incidents')).flatMap((path) => {
    // With its byte-order mark, which a decoder would take off.
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(readFileSync(path));
    const { file } = readText(relative(folder, path).replaceAll('\\', '/'), text, site);
    return file ?? [];
  });
}

function listMarkdown(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

const ownFolders = ['.', 'test/sites/everything', 'test/sites/german', 'test/sites/minimal'];

/** Of the example site, of all sites of the tests, and texts that hold what is hard to edit. */
export const ownFiles: readonly EditedFile[] = [
  ...ownFolders.flatMap((folder) => readFolder(join(project, folder))),
  ...[bases.incident, bases.maintenance, bases.notice, bases.signs, bases.short].map((text) =>
    openText(text, readSite(bases.baseConfig)),
  ),
  ...hardTexts.map((text) => openText(text, readSite(hardConfig))),
];

/** The examples of the documentation, most of which have something wrong with them. */
export const exampleFiles: readonly EditedFile[] = listMarkdown(join(project, 'docs')).flatMap((page) =>
  [...readFileSync(page, 'utf8').matchAll(/^```(?:markdown|md)\b.*\n(---\n[^]*?)^```$/gm)].flatMap(
    ([, text = '']) => readText('incidents/2025-10-15-down.md', text, readSite(exampleConfig)).file ?? [],
  ),
);

/** What other editors and systems make of a text. */
export const variants: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'with carriage returns': (text) => text.replaceAll('\n', '\r\n'),
  'with a byte-order mark and carriage returns': (text) => `\uFEFF${text.replaceAll('\n', '\r\n')}`,
  'with carriage returns alone': (text) => text.replaceAll('\n', '\r'),
  'with mixed line ends': (text) =>
    text
      .split('\n')
      .map((line, index, { length }) =>
        index === length - 1 ? line : `${line}${index % 3 === 0 ? '\r\n' : '\n'}`,
      )
      .join(''),
  'without a final line end': (text) => text.trimEnd(),
  'with spaces at its end': (text) => `${text}\n  \n\t`,
};

/** The same file as another editor left it. */
export function vary(file: EditedFile, variant: (text: string) => string): EditedFile {
  return openText(variant(file.text), file.site, file.path);
}
