// Checks the text of one incident in a small site, in memory: for tests that hold many slips against what is said.
import { defaultTheme } from '../../theme/index.js';
import { compile } from '../../src/compile.js';
import type { Diagnostic } from '../../src/kernel/diagnostic.js';
import { exampleConfig, exampleNow } from './page.js';

export interface CheckTextOptions {
  /** Where the text lies, relative to the site. */
  readonly path?: string;
  /** The text of candor.yaml. */
  readonly config?: string;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly now?: number;
}

/** What is found in the text of an incident, as `line:column code`, in the order of reports. */
export function checkText(text: string, options: CheckTextOptions = {}): string[] {
  return diagnoseText(text, options).map(
    ({ place, code }) => `${place.start.line}:${place.start.column} ${code}`,
  );
}

/** The same with messages and hints. */
export function diagnoseText(text: string, options: CheckTextOptions = {}): readonly Diagnostic[] {
  const { path = 'incidents/2025-10-15-sign-in-down.md', config = exampleConfig, now = exampleNow } = options;
  const encode = (content: string): Uint8Array => new TextEncoder().encode(content);
  return compile(
    {
      config: { path: 'candor.yaml', bytes: encode(config) },
      files: [{ path, bytes: encode(text) }],
      attachments: [],
      publicFiles: [],
      unreadable: [],
      diagnostics: [],
    },
    { facts: { now, commit: undefined, version: '0' }, theme: defaultTheme, assets: [] },
  ).diagnostics;
}
