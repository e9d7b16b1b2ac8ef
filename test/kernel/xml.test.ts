// XML that holds whatever an author wrote, and stays XML.
import { expect, it } from 'vitest';
import { element, writeDocument } from '../../src/kernel/xml.js';

it('escapes text and attributes', () => {
  const { markup } = element('a', { b: '"<&>\n', c: undefined }, 'x <&> " ]]>\r', element('d', {}));
  expect(markup).toBe('<a b="&quot;&lt;&amp;&gt;&#10;">x &lt;&amp;&gt; " ]]&gt;&#13;<d/></a>');
});

it('replaces what no document may hold, and keeps all else', () => {
  const { markup } = element('a', {}, '\0\u0008\v\ud800x\udc00\ufffe\uffff \t\n🚢 日本語 \u202e\u0085');
  expect(markup).toBe('<a>\ufffd\ufffd\ufffd\ufffdx\ufffd\ufffd\ufffd \t\n🚢 日本語 \u202e\u0085</a>');
});

it('writes elements on lines of their own', () => {
  expect(writeDocument(element('a', {}, element('b', {}, ''), element('c', {}), undefined))).toBe(
    '<?xml version="1.0" encoding="utf-8"?>\n<a>\n<b></b>\n<c/>\n</a>\n',
  );
});
