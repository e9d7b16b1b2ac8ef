// `candor lsp`: the language server, for editors.
import { serveEditor } from '../language-server.js';
import type { Command } from './command.js';

export const lsp: Command = {
  arguments: [],
  options: [{ flags: '--stdio', summary: 'what it always does, for editors that say so' }],
  examples: ['candor lsp --stdio'],
  run: (_invocation, { streams, clock, timeZoneData, isRunning }) =>
    serveEditor({ ...streams, clock, timeZoneData, isRunning }),
};
