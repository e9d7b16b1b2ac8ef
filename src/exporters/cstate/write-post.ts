// One entry as a cState post: what its page says, in the front matter and the Markdown that cState's theme reads.
import { writeYaml } from '../../kernel/yaml.js';
import type { Moment } from '../../kernel/time.js';
import type { Incident, Postmortem } from '../../model/incident.js';
import type { Entry } from '../../site/entry.js';
import type { ExportSource } from '../exported.js';
import { hasOwnSummary } from './own-summary.js';
import type { Systems } from './systems.js';
import { writeBody, writeMoment } from './write-body.js';
import type { WriteText } from './write-text.js';

export interface WrittenPost {
  readonly text: string;
  /** What the post cannot say, beside what `losses.ts` finds. */
  readonly losses: readonly string[];
}

export function writePost(
  entry: Entry,
  systems: Systems,
  source: ExportSource,
  write: WriteText,
): WrittenPost {
  const { incident, disclosure } = entry;
  const { history, messages } = source.record;
  const zone = history.site.timezone;
  const { summary, introduction, details, postmortem, withheld } = incident;
  const isHidden = withheld || disclosure.state === 'withheld';
  const { text, losses } = writeBody(
    incident,
    [
      ...(hasOwnSummary(incident) ? [write(summary)] : []),
      ...(isHidden ? [`> ${messages.disclosure.withheldDetails}`] : []),
      write(introduction),
      write(details),
      ...(postmortem === undefined ? [] : writePostmortem(postmortem, write)),
    ],
    zone,
    write,
  );
  return {
    text: `---\n${writeYaml(listFields(entry, systems, zone))}---\n\n${text}${text === '' ? '' : '\n'}`,
    losses,
  };
}

function listFields(entry: Entry, { nameById }: Systems, zone: string): Readonly<Record<string, unknown>> {
  const { incident, components } = entry;
  const show = (moment: Moment | undefined): string | undefined => moment && writeMoment(moment, zone);
  const { date, resolved, resolvedWhen } = readCourse(entry);
  const affected = components.flatMap(({ id }) => nameById.get(id) ?? []);
  const fields = {
    title: incident.title,
    date: show(date),
    resolved,
    resolvedWhen: show(resolvedWhen),
    severity: severityOf(entry),
    informational: incident.kind === 'notice' ? true : undefined,
    affected: affected.length === 0 ? undefined : affected,
    summary: hasOwnSummary(incident) ? incident.summary?.text : undefined,
    tags: incident.tags.length === 0 ? undefined : incident.tags,
    aliases: formerAddresses(incident),
    section: 'issue',
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

interface Course {
  readonly date: Moment;
  readonly resolved: boolean | undefined;
  readonly resolvedWhen: Moment | undefined;
}

/** cState takes maintenance for announced where it does not say whether it is resolved. */
function readCourse({ incident, timeline }: Entry): Course {
  const { kind, started, until, window } = incident;
  if (kind === 'notice') return { date: started, resolved: undefined, resolvedWhen: until };
  const { resolved } = timeline;
  const isOver = resolved !== undefined;
  if (kind === 'incident') return { date: started, resolved: isOver, resolvedWhen: resolved };
  const date = window[0]?.from ?? started;
  // What was cancelled before it began has no end that a post could bear; the update says when that was.
  const end =
    resolved === undefined || resolved.from < date.from ? (window.at(-1)?.to ?? resolved) : resolved;
  return { date, resolved: timeline.isScheduled ? undefined : isOver, resolvedWhen: end };
}

/** `down` where most people were hit, by what the severity tells machines; cState calls maintenance a notice. */
function severityOf({ incident }: Entry): string | undefined {
  if (incident.kind === 'maintenance') return 'notice';
  if (incident.kind === 'notice') return undefined;
  return isDown(incident) ? 'down' : 'disrupted';
}

export const isDown = ({ severity }: Incident): boolean =>
  severity?.indicator === 'critical' || severity?.indicator === 'major';

/** But for that of the post itself. */
function formerAddresses(incident: Incident): readonly string[] | undefined {
  const others = incident.aliases.filter((alias) => alias !== `/issues/${postNameOf(incident)}/`);
  return others.length === 0 ? undefined : others;
}

/** The last part of its address; Hugo writes it in lower case. */
export const postNameOf = ({ publicSlug, slug }: Incident): string => publicSlug ?? slug;

/** The name of its file without the ending: where nothing about it was ever withheld, that of its own file. */
export const fileNameOf = (incident: Incident): string => {
  const isOwn = incident.path !== '' && incident.publicSlug === undefined && !incident.withheld;
  return isOwn && incident.id.toLowerCase() === incident.slug ? incident.id : postNameOf(incident);
};

/** Nothing of a draft. Details of action items are words of their text to nobody but Candor, so they stay behind. */
function writePostmortem(
  { published, introduction, parts }: Postmortem,
  write: WriteText,
): readonly string[] {
  if (published === undefined) return [];
  return [
    '## Postmortem',
    write(introduction),
    ...parts.flatMap(({ title, prose, actionItems, actionItemsOrdered }) => [
      `### ${title.replaceAll(/[\\`*_[\]<>#]/g, '\\$&')}`,
      write(prose),
      actionItems
        .map(({ prose: item, done }, index) => {
          const marker = actionItemsOrdered ? `${index + 1}.` : '-';
          return `${marker} [${done ? 'x' : ' '}] ${write(item).replaceAll('\n', `\n${' '.repeat(marker.length + 1)}`)}`;
        })
        .join('\n'),
    ]),
  ];
}
