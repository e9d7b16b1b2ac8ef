// Messages for the tests of channels.
import { html } from '../../src/kernel/html.js';
import type { Message } from '../../src/notifying/channel.js';

export const siteOfTests = {
  title: 'Acme <Status>',
  url: 'https://status.acme.example/',
  timezone: 'UTC',
  locale: 'en',
} as const;

export function message(given: Partial<Message['change']> = {}): Message {
  return {
    site: siteOfTests,
    built: Date.UTC(2026, 0, 15, 12),
    change: {
      key: 'updated:slow-answers:2026-01-15T11:00:00Z:monitoring',
      kind: 'updated',
      time: '2026-01-15T11:00:00+00:00',
      about: false,
      title: 'Monitoring: Slow & sad <answers>',
      facts: [{ label: 'Affected', value: 'Interface' }],
      text: 'A *fix* is out.',
      html: html`<p>A <em>fix</em> is out.</p>`,
      url: 'https://status.acme.example/incidents/slow-answers/#u1',
      thread: 'published:slow-answers',
      indicator: 'minor',
      entry: undefined,
      digest: undefined,
      ...given,
    },
  };
}
