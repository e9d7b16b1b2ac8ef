// A file with a `|` where the cursor stands, in a small site, without a server: for tests of single features.
import type { CompletionItem } from 'vscode-languageserver';
import { defaultTheme } from '../../theme/index.js';
import { compile } from '../../src/compile.js';
import { complete } from '../../src/language/complete.js';
import { splitLines, type CursorScene } from '../../src/language/scene.js';
import type { SourceRecord } from '../../src/rules/rule.js';
import { incident, testNow } from '../cli/site-folder.js';

/** The zone is three hours ahead of UTC in summer and two in winter. */
export const siteConfig = `site:
  title: Acme Status
  url: https://status.acme.example/
  timezone: Europe/Helsinki
components:
  - id: web
    name: Website
    components:
      - { id: web-eu, name: EU website, since: 2025-02-01 }
      - { id: web-us, name: US website }
  - { id: api, name: Interface }
severities:
  - { id: sev1, label: Severe, description: Most customers cannot work., indicator: critical, state: major-outage }
  - { id: sev2, label: Slight, indicator: minor, state: degraded }
`;

const others = {
  'incidents/2025/2025-10-15-slow.md': incident({ title: 'Slow answers', components: '[api]' }),
  'incidents/2025-11-02-login.md': incident({
    title: 'No login',
    day: '2025-11-02',
    more: '\n## Postmortem - 2025-11-05 10:00\n\n### What happened\n\nA switch broke.\n',
  }),
  'incidents/2025-12-01-secret.md': incident({ title: 'Secret thing', fields: 'security: {}' }),
};

export interface AtCursor {
  readonly path?: string;
  readonly config?: string;
}

const records = new Map<string, SourceRecord>();

/** What is known of the site, which the file at hand is not part of yet. */
function recordOf(config: string): SourceRecord {
  const known = records.get(config);
  if (known !== undefined) return known;
  const encode = (content: string): Uint8Array => new TextEncoder().encode(content);
  const files = Object.entries(others).map(([path, content]) => ({
    path,
    bytes: encode(content.replace('severity: low', 'severity: sev2')),
  }));
  const { record } = compile(
    {
      config: { path: 'candor.yaml', bytes: encode(config) },
      files,
      attachments: [],
      publicFiles: [],
      unreadable: [],
      diagnostics: [],
    },
    {
      facts: { now: testNow, commit: undefined, version: '0' },
      theme: defaultTheme,
      assets: [],
      onDemand: true,
    },
  );
  records.set(config, record);
  return record;
}

/** The scene of a text with one `|`, which is taken out. */
export function sceneAt(
  marked: string,
  { path = 'incidents/2026-01-15-new.md', config = siteConfig }: AtCursor = {},
): CursorScene {
  const at = marked.indexOf('|');
  const text = marked.slice(0, at) + marked.slice(at + 1);
  const before = splitLines(marked.slice(0, at));
  const record = recordOf(config);
  return {
    path,
    lines: splitLines(text),
    record,
    config,
    now: testNow,
    cursor: { line: before.length - 1, character: before.at(-1)?.length ?? 0 },
  };
}

export const completionsAt = (marked: string, options?: AtCursor): readonly CompletionItem[] =>
  complete(sceneAt(marked, options));

export const labelsAt = (marked: string, options?: AtCursor): readonly string[] =>
  completionsAt(marked, options).map(({ label }) => label);

/** The line of the cursor once the choice with a label is taken. */
export function taken(marked: string, label: string, options?: AtCursor): string | undefined {
  const edit = completionsAt(marked, options).find((item) => item.label === label)?.textEdit;
  if (edit === undefined || !('range' in edit)) return undefined;
  const { lines } = sceneAt(marked, options);
  const line = lines[edit.range.start.line] ?? '';
  return line.slice(0, edit.range.start.character) + edit.newText + line.slice(edit.range.end.character);
}
