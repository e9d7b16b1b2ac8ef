// Reads a page of docs/diagnostics/: its examples are fixtures, so what the page shows is what Candor says.
//
// A fenced block whose info string is `<language> file=<path>` is a file of the example; some languages are special:
// `hex file=…` gives bytes, `symlink file=… to=…` a symbolic link, `mkdir file=…` an empty folder, `fifo file=…` a pipe,
// `missing file=…` takes a file away, `bytes-in-name file=…` names one with the bytes that `%F6` and the like stand for.
// A block `report` holds what `candor check` prints for the example above it.
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface ExampleFile {
  readonly language: string;
  readonly path: string;
  readonly target: string | undefined;
  readonly text: string;
}

export interface Example {
  readonly files: readonly ExampleFile[];
  readonly report: string | undefined;
}

export interface Page {
  readonly title: string;
  readonly bad: Example;
  readonly good: Example;
}

interface Block {
  readonly info: string;
  readonly text: string;
}

const fencePattern = /^(`{3,})([^\n`]*)\n([\s\S]*?)^\1[ \t]*$/gm;

export function readPage(markdown: string): Page {
  const section = (name: string): Example => {
    const from = markdown.indexOf(`\n## ${name}\n`);
    if (from === -1) return { files: [], report: undefined };
    const next = findHeadingOutsideFences(markdown, from + 1);
    const blocks = [...markdown.slice(from, next).matchAll(fencePattern)].map(
      ([, , info = '', text = '']): Block => ({ info: info.trim(), text }),
    );
    return {
      files: blocks.flatMap(readFile),
      report: blocks.find(({ info }) => info === 'report')?.text,
    };
  };
  return {
    title: /^# (.*)$/m.exec(markdown)?.[1] ?? '',
    bad: section('Bad'),
    good: section('Good'),
  };
}

/** The page with another text in the report block of its bad example. */
export function replaceReport(markdown: string, report: string): string {
  return markdown.replace(
    /^(`{3,})report\n[\s\S]*?^\1[ \t]*$/m,
    (_block, fence: string) => `${fence}report\n${report}${fence}`,
  );
}

function findHeadingOutsideFences(markdown: string, from: number): number {
  const blanked = markdown.replaceAll(fencePattern, (block) => block.replaceAll(/[^\n]/g, ' '));
  const next = blanked.slice(from + 4).search(/^## /m);
  return next === -1 ? markdown.length : from + 4 + next;
}

function readFile({ info, text }: Block): ExampleFile[] {
  const path = /(?:^|\s)file=(\S+)/.exec(info)?.[1];
  if (path === undefined) return [];
  return [{ language: info.split(/\s/)[0] ?? '', path, target: /\sto=(\S+)/.exec(info)?.[1], text }];
}

/** The configuration of every example that does not bring its own. */
export const exampleConfig = `site:
  title: Example status
  url: https://status.example.com/
  timezone: Europe/Berlin
components:
  - id: web
    name: Web application
    components:
      - id: web-eu
        name: EU data center
      - id: web-us
        name: US data center
  - id: api
    name: API
`;

/** Every example is judged as of this time. */
export const exampleNow: number = Date.UTC(2026, 0, 15, 12);

export function writeExample(folder: string, { files }: Example): void {
  const own: ExampleFile = { language: 'yaml', path: 'candor.yaml', target: undefined, text: exampleConfig };
  const hasConfig = files.some(({ path }) => path === own.path);
  for (const file of hasConfig ? files : [own, ...files]) {
    const path = join(folder, file.path);
    mkdirSync(dirname(path), { recursive: true });
    if (file.language === 'symlink') symlinkSync(file.target ?? '', path);
    else if (file.language === 'mkdir') mkdirSync(path);
    else if (file.language === 'fifo') execFileSync('mkfifo', [path]);
    else if (file.language === 'hex')
      writeFileSync(path, Buffer.from(file.text.replaceAll(/\s/g, ''), 'hex'));
    else if (file.language === 'bytes-in-name')
      writeFileSync(Buffer.from(readEscapes(path), 'latin1'), file.text);
    else if (file.language !== 'missing') writeFileSync(path, file.text);
  }
}

const readEscapes = (path: string): string =>
  path.replaceAll(/%([0-9A-F]{2})/g, (_escape, hex: string) => String.fromCharCode(parseInt(hex, 16)));
