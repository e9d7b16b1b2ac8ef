// Adds a postmortem to an incident file: its heading and those of the site's sections, with what each should cover.
import type { PostmortemSection } from '../model/site.js';
import { refuseEdit, type EditedFile, type Editing } from './text-edit.js';

export interface AddedPostmortem {
  /** When it was published, as the file will have it; undefined for a draft. */
  readonly published: string | undefined;
  readonly sections: readonly PostmortemSection[];
}

export function addPostmortem(file: EditedFile, postmortem: AddedPostmortem): Editing {
  return refuseEdit(`A postmortem cannot be added to ${file.path} yet: ${postmortem.sections.length}.`);
}
