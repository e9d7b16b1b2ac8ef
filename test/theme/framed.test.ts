// What is made once for many pages is made anew where a page would show something else.
import { expect, it } from 'vitest';
import { messagesFor } from '../../src/model/messages/messages-for.js';
import { createLinker, type Route } from '../../src/site/pages.js';
import { html } from '../../src/theme.js';
import { framed } from '../../theme/parts/framed.js';
import { makeSite } from '../model/make-incident.js';

const site = makeSite();
const years = [2026, 2025];
const messages = messagesFor('en');
const linksOf = (route: Route) => createLinker(route, { siteUrl: undefined, fileLinks: false });
const incident = linksOf({ page: 'incident', slug: '2026-01-05-a' });

function foot({ href = incident, ...rest }: Partial<Parameters<typeof framed>[0]>, name = 'foot'): string {
  const context = { site, messages, years, href, ...rest };
  const make = () =>
    html`<a href="${href({ page: 'history' })}">${context.messages.labels.history}</a> ${context.site.title} ${context.years.length}`;
  return framed(context, name, make).toString();
}

it('Pages that lie equally deep share a piece, and others have their own links', () => {
  expect(foot({})).toContain('href="../../history/"');
  expect(foot({ href: linksOf({ page: 'incident', slug: 'b' }) })).toBe(foot({}));
  expect(foot({ href: linksOf({ page: 'status' }) })).toContain('href="history/"');
  expect(foot({ href: linksOf({ page: 'notFound' }) })).toContain('href="/history/"');
});

it('A theme that hands on other words, another site or other years gets a piece with these', () => {
  expect(foot({ messages: messagesFor('de') })).toContain('Verlauf');
  expect(foot({ site: { ...site, title: 'Another' } })).toContain('Another');
  expect(foot({ years: [2026] })).toContain(' 1');
  expect(foot({})).toContain(messages.labels.history);
});
