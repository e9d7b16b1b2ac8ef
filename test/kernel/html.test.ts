// The template tag: whatever stands in a hole stays text, and a hole where escaping cannot help is refused.
import fc from 'fast-check';
import { parseFragment, type DefaultTreeAdapterMap } from 'parse5';
import { describe, expect, it } from 'vitest';
import { html, joinHtml, trusted, type Html, type Hole } from '../../src/kernel/html.js';
import { planTemplate } from '../../src/kernel/template.js';

type Element = DefaultTreeAdapterMap['element'];
type ChildNode = DefaultTreeAdapterMap['childNode'];

const onlyElement = (markup: Html): Element => {
  const [node, ...rest] = parseFragment(String(markup)).childNodes;
  if (node === undefined || !('tagName' in node) || rest.length > 0)
    throw new Error(`not one element: ${markup}`);
  return node;
};
const textOf = (node: ChildNode): string =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';

describe('what a hole shows', () => {
  it('text escaped, numbers, HTML as it is, lists in order', () => {
    const list: Hole = ['a', 1, html`<b>${'<'}</b>`, undefined, false, ['&']];
    expect(String(html`<p>${list}</p>`)).toBe('<p>a1<b>&lt;</b>&amp;</p>');
  });

  it('drops an attribute whose whole value is missing, with its name', () => {
    const link = (current: string | undefined): string =>
      String(html`<a href="${'x'}" aria-current="${current}" class="nav ${current}">y</a>`);
    expect(link('page')).toBe('<a href="x" aria-current="page" class="nav page">y</a>');
    expect(link(undefined)).toBe('<a href="x" class="nav ">y</a>');
  });

  it('keeps an empty text as an empty attribute', () => {
    expect(String(html`<img alt="${''}" />`)).toBe('<img alt="" />');
  });

  it('joins', () => {
    expect(String(joinHtml([html`<i>a</i>`, html`<i>b</i>`], ' & '))).toBe('<i>a</i> &amp; <i>b</i>');
  });

  it('takes trusted markup unescaped, in text only', () => {
    expect(String(html`${trusted('<hr>')}`)).toBe('<hr>');
    expect(() => html`<a title="${trusted('"')}">x</a>`).toThrow(TypeError);
  });
});

describe('what is refused', () => {
  it.each<[string, () => Html]>([
    ['a tag name', () => html`<${'p'}>x</p>`],
    ['an attribute name', () => html`<p ${'id'}="x">x</p>`],
    ['an unquoted value', () => html`<p id=${'x'}>x</p>`],
    ['a comment', () => html`<!-- ${'x'} -->`],
    ['a script', () => html`<script>${'x'}</script>`],
    ['a script in capitals', () => html`<SCRIPT>${'x'}</SCRIPT>`],
    ['a style', () => html`<style>${'x'}</style>`],
    ['an event handler', () => html`<p onclick="${'x'}">x</p>`],
    ['a style attribute', () => html`<p style="${'x'}">x</p>`],
    ['a tag left open', () => html`<p id="${'x'}"`],
  ])('a hole in %s', (_, make) => {
    expect(make).toThrow(SyntaxError);
  });

  it('a single-quoted value, so that one way of dropping attributes is enough', () => {
    expect(() => planTemplate(["<p id='", "'>x</p>"])).toThrow(SyntaxError);
  });

  it.each([
    'javascript:alert(1)',
    ' JavaScript:x',
    'java\nscript:x',
    'data:text/html,x',
    'vbscript:x',
    'a:b',
  ])('the address %j', (address) => {
    expect(() => html`<a href="${address}">x</a>`).toThrow(TypeError);
  });

  it.each(['https://a.example/?q=a:b', 'mailto:a@b.example', './a', '../a:b', '#a:b', '?a:b', ''])(
    'but not the address %j',
    (address) => {
      expect(onlyElement(html`<a href="${address}">x</a>`).attrs).toEqual([{ name: 'href', value: address }]);
    },
  );

  it('values that only JavaScript lets through', () => {
    for (const value of [true, null, {}, () => 1]) {
      expect(() => html`<p>${value as unknown as Hole}</p>`).toThrow(TypeError);
    }
  });
});

it('any text comes back from a parser as the text it was, in text and in attributes', () => {
  const alphabet = [
    '<',
    '>',
    '"',
    "'",
    '&',
    '&lt;',
    '&#x3c;',
    'script',
    '</p>',
    '<!--',
    '-->',
    ']]>',
    '=',
    ' ',
    'a',
    '`',
    '/',
    'ü',
    '😀',
  ];
  const hostile = fc.array(fc.constantFrom(...alphabet)).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(fc.oneof(hostile, fc.string({ unit: 'grapheme' })), (text) => {
      fc.pre(!/[\0\r]/.test(text));
      const element = onlyElement(html`<p title="${text}" data-part="a ${text}">${text}</p>`);
      expect(element.attrs).toEqual([
        { name: 'title', value: text },
        { name: 'data-part', value: `a ${text}` },
      ]);
      expect(element.childNodes.map(textOf).join('')).toBe(text);
      expect(element.childNodes.every((node) => node.nodeName === '#text')).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
