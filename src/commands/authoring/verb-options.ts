// The options that the verbs share.
import type { CommandOption } from '../command.js';
import { commitOption } from './commit-file.js';
import { atOption } from './read-moment.js';
import { folderOption } from './site-at-hand.js';

export const statesOption: CommandOption = {
  flags: '--component <component=state>',
  summary: 'how a component stands from then on, such as api=operational; may be given again',
  repeats: true,
};

export const verbOptions: readonly CommandOption[] = [atOption, commitOption, folderOption];
