// The components of an entry in words and as links.
import { html, type AffectedName, type Entry, type Html, type ThemeContext } from '../../src/theme.js';
import { rememberBoth } from './remember-both.js';

const shownNames = 5;

const writeAffected = ({ component, group }: AffectedName): string =>
  `${group === undefined ? '' : `${group.name} › `}${component.name}`;

export const linkAffected = (name: AffectedName, { href }: ThemeContext): Html =>
  html`<a href="${href({ page: 'component', component: name.component.id })}">${writeAffected(name)}</a>`;

type NameAffected = (affected: Entry['affectedNames'], messages: ThemeContext['messages']) => string;

/** The first few, as `Europe › Web application`; the entry's own page names them all. */
export const nameAffected: NameAffected = rememberBoth((affected, messages) => {
  const names = affected.slice(0, shownNames).map(writeAffected);
  const rest = affected.length - names.length;
  return messages.format.list(rest > 0 ? [...names, messages.counts.more(rest)] : names).join('');
});

/** Every one of them, where there is no other page that names them all. */
export const nameAllAffected = (affected: Entry['affectedNames'], context: ThemeContext): Html =>
  html`${context.messages.format.list(affected.map((name) => linkAffected(name, context)))}`;
