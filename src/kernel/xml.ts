// Writing XML 1.0. Text and attributes are escaped where they are put in, so that nothing of an author's can become markup.
import { escapeAttribute, escapeText } from './html.js';

/** A finished element. */
export interface Xml {
  readonly markup: string;
}

/** Text that was escaped before, to stand in several documents. */
export interface XmlText {
  readonly escaped: string;
}

/** Text is escaped; what is undefined is left out. */
export type XmlChild = string | Xml | XmlText | undefined;

/** Names are those of the program. An attribute without a value is left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  ...children: readonly XmlChild[]
): Xml {
  let markup = `<${name}`;
  for (const key in attributes) {
    const value = attributes[key];
    if (value !== undefined) markup += ` ${key}="${writeValue(value)}"`;
  }
  const shown = children.filter((child) => child !== undefined);
  if (shown.length === 0) return { markup: `${markup}/>` };
  const gap = shown.every(isElement) ? '\n' : '';
  markup += `>${gap}`;
  // Added up, a text is copied once and not at each level around it.
  for (const child of shown) markup += (isElement(child) ? child.markup : escapeChild(child)) + gap;
  return { markup: `${markup}</${name}>` };
}

const isElement = (child: string | Xml | XmlText): child is Xml =>
  typeof child !== 'string' && 'markup' in child;

const escapeChild = (child: string | XmlText): string =>
  typeof child === 'string' ? writeText(child) : child.escaped;

export const escapeXml = (text: string): XmlText => ({ escaped: writeText(text) });

export const writeDocument = (root: Xml): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n${root.markup}\n`;

// XML 1.0, section 2.2: what no document may hold, not even written as a number.
const illegal = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

// Hardly any text has one of these, or a half of a pair, and looking for code points takes four times as long.
const suspicious = /[\0-\x08\v\f\x0e-\x1f\ud800-\udfff\ufffe\uffff]/;

const replaceIllegal = (text: string): string =>
  suspicious.test(text) ? text.replaceAll(illegal, '\u{fffd}') : text;

/** A carriage return would be read as a line feed (section 2.11). */
const writeText = (text: string): string => escapeText(replaceIllegal(text)).replaceAll('\r', '&#13;');

/** White space in a value would be read as spaces (section 3.3.3). */
const writeValue = (text: string): string =>
  escapeAttribute(replaceIllegal(text)).replaceAll(/[\t\n\r]/g, (space) => `&#${space.charCodeAt(0)};`);
