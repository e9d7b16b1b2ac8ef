// The open connections over which browsers are told of changes: server-sent events (HTML, section 9.2).
import type { ServerResponse } from 'node:http';

export interface EventStreams {
  /**
   * Takes over a response, and sends what `messageOf` gives for the page that the browser shows; false where there are
   * as many as can be.
   */
  readonly open: (page: string, response: ServerResponse) => boolean;
  /** Sends to each what `messageOf` gives now. */
  readonly send: () => void;
  readonly close: () => void;
}

/** A browser asks again where a connection ends, so none has to be kept at any price. */
const mostStreams = 64;
/** Milliseconds between signs of life: less than what anything on the way would take for silence. */
const heartbeat = 15_000;
/** Milliseconds after which a browser asks again. */
const retry = 500;
/** Bytes that may wait for a reader before it is given up. */
const mostWaiting = 4_000_000;

/** `messageOf` gives a text of one line. */
export function openEventStreams(messageOf: (page: string) => string): EventStreams {
  const pages = new Map<ServerResponse, string>();
  const drop = (response: ServerResponse): void => {
    pages.delete(response);
    response.destroy();
  };
  const write = (response: ServerResponse, text: string): void => {
    if (response.writableLength > mostWaiting) drop(response);
    else response.write(text);
  };
  const timer = setInterval(() => {
    for (const response of pages.keys()) write(response, ':\n\n');
  }, heartbeat);
  timer.unref();
  return {
    open: (page, response) => {
      if (pages.size >= mostStreams) return false;
      pages.set(response, page);
      response.on('close', () => pages.delete(response));
      response.writeHead(200, {
        'Content-Type': 'text/event-stream; charset=utf-8',
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
        'Cross-Origin-Resource-Policy': 'same-origin',
      });
      write(response, `retry: ${retry}\ndata: ${messageOf(page)}\n\n`);
      return true;
    },
    send: () => {
      const texts = new Map<string, string>();
      for (const [response, page] of [...pages]) {
        const text = texts.get(page) ?? messageOf(page);
        texts.set(page, text);
        write(response, `data: ${text}\n\n`);
      }
    },
    close: () => {
      clearInterval(timer);
      for (const response of [...pages.keys()]) drop(response);
    },
  };
}
