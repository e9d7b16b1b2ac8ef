// `candor completion`: the script by which a shell completes what is typed after `candor`.
import type { Command, CommandEntry } from './command.js';
import { completionScripts, shells } from './completion-scripts.js';
import { wordsOf } from './completion-words.js';

/** `list` is asked for the table only when the command runs, because the command is part of it. */
export const makeCompletion = (list: () => readonly CommandEntry[]): Command => ({
  arguments: [{ name: '<shell>', summary: 'the shell that is to run it', choices: shells }],
  options: [],
  examples: [
    'candor completion bash > ~/.local/share/bash-completion/completions/candor',
    'candor completion zsh > "${fpath[1]}/_candor"',
    'candor completion fish > ~/.config/fish/completions/candor.fish',
  ],
  run: async ({ arguments: [name] }, io) => {
    const shell = shells.find((known) => known === name) ?? 'bash';
    const shown = list().filter(({ group }) => group !== undefined);
    const commands = await Promise.all(shown.map(async (entry) => wordsOf(entry, await entry.load())));
    io.out(completionScripts[shell](commands));
    return 0;
  },
});
