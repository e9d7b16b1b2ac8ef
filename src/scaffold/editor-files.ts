// What makes VS Code check a site while somebody writes: the schema of candor.yaml, and a task whose output it reads.
import { configName } from '../config/defaults.js';
import { configJsonSchema } from '../config/json-schema.js';
import type { ScaffoldFile } from './scaffold-file.js';

const schemaPath = '.vscode/candor.schema.json';

/** One line of `candor check --format lines`. */
const linePattern = {
  regexp: '^(.+?):(\\d+):(\\d+): (error|warning|info): (.*) \\[([^\\]]+)\\]$',
  file: 1,
  line: 2,
  column: 3,
  severity: 4,
  message: 5,
  code: 6,
};

const tasks = {
  version: '2.0.0',
  tasks: [
    {
      label: 'candor check',
      detail: 'Underlines problems in the incidents and the configuration after each change',
      type: 'shell',
      command: 'npx candor check --watch --format lines',
      isBackground: true,
      runOptions: { runOn: 'folderOpen' },
      presentation: { reveal: 'silent', panel: 'dedicated' },
      problemMatcher: {
        owner: 'candor',
        source: 'candor',
        fileLocation: ['relative', '${workspaceFolder}'],
        pattern: linePattern,
        background: { activeOnStart: true, beginsPattern: '^Checking the site…$', endsPattern: '^Checked: ' },
      },
    },
  ],
};

const settings = {
  'yaml.schemas': { [schemaPath]: configName },
  'search.exclude': { _site: true },
  'files.watcherExclude': { '_site/**': true },
};

export const writeEditorFiles = (): readonly ScaffoldFile[] => [
  { path: '.vscode/settings.json', text: writeJson(settings) },
  { path: '.vscode/tasks.json', text: writeJson(tasks) },
  { path: '.vscode/extensions.json', text: writeJson({ recommendations: ['redhat.vscode-yaml'] }) },
  { path: schemaPath, text: writeJson(configJsonSchema()) },
];

const writeJson = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;
