// Slack: blocks for an incoming webhook. Slack parses three signs alone, which are escaped; what stands between `*` or `_`
// may look bold or slanted, for which it has no escape. https://docs.slack.dev/messaging/formatting-message-text
import { fit, shorten } from './fit.js';
import { linkOf, type Message } from './channel.js';

const limits = { title: 250, text: 3000, facts: 2000 } as const;

export function writeSlack(message: Message): object {
  const { title, text, facts } = message.change;
  const link = linkOf(message);
  const shownTitle = fit(title, limits.title, escapeSlack);
  const about = facts.map(({ label, value }) => `${label}: ${value}`).join('\n');
  return {
    // What a notification of the system shows.
    text: fit(`${title}\n${text}`, limits.text, escapeSlack),
    unfurl_links: false,
    unfurl_media: false,
    blocks: [
      section(link === undefined ? `*${shownTitle}*` : `*<${escapeSlack(link)}|${shownTitle}>*`),
      ...(text === '' ? [] : [section(fit(text, limits.text, escapeSlack))]),
      ...(about === '' ? [] : [context(fit(about, limits.facts, escapeSlack))]),
      context(escapeSlack(shorten(message.site.title, 200))),
    ],
  };
}

/** `verbatim`: neither names nor addresses in it become mentions and links. */
const textObject = (text: string): object => ({ type: 'mrkdwn', text, verbatim: true });
const section = (text: string): object => ({ type: 'section', text: textObject(text) });
const context = (text: string): object => ({ type: 'context', elements: [textObject(text)] });

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escapeSlack = (text: string): string => text.replaceAll(/[&<>]/g, (sign) => escapes[sign] ?? '');
