// Discord: one embed for a webhook. Nobody is mentioned, whatever the text says, and nothing of it is markup.
// https://docs.discord.com/developers/resources/webhook#execute-webhook
import { linkOf, type Message } from './channel.js';
import { fit, shorten } from './fit.js';

/** In characters; all of an embed together has room for 6000. */
const limits = { title: 256, text: 2000, label: 64, value: 512, facts: 6, site: 256 } as const;

const colors = { critical: 0xc62828, major: 0xe65100, minor: 0xf9a825, none: 0x2e7d32 } as const;

export function writeDiscord(message: Message): object {
  const { change, site } = message;
  const link = linkOf(message);
  return {
    allowed_mentions: { parse: [] },
    embeds: [
      {
        title: fit(change.title, limits.title, escapeDiscord),
        ...(link === undefined ? {} : { url: link }),
        description: fit(change.text, limits.text, escapeDiscord),
        color: colors[change.indicator],
        fields: change.facts.slice(0, limits.facts).map(({ label, value }) => ({
          name: fit(label, limits.label, escapeDiscord),
          value: fit(value, limits.value, escapeDiscord),
          inline: true,
        })),
        footer: { text: shorten(site.title, limits.site) },
      },
    ],
  };
}

/** Signs of its Markdown, and of mentions and times (`<@1>`, `<t:1>`); headings and lists begin a line. */
const escapeDiscord = (text: string): string =>
  text.replaceAll(/[\\*_~`|<>[\]]|^\s*[-#]/gm, (signs) => `${signs.slice(0, -1)}\\${signs.slice(-1)}`);
