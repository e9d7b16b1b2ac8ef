// Adds an update to an incident file, at the end of its updates where the newest one belongs.
import type { State, Status } from '../model/state.js';
import { refuseEdit, type EditedFile, type Editing } from './text-edit.js';

export interface AddedUpdate {
  readonly status: Status;
  /** As the file will have it, in the site's zone. */
  readonly time: string;
  /** By id of a component or group, or `all`, in the order in which they are written. */
  readonly changes: ReadonlyMap<string, State>;
  /** Markdown. */
  readonly message: string;
}

export function addUpdate(file: EditedFile, update: AddedUpdate): Editing {
  return refuseEdit(`An update cannot be added to ${file.path} yet: ${update.status}.`);
}
