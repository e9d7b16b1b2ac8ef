// Gives the postmortem of an incident file the time at which it is published: from then on it is no draft.
import { refuseEdit, type EditedFile, type Editing } from './text-edit.js';

export function stampPostmortem(file: EditedFile, stamp: { readonly time: string }): Editing {
  return refuseEdit(`The postmortem of ${file.path} cannot be stamped yet: ${stamp.time}.`);
}
