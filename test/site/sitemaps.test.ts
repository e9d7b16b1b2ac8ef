// Sitemaps: one file as long as it can hold all pages, then an index that leads to several.
import { expect, it } from 'vitest';
import { pageDefaults, type Page } from '../../src/site/page.js';
import { recordSite } from '../../src/site/site-record.js';
import { writeSitemaps } from '../../src/site/sitemaps.js';
import { makeHistory, makeIncident, makeSite } from '../model/make-incident.js';

const record = recordSite(
  makeHistory([makeIncident({ id: 'slow', started: '2026-01-04 10:00' })], '2026-03-10', makeSite()),
);

const pageAt = (slug: string, listed = true): Page => ({
  ...pageDefaults,
  route: { page: 'incident', slug },
  title: slug,
  description: slug,
  listed,
  body: () => ({ part: 'notFoundPage', props: {} }),
});

const pages = [pageAt('slow'), pageAt('moved', false), pageAt('b'), pageAt('c')];

const addressesIn = (content: string | Uint8Array): readonly string[] =>
  [...String(content).matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address = '']) => address);

const write = (most?: number): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    writeSitemaps(record, pages, 'https://status.example.com/', most).map((file) => [
      file.path,
      'content' in file ? addressesIn(file.content) : [],
    ]),
  );

const base = 'https://status.example.com/';
const slow = `${base}incidents/slow/`;
const others = [`${base}incidents/b/`, `${base}incidents/c/`];

it('is one file where it can hold all that is listed', () => {
  expect(write()).toEqual({ 'sitemap.xml': [slow, ...others] });
  expect(write(3)).toEqual({ 'sitemap.xml': [slow, ...others] });
});

it('is an index of several where it cannot, and loses nothing', () => {
  expect(write(2)).toEqual({
    'sitemap.xml': [`${base}sitemap-1.xml`, `${base}sitemap-2.xml`],
    'sitemap-1.xml': [slow, `${base}incidents/b/`],
    'sitemap-2.xml': [`${base}incidents/c/`],
  });
});
