// The language server: what an editor holds goes in, and problems, completions and the like go out. Everything that it
// says is made by language/; here are the connection, the sites that are open, and when they are read.
import type { Readable, Writable } from 'node:stream';
import {
  CodeActionKind,
  createConnection,
  DidChangeWatchedFilesNotification,
  TextDocuments,
  TextDocumentSyncKind,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  type PublishDiagnosticsParams,
  type TextDocumentPositionParams,
} from 'vscode-languageserver';
import { createProtocolConnection } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { complete } from './language/complete.js';
import { findDefinition } from './language/find-definition.js';
import { describeHover } from './language/hover.js';
import { listFixes } from './language/list-fixes.js';
import type { CursorScene } from './language/scene.js';
import { toLspDiagnostic, toRange } from './language/to-lsp-diagnostic.js';
import { openSites, type OpenSites } from './language-server/open-sites.js';
import { packageVersion } from './version.js';

export interface LanguageServerOptions {
  readonly input: Readable;
  readonly output: Writable;
  /** Milliseconds since 1970-01-01T00:00Z, asked for at each reading. */
  readonly clock: () => number;
  readonly timeZoneData: string | undefined;
  /** Whether the process of the editor is still there. */
  readonly isRunning: (pid: number) => boolean;
}

/** How often to look whether the editor is still there, in milliseconds. */
const watchInterval = 3000;

/** Serves one editor until it says so or is gone. Resolves with the exit code: 0 only after a request to shut down. */
export function serveEditor(options: LanguageServerOptions): Promise<number> {
  const { input, output, isRunning } = options;
  return new Promise((resolve) => {
    const state: { timer: ReturnType<typeof setInterval> | undefined } = { timer: undefined };
    const end = (code: number): void => {
      clearInterval(state.timer);
      sites.close();
      connection.dispose();
      // What is still piped in would keep the process alive.
      input.destroy();
      resolve(code);
    };
    const watchDog = {
      shutdownReceived: false,
      initialize: ({ processId }: InitializeParams) => {
        if (processId === null) return;
        state.timer = setInterval(() => {
          if (!isRunning(processId)) end(1);
        }, watchInterval);
        state.timer.unref();
      },
      exit: end,
    };
    const connection = createConnection(
      (logger) => createProtocolConnection(input, output, logger),
      watchDog,
    );
    const sites = answer(connection, options);
    input.once('close', () => {
      end(watchDog.shutdownReceived ? 0 : 1);
    });
    connection.listen();
  });
}

function answer(connection: Connection, { clock, timeZoneData }: LanguageServerOptions): OpenSites {
  const documents = new TextDocuments(TextDocument);
  const client = { canWatch: false };
  const onFault = (error: unknown): void => {
    // The message of an error may quote a file, and what it quotes may be withheld.
    const kind = error instanceof Error ? error.name : typeof error;
    connection.console.error(
      `Candor itself failed (${kind}). Please report it; the next change may mend it.`,
    );
  };
  const tell = (problems: PublishDiagnosticsParams): void => {
    // An editor that is gone hears nothing any more.
    connection.sendDiagnostics(problems).catch(() => undefined);
  };
  const sites = openSites({
    clock,
    timeZoneData,
    listDocuments: () => documents.all(),
    onFault,
    onReading: ({ uri, version }, diagnostics, uriOf) => {
      const shown = diagnostics.map((diagnostic) => toLspDiagnostic(diagnostic, uriOf));
      tell({ uri, version, diagnostics: shown });
    },
  });

  /** What a feature says of a cursor; a fault of it is told, and the editor goes without. */
  const ask = async <Answer>(
    { textDocument, position }: TextDocumentPositionParams,
    feature: (scene: CursorScene, uriOf: (path: string) => string) => Answer,
  ): Promise<Answer | undefined> => {
    try {
      const found = await sites.sceneOf(documents.get(textDocument.uri));
      return found && feature({ ...found.scene, cursor: position }, found.uriOf);
    } catch (error) {
      onFault(error);
      return undefined;
    }
  };

  connection.onInitialize(({ capabilities }): InitializeResult => {
    client.canWatch = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    return {
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        completionProvider: { triggerCharacters: [' ', ':', '[', '{', ',', '#', '(', '/'] },
        hoverProvider: true,
        definitionProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
      },
      serverInfo: { name: 'candor', version: packageVersion() },
    };
  });
  connection.onInitialized(() => {
    if (!client.canWatch) {
      sites.watch();
      return;
    }
    const watchers = ['**/candor.yaml', '**/incidents/**', '**/public/**'].map((globPattern) => ({
      globPattern,
    }));
    connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(() => {
      sites.watch();
    });
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const change of changes) sites.touch(change);
  });
  documents.onDidChangeContent(({ document }) => {
    sites.change(document);
  });
  documents.onDidClose(({ document: { uri } }) => {
    sites.change({ uri });
    tell({ uri, diagnostics: [] });
  });
  connection.onCompletion(async (params) => {
    const items = await ask(params, complete);
    return { isIncomplete: false, items: [...(items ?? [])] };
  });
  connection.onHover(async (params) => (await ask(params, describeHover)) ?? null);
  connection.onDefinition(async (params) => {
    const location = await ask(params, (scene, uriOf) => {
      const place = findDefinition(scene);
      return place && { uri: uriOf(place.path), range: toRange(place) };
    });
    return location ?? null;
  });
  connection.onCodeAction(({ textDocument, range, context: { only } }) => {
    // An editor that asks for other kinds, as some do at each saving, gets none.
    if (only?.some((kind) => kind === '' || kind === CodeActionKind.QuickFix) === false) return [];
    const told = sites.toldOf(documents.get(textDocument.uri));
    return told === undefined ? [] : [...listFixes(told.diagnostics, range, told.uriOf)];
  });
  documents.listen(connection);
  return sites;
}
