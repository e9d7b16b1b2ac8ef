// Checks an example as a site on disk, in a folder that is gone afterwards.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkSite, type Check } from '../../src/building/read-site.js';
import { loadTheme } from '../../src/theming/load-theme.js';
import { exampleNow, writeExample, type Example, type ExampleFile } from './page.js';

/** What git says of such a folder; to ask it each time took a quarter of the time of these tests. */
const unversioned = { commit: '', remotes: [] };

export function checkFolder(example: Example): Check {
  const folder = mkdtempSync(join(tmpdir(), 'candor-example-'));
  try {
    writeExample(folder, example);
    return checkSite({ folder, now: exampleNow, ...unversioned });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The same with the theme that the site brings along. */
export async function checkWithTheme(example: Example): Promise<Check> {
  const folder = mkdtempSync(join(tmpdir(), 'candor-example-'));
  try {
    writeExample(folder, example);
    return checkSite({ folder, now: exampleNow, ...unversioned, theme: await loadTheme(folder) });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A file of an example; `language` as in the pages of docs/diagnostics/. */
export function file(path: string, text = '', language = 'text', target?: string): ExampleFile {
  return { language, path, target, text };
}

/** What is found in a site of these files, as `path:line:column code`, in the order of reports. */
export function checkFiles(...files: readonly ExampleFile[]): string[] {
  return checkFolder({ files, report: undefined }).compilation.diagnostics.map(
    ({ code, place }) => `${place.path}:${place.start.line}:${place.start.column} ${code}`,
  );
}

/** The text of a sound incident, with further lines of front matter and another body. */
export function soundIncident(lines: readonly string[] = [], body = 'Nobody could sign in.'): string {
  const fields = [
    'title: Sign-in failed',
    'severity: low',
    'components: [api]',
    'started: 2025-10-15 17:28',
    'resolved: 2025-10-15 18:05',
  ];
  return ['---', ...fields, ...lines, '---', '', body, ''].join('\n');
}
