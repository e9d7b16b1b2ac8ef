// Faults of headings: those of updates, of sections, of the postmortem, and action items.
import type { Code } from '../../src/kernel/codes.js';
import type { Kind } from '../../src/model/state.js';
import { fault } from './front-matter-faults.js';
import { addBlock, appendBlock, mark, replaceIn, type Mutation } from './plant.js';
import { appendUpdate } from './time-faults.js';

const time = '2026-01-02 10:00';

const headings: readonly (readonly [heading: string, codes: Code | readonly Code[]])[] = [
  [`### ${mark}Resolvd - ${time}`, 'update/unknown-status'],
  [`### ${mark}Fixed - ${time}`, 'update/unknown-status'],
  [`### ${mark}In progres: ${time}`, 'update/unknown-status'],
  [`### ${mark}Update from the team - ${time}`, 'update/unknown-status'],
  [`### ${mark}**Update** - ${time}`, 'update/unknown-status'],
  [`### ${mark}🎉 Update - ${time}`, 'update/unknown-status'],
  [`### ${mark}${time}`, ['update/unknown-status', 'update/missing-time']],
  [`${mark}### Update`, 'update/missing-time'],
  [`${mark}### Update {api: operational}`, 'update/missing-time'],
  [`${mark}### Update -`, 'update/missing-time'],
  [`${mark}### ${time} - Update`, 'update/missing-time'],
  [`${mark}### ${time} Update`, 'update/missing-time'],
  [`### Update - ${mark}soon`, 'update/missing-time'],
  [`### Update ${mark}(${time})`, ['update/missing-time', 'update/unknown-status']],
  [`${mark}### What we know`, 'update/unknown-status'],
  [`${mark}###`, ['update/unknown-status', 'update/missing-time']],
  [`### Update - ${time} {${mark}apii: degraded}`, 'update/unknown-component'],
  [`### Update - ${time} {api: degraded, ${mark}webb: degraded}`, 'update/unknown-component'],
  [`### Update - ${time} { ${mark}gateway: degraded }`, 'update/unknown-component'],
  [`### Update – ${time} {${mark}🎉: degraded}`, 'update/unknown-component'],
  [`### Update - ${time} {api: ${mark}down}`, 'update/unknown-state'],
  [`### Update - ${time} {api: ${mark}Operational}`, 'update/unknown-state'],
  [`### Update - ${time} {${mark}api}`, 'update/unknown-state'],
  [`### Update - ${time} {${mark}api:}`, 'update/unknown-state'],
  [`### Update - ${time} {${mark}api:operational}`, 'update/unknown-state'],
  [`### Update - ${time} {${mark}api operational}`, ['update/unknown-state', 'update/unknown-component']],
  [`### Update - ${time} ${mark}{api: operational; web: operational}`, 'update/unknown-state'],
  [
    `### Update - ${time} {api: operational, ${mark}api: degraded}`,
    ['update/unknown-state', 'format/duplicate-field'],
  ],
  [`### Update - ${time} ${mark}{api: operational`, ['update/unknown-state', 'update/missing-time']],
  [`### Update - ${time} ${mark}api: operational`, ['update/unknown-state', 'update/missing-time']],
  [`### Update - ${time} ${mark}[api]`, ['update/unknown-state', 'update/missing-time']],
  [`### Update - ${time} ${mark}{api: operational} now`, ['update/unknown-state', 'update/missing-time']],
  [`### Update - ${time} ${mark}by Jo`, ['update/missing-time', 'time/wrong-zone']],
];

const closing = { incident: 'Resolved', maintenance: 'Completed' };
const foreign: Readonly<Record<Kind, string>> = {
  incident: 'Completed',
  maintenance: 'Resolved',
  notice: 'Investigating',
};

