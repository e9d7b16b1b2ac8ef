// Changes when maintenance is planned: the value of `window` in the front matter, and nothing else.
import { refuseEdit, type EditedFile, type Editing } from './text-edit.js';

/** Times as the file will have them, in the site's zone. */
export interface WrittenWindow {
  readonly from: string;
  readonly to: string | undefined;
}

export function rescheduleMaintenance(
  file: EditedFile,
  plan: { readonly windows: readonly WrittenWindow[] },
): Editing {
  return refuseEdit(`The window of ${file.path} cannot be changed yet: ${plan.windows.length}.`);
}
