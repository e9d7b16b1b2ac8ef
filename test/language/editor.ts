// An editor, as far as the language server knows one: it speaks the protocol over two streams, and hears what is told.
import type { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  type CodeAction,
  type CompletionList,
  type Definition,
  type Hover,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver/node';
import { splitLines } from '../../src/language/scene.js';

export interface Editor {
  readonly open: (file: string, text: string) => void;
  /** Replaces the first occurrence of a text in an open file, as typing would. */
  readonly type: (file: string, before: string, after: string) => void;
  readonly close: (file: string) => void;
  /** Resolves with what is told of the text as it is now. */
  readonly problemsOf: (file: string) => Promise<PublishDiagnosticsParams>;
  /** Every message of problems so far, in order. */
  readonly told: readonly PublishDiagnosticsParams[];
  readonly complete: (file: string, near: string) => Promise<readonly string[]>;
  readonly hover: (file: string, near: string) => Promise<string | undefined>;
  readonly define: (file: string, near: string) => Promise<Definition | null>;
  readonly fixesAt: (file: string, near: string) => Promise<readonly CodeAction[]>;
  /** Makes the edits of a fix. */
  readonly apply: (fix: CodeAction) => void;
  readonly request: (method: string, params?: unknown) => Promise<unknown>;
  readonly notify: (method: string, params?: unknown) => void;
}

export const uriOf = (file: string): string => pathToFileURL(file).href;

/** Opens a session over streams; `near` is a text after which the cursor stands. */
export async function startEditor(
  output: Readable,
  input: Writable,
  capabilities: object = {},
): Promise<Editor> {
  const connection = createProtocolConnection(output, input);
  const texts = new Map<string, { version: number; text: string }>();
  const told: PublishDiagnosticsParams[] = [];
  const waiting = new Set<() => void>();
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    told.push(params);
    for (const look of waiting) look();
  });
  connection.onRequest('client/registerCapability', () => null);
  connection.listen();
  const notify = (method: string, params?: unknown): void => {
    // At the end of a test the server may be gone before what was sent to it.
    connection.sendNotification(method, params).catch(() => undefined);
  };
  const request = <Answer>(method: string, params?: unknown): Promise<Answer> =>
    connection.sendRequest<Answer>(method, params);
  const textOf = (uri: string): { version: number; text: string } =>
    texts.get(uri) ?? { version: 0, text: '' };
  const positionAt = (text: string, offset: number): { line: number; character: number } => {
    const lines = splitLines(text.slice(0, offset));
    return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  };
  const cursor = (file: string, near: string): object => {
    const uri = uriOf(file);
    const { text } = textOf(uri);
    return { textDocument: { uri }, position: positionAt(text, text.indexOf(near) + near.length) };
  };
  const change = (uri: string, from: number, to: number, inserted: string): void => {
    const { version, text } = textOf(uri);
    const range = { start: positionAt(text, from), end: positionAt(text, to) };
    texts.set(uri, { version: version + 1, text: text.slice(0, from) + inserted + text.slice(to) });
    const textDocument = { uri, version: version + 1 };
    notify('textDocument/didChange', { textDocument, contentChanges: [{ range, text: inserted }] });
  };
  const offsetAt = (text: string, { line, character }: { line: number; character: number }): number =>
    splitLines(text)
      .slice(0, line)
      .reduce((sum, each) => sum + each.length + 1, character);

  await request('initialize', { processId: process.pid, rootUri: null, capabilities });
  notify('initialized', {});
  return {
    told,
    request,
    notify,
    open: (file, text) => {
      const uri = uriOf(file);
      texts.set(uri, { version: 1, text });
      notify('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, text } });
    },
    type: (file, before, after) => {
      const uri = uriOf(file);
      const at = textOf(uri).text.indexOf(before);
      change(uri, at, at + before.length, after);
    },
    close: (file) => {
      notify('textDocument/didClose', { textDocument: { uri: uriOf(file) } });
    },
    problemsOf: (file) => {
      const uri = uriOf(file);
      const isCurrent = (params: PublishDiagnosticsParams): boolean =>
        params.uri === uri && params.version === textOf(uri).version;
      return new Promise((resolve) => {
        const look = (): void => {
          const found = told.findLast(isCurrent);
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      });
    },
    complete: async (file, near) => {
      const list = await request<CompletionList>('textDocument/completion', cursor(file, near));
      return list.items.map(({ label }) => label);
    },
    hover: async (file, near) => {
      const hover = await request<Hover | null>('textDocument/hover', cursor(file, near));
      return hover !== null && typeof hover.contents === 'object' && 'value' in hover.contents
        ? hover.contents.value
        : undefined;
    },
    define: (file, near) => request('textDocument/definition', cursor(file, near)),
    fixesAt: (file, near) => {
      const { position, ...rest } = cursor(file, near) as { position: object };
      const range = { start: position, end: position };
      return request('textDocument/codeAction', { ...rest, range, context: { diagnostics: [] } });
    },
    apply: ({ edit }) => {
      for (const [uri, edits] of Object.entries(edit?.changes ?? {})) {
        for (const { range, newText } of edits) {
          const { text } = textOf(uri);
          change(uri, offsetAt(text, range.start), offsetAt(text, range.end), newText);
        }
      }
    },
  };
}
