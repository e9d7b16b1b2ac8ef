// A server on this machine that answers as it is told, and remembers what it was asked.
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface LocalServer {
  readonly address: string;
  readonly asked: readonly Asked[];
  readonly close: () => Promise<void>;
}

/** Each request takes the next answer, and the last one for ever; `silence` is never answered. */
export async function serve(...answers: readonly (Answer | 'silence')[]): Promise<LocalServer> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (piece: string) => (body += piece));
    request.on('end', () => {
      asked.push({ url: request.url ?? '', headers: request.headers, body });
      const answer = answers[asked.length - 1] ?? answers.at(-1) ?? { status: 200 };
      if (answer === 'silence') return;
      response.writeHead(answer.status, answer.headers);
      response.end('an answer');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
