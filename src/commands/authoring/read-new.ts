// What a new entry is made from: each thing by its option, else by a person's answer, else by its default. Where there is
// nobody to ask, what is missing is bad usage that names the option and what it may be.
import { nearestWord, suggestWord } from '../../kernel/nearest.js';
import type { Component, Severity, Site } from '../../model/site.js';
import { kinds, statusesOfKind, type Kind, type Status } from '../../model/state.js';
import { textOption, UsageError, type Invocation, type Io } from '../command.js';
import { readComponents, type NamedComponent } from './read-component-states.js';
import { readMoment, type WrittenMoment } from './read-moment.js';
import { listStatuses, readStatus, refuseWrongKind } from './read-status.js';
import type { SiteAtHand } from './site-at-hand.js';

/** What every question of a new entry needs. */
export interface Request {
  readonly invocation: Invocation;
  readonly hand: SiteAtHand;
  readonly io: Io;
}

export async function readTitle({ invocation, io }: Request, kind: Kind): Promise<string> {
  const given = invocation.arguments[0];
  const question = { message: titleQuestions[kind], problemOf: refuseTitle };
  const title = given ?? (await io.questions?.text(question));
  if (title === undefined) {
    throw new UsageError('The title is missing.', 'Write it first: `candor new "Sign-in is slow"`.');
  }
  const problem = refuseTitle(title);
  if (problem !== undefined) throw new UsageError(problem, 'Write one line of text.');
  return title.trim();
}

const titleQuestions: Readonly<Record<Kind, string>> = {
  incident: 'What is wrong, in the words of your readers?',
  maintenance: 'Which work is planned, in the words of your readers?',
  notice: 'What should readers know, in a few words?',
};

function refuseTitle(title: string): string | undefined {
  if (title.trim() === '') return 'The title is empty.';
  return /[\r\n]/.test(title.trim()) ? 'The title has several lines.' : undefined;
}

export function readKind({ invocation }: Request): Kind {
  const given = textOption(invocation, 'kind');
  return kinds.find((kind) => kind === given) ?? 'incident';
}

/** Undefined for what has none. */
export async function readSeverity(
  { invocation, hand: { site }, io }: Request,
  kind: Kind,
): Promise<Severity | undefined> {
  const given = textOption(invocation, 'severity');
  if (kind !== 'incident') {
    if (given === undefined) return undefined;
    throw new UsageError(`--severity: ${nounOf(kind)} has none.`, 'Leave it out.');
  }
  const ids = site.severities.map(({ id }) => id);
  const answer = given ?? (await askSeverity(site, io));
  if (answer === undefined) {
    throw new UsageError('The severity is missing.', `Give one with --severity: ${ids.join(', ')}.`);
  }
  const folded = answer.toLowerCase();
  const severity = site.severities.find(({ id, label }) => id === folded || label.toLowerCase() === folded);
  if (severity !== undefined) return severity;
  const hint = suggestWord(answer, ids, 'severities');
  throw new UsageError(`--severity: \`${answer}\` is not a severity of the site.`, hint);
}

const askSeverity = async ({ severities }: Site, { questions }: Io): Promise<string | undefined> =>
  questions?.choose({
    message: 'How bad is it?',
    choices: severities.map(({ id, label, description = '' }) => ({ value: id, label, hint: description })),
  });

/** At least one, unless it is a notice or a person said that there is none. */
export async function readAffected(
  { invocation, hand: { site }, io }: Request,
  kind: Kind,
): Promise<readonly NamedComponent[]> {
  const named = readComponents(invocation, site);
  if (named.length > 0 || site.components.length === 0) return named;
  if (io.questions !== undefined) {
    const chosen = await io.questions.chooseSome({
      message: 'What is affected?',
      choices: site.components.map((component) => ({
        value: component.id,
        label: pathOf(component, site),
        ...(component.description === undefined ? {} : { hint: component.description }),
      })),
    });
    return chosen.map((id) => ({ id, state: undefined }));
  }
  if (kind === 'notice') return [];
  const ids = site.components.map(({ id }) => id).join(', ');
  throw new UsageError('It is not said what is affected.', `Name it with --component: ${ids}.`);
}

/** `Shop › Checkout` */
function pathOf({ name, parent }: Component, site: Site): string {
  const above = parent === undefined ? undefined : site.componentById.get(parent);
  return above === undefined ? name : `${pathOf(above, site)} › ${name}`;
}

/** Whether readers outside were affected, where the policy asks for it. */
export async function readExternal(
  { invocation, io }: Request,
  severity: Severity | undefined,
): Promise<boolean | undefined> {
  const given = textOption(invocation, 'external');
  if (given !== undefined) return given === 'yes';
  if (severity?.route.publish !== 'external') return undefined;
  const question = { message: 'Did it affect people outside of your organisation?', initial: true };
  const answer = await io.questions?.confirm(question);
  if (answer !== undefined) return answer;
  const message = `For the severity \`${severity.id}\` the policy asks whether people outside were affected.`;
  throw new UsageError(message, 'Say so with `--external yes` or `--external no`.');
}

/** A time that must be given, by an option or as an answer. */
export async function readPlanned(
  option: string,
  question: string,
  { invocation, hand: { site }, io }: Request,
): Promise<WrittenMoment> {
  const given = readMoment(option, invocation, site);
  if (given !== undefined) return given;
  const asOption = (text: string): Invocation => ({ arguments: [], options: { [option]: text } });
  const answer = await io.questions?.text({
    message: `${question} In ${site.timezone}, as YYYY-MM-DD HH:MM.`,
    problemOf: (text) => refusalOf(() => readMoment(option, asOption(text), site)),
  });
  const read = answer === undefined ? undefined : readMoment(option, asOption(answer), site);
  if (read !== undefined) return read;
  throw new UsageError(
    `For ${option === 'until' ? 'a notice' : 'maintenance'} --${option} is missing.`,
    `Write it like \`--${option} "2026-12-03 22:00"\`, in ${site.timezone}.`,
  );
}

function refusalOf(read: () => unknown): string | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return [error.message.replace(/^--\w+: /, ''), error.hint].filter(Boolean).join(' ');
  }
}

/** That of the first update; undefined of a notice, which has none at its beginning. */
export function readFirstStatus({ invocation, hand: { site } }: Request, kind: Kind): Status | undefined {
  const given = textOption(invocation, 'status');
  if (given === undefined) return kind === 'notice' ? undefined : statusesOfKind[kind][0];
  const status = readStatus(given, site);
  if (status === undefined) {
    const near = nearestWord(given, statusesOfKind[kind]);
    const hint = near === undefined ? `The statuses are ${listStatuses(kind)}.` : `Did you mean \`${near}\`?`;
    throw new UsageError(`--status: \`${given}\` is not a status.`, hint);
  }
  refuseWrongKind(status, kind);
  return status;
}

export const nounOf = (kind: Kind): string =>
  kind === 'maintenance' ? kind : kind === 'incident' ? 'an incident' : 'a notice';
