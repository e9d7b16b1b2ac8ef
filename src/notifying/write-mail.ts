// A change as a mail: plain text, and the same as HTML. The mails of one entry are a thread.
import { html, type Html } from '../kernel/html.js';
import { linkOf, type Message } from './channel.js';
import { nameMessage } from './name-message.js';

export interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The same for the same change: some mailboxes show a second one of the same name only once. */
  readonly messageId: string;
  /** That of the first mail of the thread; undefined for that one. */
  readonly inReplyTo: string | undefined;
}

/** `host` is what stands behind the `@` of the sender. */
export function writeMail(message: Message, host: string): Mail {
  const { change, site } = message;
  const link = linkOf(message);
  const facts = change.facts.map(({ label, value }) => `${label}: ${value}`).join('\n');
  const nameOf = (key: string): string => `<${nameMessage(key, site)}@${host}>`;
  return {
    subject: oneLine(`[${site.title}] ${change.title}`),
    text: `${[change.title, change.text, facts, link].filter((part) => part).join('\n\n')}\n`,
    html: writeHtml(message, link).toString(),
    messageId: nameOf(change.key),
    inReplyTo: change.thread === change.key ? undefined : nameOf(change.thread),
  };
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

const writeHtml = (
  { change, site }: Message,
  link: string | undefined,
): Html => html`<div lang="${site.locale}">
<h1>${change.title}</h1>
${change.html}
<ul>${change.facts.map(({ label, value }) => html`<li>${label}: ${value}</li>`)}</ul>
${link !== undefined && html`<p><a href="${link}">${link}</a></p>`}
<p>${site.title}</p>
</div>
`;
