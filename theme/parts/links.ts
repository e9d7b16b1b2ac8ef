// Text of the record that may be an address.
import { html, type Html } from '../../src/theme.js';

/** A web address or an e-mail address becomes a link; any other text stays text. */
export function linkTo(text: string): Html {
  if (/^(?:https?:\/\/|mailto:)\S+$/i.test(text)) {
    return html`<a href="${text}">${text.replace(/^(?:https?:\/\/|mailto:)/i, '')}</a>`;
  }
  if (/^[^\s@:/?#]+@[^\s@]+\.[^\s@]+$/.test(text)) return html`<a href="mailto:${text}">${text}</a>`;
  return html`${text}`;
}
