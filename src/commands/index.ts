// The table of commands, from which the program, its help and its documentation are made. It is in the order of an
// author's day, and loads a command only when it is needed: `candor --help` is there at once.
import type { CommandEntry } from './command.js';

const start = 'Start a site';
const during = 'During an incident';
const after = 'Afterwards';
const look = 'Look at the record';
const publish = 'Publish';
const tools = 'Tools';

export const commands: readonly CommandEntry[] = [
  {
    name: 'init',
    summary: 'make a new site, and overwrite nothing',
    group: start,
    load: async () => (await import('./init.js')).init,
  },
  {
    name: 'dev',
    summary: 'show the site in a browser while its files are edited, with every problem',
    group: start,
    load: async () => (await import('./dev.js')).dev,
  },
  {
    name: 'check',
    summary: 'find every problem in the incidents and the configuration, and write nothing',
    group: start,
    load: async () => (await import('./check.js')).check,
  },
  {
    name: 'new',
    summary: 'begin an incident, maintenance or notice',
    group: during,
    load: async () => (await import('./new.js')).newCommand,
  },
  {
    name: 'update',
    summary: 'post an update on an incident, maintenance or notice',
    group: during,
    load: async () => (await import('./update.js')).update,
  },
  {
    name: 'resolve',
    summary: 'say that an incident is resolved, or maintenance completed',
    group: during,
    load: async () => (await import('./resolve.js')).resolve,
  },
  {
    name: 'postmortem',
    summary: 'begin the postmortem of an incident: a draft with the sections of the site',
    group: after,
    load: async () => (await import('./postmortem.js')).postmortem,
  },
  {
    name: 'publish',
    summary: 'publish the draft of a postmortem, as of now',
    group: after,
    load: async () => (await import('./publish.js')).publish,
  },
  {
    name: 'list',
    summary: 'list incidents, maintenance and notices, newest first',
    group: look,
    load: async () => (await import('./list.js')).list,
  },
  {
    name: 'show',
    summary: 'show one incident, maintenance or notice',
    group: look,
    load: async () => (await import('./show.js')).show,
  },
  {
    name: 'disclosure',
    summary: 'tell what the policy promises of every incident, by when, and whether it was kept',
    group: look,
    load: async () => (await import('./disclosure.js')).disclosure,
  },
  {
    name: 'digest',
    summary: 'close the digest of a quarter or year, or list the digests of the site',
    group: look,
    load: async () => (await import('./digest.js')).digest,
  },
  {
    name: 'build',
    summary: 'make the site; with an error, write nothing and leave the last one in place',
    group: publish,
    load: async () => (await import('./build.js')).build,
  },
  {
    name: 'preview',
    summary: 'serve the built site as a static host would, with its redirects and headers',
    group: publish,
    load: async () => (await import('./preview.js')).preview,
  },
  {
    name: 'audit',
    summary: 'prove that nothing withheld reaches the site, and write nothing',
    group: publish,
    load: async () => (await import('./audit.js')).audit,
  },
  {
    name: 'changes',
    summary: 'list what became public since an earlier build',
    group: publish,
    load: async () => (await import('./changes.js')).changes,
  },
  {
    name: 'notify',
    summary: 'tell chats, mailboxes and webhooks what became public since an earlier build',
    group: publish,
    load: async () => (await import('./notify.js')).notify,
  },
  {
    name: 'import',
    summary: 'turn the site of another tool into a Candor site',
    group: tools,
    load: async () => (await import('./import.js')).importCommand,
  },
  {
    name: 'export',
    summary: 'write the site as files of another tool',
    group: tools,
    load: async () => (await import('./export.js')).exportCommand,
  },
  {
    name: 'schema',
    summary: 'print the JSON Schema of the front matter or of candor.yaml',
    group: tools,
    load: async () => (await import('./schema.js')).schema,
  },
  {
    name: 'lsp',
    summary: 'tell an editor of problems, completions and meanings, over standard input and output',
    group: tools,
    load: async () => (await import('./lsp.js')).lsp,
  },
  {
    name: 'completion',
    summary: 'print a script by which a shell completes commands, options, incidents and components',
    group: tools,
    load: async () => (await import('./completion.js')).makeCompletion(() => commands),
  },
  {
    name: 'complete',
    summary: 'print what a shell can complete with',
    group: undefined,
    load: async () => (await import('./complete.js')).complete,
  },
];
