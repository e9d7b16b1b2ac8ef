// Filling the holes of a text: prefixes, links to other pages, and links to what is not published.
import { expect, it } from 'vitest';
import { writeProse, type LinkHole, type Prose } from '../../src/model/prose.js';
import { fillProse } from '../../src/site/prose.js';

const linkTo = (path: string, anchor = ''): LinkHole => ({ kind: 'link', path, anchor });
const fill = (
  segments: Prose['segments'],
  published: Readonly<Record<string, string>>,
  prefix = '',
): string =>
  String(fillProse(writeProse(segments, ''), { prefix, addressOf: ({ path }) => published[path] }));

it('puts the prefix of the page before ids and links inside the text', () => {
  const segments = [
    '<h3 id="',
    { kind: 'prefix' },
    'cause">Cause</h3><a href="#',
    { kind: 'prefix' },
    'cause">x</a>',
  ];
  expect(fill(segments as Prose['segments'], {}, 'a-')).toBe(
    '<h3 id="a-cause">Cause</h3><a href="#a-cause">x</a>',
  );
});

it('links to what is published, escaped', () => {
  const segments = ['<p><a href="', linkTo('incidents/a.md'), '">that one</a></p>'];
  expect(fill(segments, { 'incidents/a.md': '../a/?b&c"' })).toBe(
    '<p><a href="../a/?b&amp;c&quot;">that one</a></p>',
  );
});

it('leaves the text alone of a link to what is not published, and keeps its title', () => {
  const segments = [
    '<p><a href="',
    linkTo('incidents/a.md'),
    '" title="t">that <em>one</em></a>, <a href="',
    linkTo('b'),
    '">b</a></p>',
  ];
  expect(fill(segments, { b: 'B' })).toBe('<p><a title="t">that <em>one</em></a>, <a href="B">b</a></p>');
});

it('leaves the text alternative of an image that is not there', () => {
  const segments = ['<p>See <img src="', linkTo('a.png'), '" alt="a > b < c &quot;d&quot;" title="x">.</p>'];
  expect(fill(segments, {})).toBe('<p>See a > b &lt; c &quot;d&quot;.</p>');
  expect(fill(segments, { 'a.png': 'A.png' })).toBe(
    '<p>See <img src="A.png" alt="a > b < c &quot;d&quot;" title="x">.</p>',
  );
});

it('refuses a hole outside of a link or image, which would be a bug', () => {
  expect(() => fill(['<p>', linkTo('a'), '</p>'], {})).toThrow();
});
