// Checks one text in the site of a base file, in memory.
import { defaultTheme } from '../../theme/index.js';
import { compile, type Compilation } from '../../src/compile.js';
import { html } from '../../src/kernel/html.js';
import type { Parts, Theme } from '../../src/site/parts.js';
import type { BaseFile } from './base-files.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

// What pages look like is no matter for checks, and rendering them would take most of the time, as would files for
// machines: nobody asks for these here.
const blank = (): ReturnType<typeof html> => html``;
const parts = Object.fromEntries(Object.keys(defaultTheme.parts).map((name) => [name, blank]));
const blankTheme: Theme = { ...defaultTheme, parts: parts as unknown as Parts };

/** Compiles the site of a base with another text in place of the base's own. */
export function compileBase(
  base: BaseFile,
  text: string,
  { config = base.config, theme = blankTheme }: { config?: string; theme?: Theme } = {},
): Compilation {
  const files = [
    { path: base.path, bytes: base.encode(text) },
    ...base.neighbours.map((file) => ({ path: file.path, bytes: utf8(file.text) })),
  ];
  return compile(
    {
      config: { path: 'candor.yaml', bytes: utf8(config) },
      files: files.sort((a, b) => (a.path < b.path ? -1 : 1)),
      attachments: base.attachments.map((path) => ({ path, size: 1 })),
      publicFiles: [],
      unreadable: [],
      diagnostics: [],
    },
    {
      facts: { now: base.now, commit: undefined, version: '0' },
      theme,
      assets: [],
      onDemand: theme === blankTheme,
    },
  );
}
