// All files of a new site but the recipes for its publication. Pure: what is there already is for init.ts to find.
import type { Instant } from '../kernel/time.js';
import type { Answers } from './answers.js';
import { writeConfig } from './config-file.js';
import { configName } from '../config/defaults.js';
import { writeEditorFiles } from './editor-files.js';
import { writeExamples } from './example-incidents.js';
import type { ScaffoldFile } from './scaffold-file.js';

/** What builds and installs leave behind. */
const ignored = '_site/\n.candor/\n._site.candor-*\nnode_modules/\n';

export interface NewSite {
  readonly answers: Answers;
  readonly now: Instant;
  /** Whether example incidents are wanted: not beside real ones. */
  readonly withExamples: boolean;
}

export function scaffoldSite({ answers, now, withExamples }: NewSite): readonly ScaffoldFile[] {
  const [first] = answers.components;
  const examples =
    withExamples && first !== undefined
      ? writeExamples({ now, timezone: answers.timezone, component: first.id })
      : [];
  return [
    { path: configName, text: writeConfig(answers) },
    ...examples,
    { path: '.gitignore', text: ignored },
    ...writeEditorFiles(),
  ];
}
