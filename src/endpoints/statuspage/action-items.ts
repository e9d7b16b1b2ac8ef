// The action items of a postmortem as a list in HTML that reads as one of the format when it comes back: the details in
// parentheses, and boxes where something is done. Owners and references that a site hides are not in its items.
import { html } from '../../kernel/html.js';
import { writeTime } from '../../kernel/time-writing.js';
import type { ActionItem, ActionReference, PostmortemPart } from '../../model/incident.js';

/** `fill` makes HTML of a text; times are written in the zone, which is that of the site. */
export function writeActionItems(
  { actionItems, actionItemsOrdered }: PostmortemPart,
  fill: (prose: ActionItem['prose']) => string,
  zone: string,
): string {
  if (actionItems.length === 0) return '';
  const hasBoxes = actionItems.some(({ done }) => done);
  const items = actionItems.map((item) => {
    const text = addDetails(fill(item.prose), writeDetails(item, zone));
    return `<li>${hasBoxes ? addBox(text, item.done) : text}</li>`;
  });
  const name = actionItemsOrdered ? 'ol' : 'ul';
  return `<${name}>\n${items.join('\n')}\n</${name}>`;
}

const addBox = (text: string, isDone: boolean): string =>
  text.replace(
    /^(?:<p>)?/,
    (opening) => `${opening}<input type="checkbox"${isDone ? ' checked' : ''} disabled> `,
  );

/** They stand at the end of the first paragraph. */
function addDetails(text: string, details: string): string {
  if (details === '') return text;
  return text.includes('</p>') ? text.replace('</p>', () => ` ${details}</p>`) : `${text} ${details}`;
}

function writeDetails({ owner, due, ref }: ActionItem, zone: string): string {
  const details = [
    ...(owner === undefined ? [] : [html`owner: ${quote(owner)}`]),
    ...(due === undefined ? [] : [html`due: ${writeTime(due, zone)}`]),
    ...(ref === undefined ? [] : [html`ref: ${linkTo(ref)}`]),
  ];
  return details.length === 0 ? '' : `(${details.join(', ')})`;
}

const quote = (text: string): string =>
  /[",:]/.test(text) ? `"${text.replaceAll(/["\\]/g, '\\$&')}"` : text;

const linkTo = ({ text, url }: ActionReference): ReturnType<typeof html> =>
  url === undefined ? html`${quote(text)}` : html`<a href="${url}">${text}</a>`;
