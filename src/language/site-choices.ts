// What a site has to choose from: its components and severities, the states, the codes that may be waived, the time now.
import { CompletionItemKind } from 'vscode-languageserver';
import { codes, entryOf, isCode, isLowerable, type Code } from '../kernel/codes.js';
import { writeTime } from '../kernel/time-writing.js';
import { minuteAt } from '../kernel/time.js';
import type { Component, Severity, Site } from '../model/site.js';
import { states } from '../model/state.js';
import type { Choice } from './choice.js';
import type { Scene } from './scene.js';

export function componentChoices(site: Site): readonly Choice[] {
  const listed = site.components.map((component) => ({
    label: component.id,
    detail: component.name === component.id ? undefined : component.name,
    documentation: describeComponent(component, site),
    kind: CompletionItemKind.Value,
    also: [component.name, ...component.aliases].join(' '),
  }));
  const all = { label: 'all', detail: 'every component', kind: CompletionItemKind.Value };
  return listed.length === 0 ? [] : [...listed, all];
}

export const severityChoices = (site: Site): readonly Choice[] =>
  site.severities.map((severity) => ({
    label: severity.id,
    detail: severity.label,
    documentation: describeSeverity(severity),
    kind: CompletionItemKind.EnumMember,
  }));

export const stateChoices = (): readonly Choice[] =>
  states.map((label) => ({ label, kind: CompletionItemKind.EnumMember }));

/** The codes that a file may waive. */
export const waivableChoices = (): readonly Choice[] =>
  Object.keys(codes).filter(isCode).filter(isLowerable).map(codeChoice);

export const codeChoice = (code: Code): Choice => ({
  label: code,
  documentation: entryOf(code).summary,
  kind: CompletionItemKind.Constant,
});

/** The time now, as an incident file of the site has it. */
export const writeNow = ({ now, record: { site } }: Scene): string =>
  writeTime(minuteAt(Math.floor(now / 60_000) * 60_000), site.timezone);

/** In Markdown: the name, the groups above, and when it came and went. */
export function describeComponent(component: Component, site: Site): string {
  const groups = groupsOf(component, site);
  const { since, retired, description } = component;
  return [
    `**${component.name}**${component.isGroup ? ' (a group)' : ''}`,
    groups.length === 0 ? undefined : `In ${groups.map(({ name }) => name).join(' / ')}.`,
    description,
    since === undefined ? undefined : `Since ${writeTime(since, site.timezone)}.`,
    retired === undefined ? undefined : `Retired ${writeTime(retired, site.timezone)}.`,
  ]
    .filter((part) => part !== undefined)
    .join('\n\n');
}

/** Outermost first. */
function groupsOf({ parent }: Component, site: Site): readonly Component[] {
  const group = parent === undefined ? undefined : site.componentById.get(parent);
  return group === undefined ? [] : [...groupsOf(group, site), group];
}

/** In Markdown: the label, what it is for, and what it says of components that are merely listed. */
export const describeSeverity = ({ label, description, state }: Severity): string =>
  [`**${label}**`, description, `Components that are listed without a state count as \`${state}\`.`]
    .filter((part) => part !== undefined)
    .join('\n\n');
