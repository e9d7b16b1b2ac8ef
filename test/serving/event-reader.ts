// Reads a stream of server-sent events as a browser does.
import { onTestFinished } from 'vitest';
import type { LiveMessage } from '../../src/serving/live-message.js';

export interface Events {
  /** The next messages, as many as asked for; rejects where they do not come. */
  readonly take: (count: number) => Promise<readonly LiveMessage[]>;
}

/** Until the test is over. */
export async function listenTo(url: string): Promise<Events> {
  const controller = new AbortController();
  onTestFinished(() => {
    controller.abort();
  });
  const response = await fetch(url, { signal: controller.signal });
  if (response.body === null || !response.ok) throw new Error(`No stream: ${response.status}`);
  const messages: LiveMessage[] = [];
  const read = async (body: ReadableStream<Uint8Array>): Promise<void> => {
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of body) {
      text += decoder.decode(chunk, { stream: true });
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) {
        const data = /^data: (.*)$/m.exec(event)?.[1];
        if (data !== undefined) messages.push(JSON.parse(data) as LiveMessage);
      }
    }
  };
  read(response.body).catch(() => undefined);
  return {
    take: async (count) => {
      const deadline = Date.now() + 5_000;
      while (messages.length < count) {
        if (Date.now() > deadline) throw new Error(`Only ${messages.length} of ${count} messages came.`);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      return messages.splice(0, count);
    },
  };
}
