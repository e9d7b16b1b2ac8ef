// One incident of Statusfy as an incident file.
import { writeTime } from '../../kernel/time-writing.js';
import type { Moment } from '../../kernel/time.js';
import { isClosing } from '../../model/state.js';
import type { ImportOptions, Report } from '../imported.js';
import { writeIncidentFile, type NewUpdate } from '../incident-file.js';
import { adaptMarkdown, type AdaptContext } from '../markdown/adapt.js';
import { traceText } from '../markdown/edits.js';
import { listNodes } from '../markdown/node.js';
import { settleFile } from '../markdown/settle-file.js';
import { shiftHeadings } from '../markdown/structure.js';
import { foldAddress, makeAddressRules } from '../site-addresses.js';
import { boldTitle, type PostUpdate, type StatusfyFacts } from './read-post.js';

export interface Surroundings {
  /** With a trailing `/`. */
  readonly baseUrl: string | undefined;
  readonly idByName: ReadonlyMap<string, string>;
  /** The new path of every incident by its old address, folded. */
  readonly pathByAddress: ReadonlyMap<string, string>;
  /** Takes a file of the source along to the folder of an incident; undefined where there is no such file. */
  readonly takeFile: (address: string, incidentPath: string) => string | undefined;
  readonly options: ImportOptions;
}

/** Undefined where the incident is refused. */
export function writePost(
  facts: StatusfyFacts,
  path: string,
  around: Surroundings,
  report: Report,
): string | undefined {
  const { baseUrl, pathByAddress, options } = around;
  const { readMarkdown, timezone } = options;
  const address = `incidents/${facts.id ?? path.split('/').at(-1) ?? ''}`;
  const takeFile = (wanted: string): string | undefined => around.takeFile(wanted, path);
  const addresses = makeAddressRules({ baseUrl, address, path, pathByAddress, takeFile });
  const context: AdaptContext = { readMarkdown, addresses };
  const write = (moment: Moment): string => writeTime(moment, timezone);
  const adapt = (text: string, line: number, least: number): string | undefined => {
    const adapted = adaptMarkdown(traceText(text, line), context, report);
    return adapted === undefined ? undefined : shiftHeadings(adapted.text, least, readMarkdown).trim();
  };
  const updates = facts.updates.map((update): NewUpdate | undefined => {
    const text = adapt(showTitle(update), update.line + 1 - (isSaid(update) ? 0 : 2), 4);
    return text === undefined ? undefined : { status: update.status, time: write(update.moment), text };
  });
  const text = adapt(facts.text, facts.textLine, 3);
  if (text === undefined || updates.includes(undefined)) {
    report(
      'refused',
      facts.textLine,
      'the text is nested or repeated beyond what the Markdown parser can take',
    );
    return undefined;
  }
  const nodes = listNodes(readMarkdown(text) ?? { type: 'root' });
  const isLead = facts.description === undefined && nodes.every(({ node }) => node.type !== 'heading');
  const { started, resolved, window, id } = facts;
  const alias = `/${foldAddress(`incidents/${id ?? ''}`)}/`;
  const file = writeIncidentFile({
    ...facts,
    summary: facts.description,
    lead: isLead ? text : '',
    components: facts.systems.map((name) => around.idByName.get(name) ?? name),
    started: started && write(started),
    resolved: resolved && write(resolved),
    window: window && { from: write(window.from), to: window.to && write(window.to) },
    until: undefined,
    aliases:
      id !== undefined && /^\/incidents\/[a-z0-9][a-z0-9._-]*\/$/.test(alias) && !isOwn(alias, path)
        ? [alias]
        : [],
    tags: [],
    updates: updates.flatMap((update) => update ?? []).reverse(),
    details: isLead ? '' : text,
  });
  return settleFile(file, context);
}

const isOwn = (alias: string, path: string): boolean =>
  alias === `/incidents/${(path.split('/').at(-1) ?? '').replace(/\.md$/, '').toLowerCase()}/`;

/** Whether the heading says all that the title of the container says. */
const isSaid = ({ word, status }: PostUpdate): boolean =>
  word === undefined ||
  word.toLowerCase() === status.replaceAll('-', ' ') ||
  (isClosing(status) && /^(?:resolved|completed?)$/i.test(word));

const showTitle = (update: PostUpdate): string =>
  isSaid(update) ? update.text : boldTitle(update.word ?? '') + update.text;
