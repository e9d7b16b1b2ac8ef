// Completion below the front matter: headings of sections and updates, states in the heading of an update, and links.
import { CompletionItemKind } from 'vscode-languageserver';
import { nameStatus } from '../content/update-heading-problems.js';
import { relativePath } from '../kernel/relative-path.js';
import { statusesOfKind } from '../model/state.js';
import { showsText } from '../model/view.js';
import { headingsOf, kindOfLines, sectionAt } from './body-spot.js';
import type { Choice, Replaced } from './choice.js';
import { flowSpot } from './flow-spot.js';
import { lineOf, type CursorScene } from './scene.js';
import { componentChoices, stateChoices, writeNow } from './site-choices.js';

export interface Completion {
  readonly choices: readonly Choice[];
  readonly replaced: Replaced;
}

export function completeBody(scene: CursorScene): Completion | undefined {
  const line = lineOf(scene);
  const { line: at, character: column } = scene.cursor;
  const before = line.slice(0, column);
  const heading = /^(#{2,3})(?!#)\s*[^{]*$/.exec(before)?.[1];
  // The prose of years, digests and the policy has headings of its own.
  const isIncident = !/(?:^|\/)_[^/]*$/.test(scene.path);
  if (heading !== undefined && isIncident) {
    const choices = heading === '##' ? sectionChoices(scene) : partChoices(scene);
    const end = line.indexOf(' {');
    return { choices, replaced: { line: at, from: 0, to: end === -1 ? line.length : end } };
  }
  const braces = /^###(?!#).*?(?=\{[^}]*$)/.exec(before)?.[0].length;
  if (braces !== undefined) return completeStates(scene, braces);
  const link = /\]\(([^()\s]*)$/.exec(before)?.[1];
  if (link === undefined) return undefined;
  const rest = /^[^()\s#]*/.exec(line.slice(column))?.[0].length ?? 0;
  return {
    choices: linkChoices(scene),
    replaced: { line: at, from: column - link.length, to: column + rest },
  };
}

function sectionChoices(scene: CursorScene): readonly Choice[] {
  const present = new Set(
    headingsOf(otherLines(scene), 2).map((text) => /^[\w-]*/.exec(text)?.[0].toLowerCase()),
  );
  const sections = [
    { label: '## Updates', documentation: 'What readers were told, each update under a heading of its own.' },
    {
      label: '## Postmortem',
      documentation: 'A draft: it is checked, and published once its heading has a time.',
    },
    {
      label: `## Postmortem - ${writeNow(scene)}`,
      documentation: 'A postmortem that is published as of this time.',
    },
    { label: '## Details', documentation: 'Free text; its headings begin with `###`.' },
  ];
  return sections
    .filter(({ label }) => !present.has(/\w+/.exec(label)?.[0].toLowerCase()))
    .map((section) => ({ ...section, kind: CompletionItemKind.Module }));
}

function partChoices(scene: CursorScene): readonly Choice[] {
  const { lines, cursor, record } = scene;
  const section = sectionAt(lines, cursor.line);
  if (section === 'updates') {
    const now = writeNow(scene);
    return statusesOfKind[kindOfLines(lines)].map((status) => ({
      label: `### ${nameStatus(status)} - ${now}`,
      kind: CompletionItemKind.Event,
    }));
  }
  if (section !== 'postmortem') return [];
  const present = new Set(headingsOf(otherLines(scene), 3).map((text) => text.toLowerCase()));
  return record.site.postmortem.sections
    .filter(({ title, synonyms }) => ![title, ...synonyms].some((name) => present.has(name.toLowerCase())))
    .map(({ title, covers }) => ({
      label: `### ${title}`,
      documentation: covers,
      kind: CompletionItemKind.Module,
    }));
}

/** All but the line that is being typed. */
const otherLines = ({ lines, cursor }: CursorScene): readonly string[] =>
  lines.filter((_line, index) => index !== cursor.line);

function completeStates(scene: CursorScene, braces: number): Completion {
  const line = lineOf(scene);
  const { line: at, character: column } = scene.cursor;
  const spot = flowSpot(line, braces, column);
  const rest = line.slice(column);
  const word = /^[\w.-]*/.exec(rest)?.[0].length ?? 0;
  const replaced = { line: at, from: spot.from, to: column + word };
  if (spot.role === 'value') return { choices: stateChoices(), replaced };
  const colon = /^\s*:/.test(rest.slice(word)) ? '' : ': ';
  const choices = componentChoices(scene.record.site)
    .filter(({ label }) => !spot.siblings.includes(label))
    .map((choice) => ({ ...choice, text: `${choice.label}${colon}` }));
  return { choices, replaced };
}

/** Other incidents, the newest first, and attachments; of what is withheld whole not even the name is offered. */
function linkChoices({ path, record }: CursorScene): readonly Choice[] {
  const others = record.incidents
    .filter((incident) => incident.path !== path && showsText(record.views.get(incident.path)))
    .toSorted((a, b) => b.started.from - a.started.from)
    .map((incident) => ({
      label: relativePath(path, incident.path),
      detail: incident.title,
      kind: CompletionItemKind.Reference,
      also: incident.title,
    }));
  const attachments = record.attachments.map((file) => ({
    label: encodeURI(relativePath(path, file.path)),
    kind: CompletionItemKind.File,
  }));
  return [...others, ...attachments];
}
