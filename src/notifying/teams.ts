// Microsoft Teams: an Adaptive Card for the webhook of a workflow. Its texts are runs, in which nothing is markup.
// https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using
import { linkOf, type Message } from './channel.js';
import { shorten } from './fit.js';

/** Teams takes 28 KB, its own envelope included. */
const largest = 24 * 1024;

const limits = { title: 256, text: 12_000, value: 500 } as const;

export function writeTeams(message: Message): object {
  let room: number = limits.text;
  for (;;) {
    const card = writeCard(message, room);
    if (room < 100 || new TextEncoder().encode(JSON.stringify(card)).length <= largest) return card;
    room = Math.floor(room / 2);
  }
}

function writeCard(message: Message, room: number): object {
  const { change, site } = message;
  const link = linkOf(message);
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body: [
            block(shorten(change.title, limits.title), { weight: 'Bolder', size: 'Medium' }),
            ...(change.text === '' ? [] : [block(shorten(change.text, room))]),
            ...change.facts.map(({ label, value }) => block(`${label}: ${shorten(value, limits.value)}`)),
            block(shorten(site.title, limits.title), { isSubtle: true, size: 'Small' }),
          ],
          ...(link === undefined
            ? {}
            : { actions: [{ type: 'Action.OpenUrl', title: new URL(link).host, url: link }] }),
        },
      },
    ],
  };
}

const block = (text: string, look: object = {}): object => ({
  type: 'RichTextBlock',
  inlines: [{ type: 'TextRun', text, ...look }],
});