const updates: readonly Mutation[] = [
  ...headings.map(([heading, codes]) =>
    fault(`heading ${heading}`, codes, (text) => appendUpdate(text, heading)),
  ),
  ...(['incident', 'maintenance', 'notice'] as const).flatMap((kind) => [
    fault(
      `a status of another kind (${kind})`,
      'update/wrong-kind',
      (text) => appendUpdate(text, `### ${mark}${foreign[kind]} - ${time}`),
      { kinds: [kind] },
    ),
    ...(kind === 'notice'
      ? []
      : [
          fault(
            `a closing update with a state (${kind})`,
            'update/closing-state',
            (text) => appendUpdate(text, `### ${closing[kind]} - ${time} {${mark}api: degraded}`),
            { kinds: [kind] },
          ),
        ]),
  ]),
  fault('an update without text', 'update/empty', (text) => {
    return appendUpdate(text, `${mark}### Update - ${time}`, '<!-- nothing yet -->');
  }),
  fault('text before the first update', 'markdown/text-before-update', (text) => {
    return replaceIn(text, /\n## Updates\n/, `\n## Updates\n\n${mark}Here is what we know.\n`);
  }),
  fault('a list before the first update', 'markdown/text-before-update', (text) => {
    return replaceIn(text, /\n## Updates\n/, `\n## Updates\n\n${mark}- One\n- Two\n`);
  }),
  fault('a heading before the first update', 'markdown/text-before-update', (text) => {
    return replaceIn(text, /\n## Updates\n/, `\n## Updates\n\n${mark}#### Note\n`);
  }),
  fault('an update of four marks', 'update/misplaced', (text) => {
    return appendUpdate(text, `${mark}#### Update - ${time}`);
  }),
  fault('an update of two marks', 'markdown/unknown-section', (text) => {
    return appendUpdate(text, `${mark}## Update - ${time}`);
  }),
  fault('an update glued to its marks', 'markdown/heading-space', (text) => {
    return appendUpdate(text, `${mark}###Update - ${time}`);
  }),
];

const sections: readonly Mutation[] = [
  ...[
    ['# Sign-in', 'markdown/top-heading'],
    ['## Background', 'markdown/unknown-section'],
    ['## Update', 'markdown/unknown-section'],
    ['## Timeline', 'markdown/unknown-section'],
    ['## Post-mortem', 'markdown/unknown-section'],
    ['## Postmortems', 'markdown/unknown-section'],
    ['## Detail', 'markdown/unknown-section'],
    ['##', 'markdown/unknown-section'],
    ['##Details', 'markdown/heading-space'],
  ].map(([heading = '', code]) =>
    fault(`section ${heading}`, code as Code, (text) => {
      return appendBlock(text, `${mark}${heading}\n\nText of it.`);
    }),
  ),
  ...['Updates', 'Details', 'Postmortem'].map((name) =>
    fault(`## ${name} twice`, 'markdown/duplicate-section', (text) => {
      const heading = new RegExp(`^## ${name}.*$`, 'm').exec(text)?.[0];
      return heading === undefined ? undefined : appendBlock(text, `${mark}${heading}\n\n### X\n\nText.`);
    }),
  ),
  fault('an empty section', 'markdown/empty-section', (text) => {
    return text.includes('\n## Details\n') ? undefined : appendBlock(text, `${mark}## Details`);
  }),
  ...(['summary', 'update', 'postmortem', 'details'] as const).flatMap((spot) => [
    fault(`a rule right under text (${spot})`, 'markdown/setext-heading', (text) => {
      return addBlock(text, spot, `All of it.\n${mark}---\n\nAnd more.`);
    }),
    fault(`equals signs under text (${spot})`, 'markdown/setext-heading', (text) => {
      return addBlock(text, spot, `All of it\nand more.\n${mark}=====\n\nAnd more.`);
    }),
    fault(`a heading of the first level (${spot})`, 'markdown/top-heading', (text) => {
      return addBlock(text, spot, `${mark}# More\n\nAnd more.`);
    }),
    fault(`an indented heading of the first level (${spot})`, 'markdown/top-heading', (text) => {
      return addBlock(text, spot, `  ${mark}# More #\n\nAnd more.`);
    }),
  ]),
];

const postmortems: readonly Mutation[] = [
  fault('a section of the postmortem twice', 'postmortem/duplicate-section', (text) => {
    const first = /\n## Postmortem[^\n]*\n[\s\S]*?\n(### [^\n]*)\n/.exec(text)?.[1];
    return first && addBlock(text, 'postmortem', `${mark}${first}\n\nOnce more.`);
  }),
  fault('an empty section of the postmortem', 'postmortem/empty-section', (text) => {
    return addBlock(text, 'postmortem', `${mark}### Outlook\n\n### Thanks\n\nTo all.`);
  }),
  fault('a postmortem with words for a time', 'time/unreadable', (text) => {
    return replaceIn(text, /^## Postmortem.*$/m, `## Postmortem - ${mark}final`);
  }),
  fault('a postmortem with a time in parentheses', 'time/unreadable', (text) => {
    return replaceIn(
      text,
      /^## Postmortem.*$/m,
      `## Postmortem (${mark}2025-12-16)`.replace(`(${mark}`, `${mark}(`),
    );
  }),
  fault('a required section is missing', 'postmortem/missing-section', (text) => {
    return /^severity: high$/m.test(text)
      ? replaceIn(
          text.replace(/\n### Root cause\n/, '\n### Reasons\n'),
          /^## Postmortem/m,
          `${mark}## Postmortem`,
        )
      : undefined;
  }),
  fault('a published postmortem of what is open', 'postmortem/not-resolved', (text) => {
    if (!/^### Resolved.*$/m.test(text) || /^resolved:/m.test(text)) return undefined;
    return replaceIn(
      text.replace(/^### Resolved.*$/m, '### Update — 2025-10-15 17:40'),
      /^## Postmortem/m,
      `${mark}## Postmortem`,
    );
  }),
  ...(
    [
      [`(owner: platform, ${mark}deu: 2025-11-15)`, 'postmortem/action-item'],
      [`(owner: platform, ${mark}owner: release)`, 'postmortem/action-item'],
      [`(owner: platform, ${mark}due:)`, 'postmortem/action-item'],
      [`(${mark}owner: , due: 2025-11-15)`, 'postmortem/action-item'],
      [`(owner: platform, ${mark}status: done)`, 'postmortem/action-item'],
      [`(owner: platform, ${mark}due: next week)`, 'time/unreadable'],
      [`(owner: platform, ${mark}due: 2025-02-30, ref: T-1)`, 'time/impossible-date'],
      [`🎉 (owner: 平台, ${mark}wer: x)`, 'postmortem/action-item'],
      [`(owner: a,\n  ${mark}due: soon)`, 'time/unreadable'],
    ] as const
  ).map(([details, code]) =>
    fault(`action item ${details}`, code, (text) => {
      return replaceIn(text, /^- \[ \] .*\(owner:.*\)$/m, `- [ ] Give every gateway an address ${details}`);
    }),
  ),
];

export const updateFaults: readonly Mutation[] = [...updates, ...sections, ...postmortems];
