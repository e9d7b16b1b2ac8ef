// The second pass over a cState site: one post's facts and text as an incident file.
import { writeTime } from '../../kernel/time-writing.js';
import type { Moment } from '../../kernel/time.js';
import { isClosing } from '../../model/state.js';
import { writeIncidentFile } from '../incident-file.js';
import { plainTextOf, rangeOf, type ReadMarkdown } from '../markdown/node.js';
import { settleFile } from '../markdown/settle-file.js';
import { makeAddressRules } from '../site-addresses.js';
import { importBody } from './body.js';
import type { CstateSite, Draft } from './drafts.js';

export interface Surroundings {
  /** The new path of every post by its old address, folded. */
  readonly pathByAddress: ReadonlyMap<string, string>;
  /** Takes a file of the source along to the folder of an incident; undefined where there is no such file. */
  readonly takeFile: (address: string, incidentPath: string) => string | undefined;
}

/** Undefined where the post is refused. */
export function writeDraft(draft: Draft, site: CstateSite, around: Surroundings): string | undefined {
  const { post, facts, body, bodyLine, path } = draft;
  const { config, readTime } = site;
  const { timezone, readMarkdown } = site.options;
  const report = site.reportFor(post.file.path);
  const addresses = makeAddressRules({
    baseUrl: config.baseUrl,
    address: post.address,
    path,
    pathByAddress: around.pathByAddress,
    takeFile: (address) => around.takeFile(address, path),
  });
  const { kind, started, end, isResolved } = facts;
  const resolved = isResolved && kind !== 'notice' ? end : undefined;
  const context = { readMarkdown, addresses, readTime, timezone, kind, isResolved, resolved };
  const imported = importBody(body, bodyLine, context, report);
  if (imported === undefined) {
    report('refused', bodyLine, 'the text is nested or repeated beyond what the Markdown parser can take');
    return undefined;
  }
  const { updates } = imported;
  const details = dropSummary(imported.details, facts.summary, readMarkdown);
  const early = updates.find(({ moment }) => moment.from < started.from);
  if (early !== undefined && kind === 'incident') {
    const reason =
      'the update is earlier than the start; both stay as they are, and `candor check` reports it';
    report('guessed', early.line, reason);
  }
  const isClosed = updates.some(({ status }) => isClosing(status));
  const needsEnd = kind !== 'notice' && isResolved && end === undefined && !isClosed;
  if (needsEnd) {
    const reason =
      'the post is resolved without saying when; its end is given as about the day of its last time';
    report('guessed', 1, reason);
  }
  const last = [started, ...updates.map(({ moment }) => moment)].reduce((a, b) => (b.from > a.from ? b : a));
  const write = (moment: Moment | undefined): string | undefined =>
    moment === undefined ? undefined : writeTime(moment, timezone);
  const file = writeIncidentFile({
    ...facts,
    started: writeTime(started, timezone),
    resolved: needsEnd ? write({ ...last, precision: 'day', about: true }) : write(resolved),
    window: kind === 'maintenance' ? { from: writeTime(started, timezone), to: write(end) } : undefined,
    until: kind === 'notice' ? write(end) : undefined,
    aliases: draft.aliases,
    updates,
    details,
  });
  return settleFile(file, { readMarkdown, addresses });
}

/** A page shows the summary already, so a text that begins with the same paragraph goes without it. */
function dropSummary(text: string, summary: string | undefined, readMarkdown: ReadMarkdown): string {
  const first = summary === undefined ? undefined : readMarkdown(text)?.children?.[0];
  if (first?.type !== 'paragraph' || plainTextOf(first).replaceAll(/\s+/g, ' ').trim() !== summary)
    return text;
  return text.slice(rangeOf(first).end).replace(/^\s+/, '');
}
