// The only way to make HTML: a template tag that escapes whatever stands in a hole. Used by the theme and by site/.
import { planTemplate, type TemplatePlan } from './template.js';

/** Safe HTML. Opaque: nothing outside of this file can make one but through the functions here. */
class Html {
  /** Known by this and not by its class, so that the HTML of a second copy of this module is no text. */
  readonly isSafeHtml = true as const;
  readonly #markup: string;
  constructor(markup: string) {
    this.#markup = markup;
  }
  toString(): string {
    return this.#markup;
  }
}
export type { Html };

/** What a hole takes. `undefined` and `false` show nothing; as the whole value of an attribute they drop the attribute. */
export type Hole = string | number | Html | undefined | false | readonly Hole[];

// A pure memo: a plan depends on nothing but the template's own text, and pages use the same few templates thousands of times.
const plans = new WeakMap<TemplateStringsArray, TemplatePlan>();

/**
 * Escapes every hole. A hole may stand in text or in a quoted attribute; one in a tag name, an attribute's name, an
 * unquoted value, a comment, a script, a style or an event handler throws, because that is a bug of the template.
 */
export function html(strings: TemplateStringsArray, ...holes: readonly Hole[]): Html {
  let plan = plans.get(strings);
  if (plan === undefined) plans.set(strings, (plan = planTemplate(strings)));
  let markup = plan.first;
  let index = 0;
  for (const hole of plan.holes) {
    const value = holes[index];
    index += 1;
    if (hole.attribute === undefined) markup += showInText(value);
    else if (hole.lead === '') markup += showInAttribute(hole.attribute, hole.isAddress, value);
    else if (value !== undefined && value !== false) {
      markup += `${hole.lead}${showInAttribute(hole.attribute, hole.isAddress, value)}"`;
    }
    markup += hole.next;
  }
  return new Html(markup);
}

/** One after another, with a separator between. */
export function joinHtml(parts: readonly Html[], separator: string | Html = ''): Html {
  const between = showInText(separator);
  let markup = '';
  let before = '';
  // Adding up costs a third of what the join of a list of objects does.
  for (const part of parts) {
    markup += before + part.toString();
    before = between;
  }
  return new Html(markup);
}

/**
 * Data in a script element of a type that browsers do not run (HTML, section 4.12.1): `<` is written as an escape of
 * JSON, so that nothing in it can end the element or begin a comment. A policy against inline scripts lets it stand.
 */
export function jsonScript(type: 'application/ld+json', data: object): Html {
  return new Html(`<script type="${type}">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`);
}

/** Takes markup as it is. Only for text that a sanitiser has passed: site/prose.ts is its one user, and the linter sees to it. */
export function trusted(markup: string): Html {
  return new Html(markup);
}

export const isHtml = (value: unknown): value is Html =>
  typeof value === 'object' && value !== null && 'isSafeHtml' in value;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Safe as text of HTML and XML, and not in an attribute. */
export function escapeText(text: string): string {
  // Of a long text, three passes take two thirds of the time of one that asks for every sign what becomes of it.
  return /[&<>]/.test(text)
    ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    : text;
}

/** Safe as text and between double quotes; a template refuses single ones. */
export function escapeAttribute(text: string): string {
  return /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (character) => entities[character] ?? '') : text;
}

function showInText(hole: Hole): string {
  if (typeof hole === 'string') return escapeText(hole);
  if (isHtml(hole)) return hole.toString();
  if (hole === undefined || hole === false) return '';
  if (typeof hole === 'number') return String(hole);
  if (Array.isArray(hole)) {
    let markup = '';
    for (const item of hole as readonly Hole[]) markup += showInText(item);
    return markup;
  }
  throw new TypeError(
    `A template cannot show ${describe(hole)}; a hole takes text, a number, HTML or a list of these.`,
  );
}

function showInAttribute(attribute: string, isAddress: boolean, hole: Hole): string {
  if (hole === undefined || hole === false) return '';
  if (typeof hole === 'number') return String(hole);
  if (typeof hole !== 'string') {
    throw new TypeError(`The attribute ${attribute} takes text or a number, not ${describe(hole)}.`);
  }
  if (isAddress && hasForeignScheme(hole)) {
    throw new TypeError(`The attribute ${attribute} takes a relative, http, https or mailto address.`);
  }
  return escapeAttribute(hole);
}

/** Any colon before the path counts, so that spaces, tabs or controls inside a scheme hide nothing (WHATWG URL, section 4.4). */
const hasForeignScheme = (address: string): boolean =>
  address.includes(':') && /^[^/?#]*:/.test(address) && !/^(?:https?|mailto):/i.test(address);

const describe = (value: unknown): string =>
  isHtml(value)
    ? 'HTML'
    : Array.isArray(value)
      ? 'a list'
      : typeof value === 'boolean'
        ? 'true'
        : typeof value;
