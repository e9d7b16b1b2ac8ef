// The answers that a new site is made from: from options, from a person at a terminal, or the defaults.
import { isTimeZone } from '../kernel/time-zone.js';
import { defaultComponents, defaultName, type Answers } from '../scaffold/answers.js';
import { readComponents, refuseAnswer, splitNames, type Refusal } from '../scaffold/check-answers.js';
import {
  hasOption,
  listOption,
  textOption,
  UsageError,
  type CommandOption,
  type Invocation,
  type Io,
} from './command.js';

export const answerOptions: readonly CommandOption[] = [
  { flags: '--name <name>', summary: 'the name of the site' },
  { flags: '--url <url>', summary: 'where the site will live' },
  {
    flags: '--timezone <zone>',
    summary: 'its time zone, UTC or Area/City; that of this machine unless given',
  },
  { flags: '--component <name...>', summary: 'what can fail, as readers know it' },
  { flags: '--yes', summary: 'ask nothing, and take the default of whatever no option says' },
];

/** Whether any of these options is given. */
export const hasAnswers = ({ options }: Invocation): boolean =>
  ['name', 'url', 'timezone', 'component', 'yes'].some((name) => options[name] !== undefined);

type Reading<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: Refusal };

interface Field<Value> {
  readonly option: string;
  readonly question: { readonly message: string; readonly placeholder?: string };
  /** Stands in the answer to the question already, and is taken where nobody is asked. */
  readonly fallback: string;
  readonly read: (text: string) => Reading<Value>;
}

const nameField: Field<string> = {
  option: '--name',
  question: { message: 'What is the name of the site?', placeholder: 'Acme Status' },
  fallback: '',
  read: (text) => {
    const name = text.trim();
    const nothing = { problem: 'The name is empty.', hint: 'Write how the site is called.' };
    return accept(name, name === '' ? nothing : refuseAnswer({ name }));
  },
};

const urlField: Field<string | undefined> = {
  option: '--url',
  question: {
    message: 'Where will it live? Leave it empty if you do not know yet.',
    placeholder: 'https://status.example.com/',
  },
  fallback: '',
  read: (text) => {
    const url = text.trim() === '' ? undefined : text.trim();
    return accept(url, refuseAnswer({ url }));
  },
};

const timezoneField = (machine: string | undefined): Field<string> => ({
  option: '--timezone',
  question: { message: 'In which time zone are the times of your incidents?', placeholder: 'Europe/Berlin' },
  fallback: machine !== undefined && isTimeZone(machine) ? machine : 'UTC',
  read: (text) => accept(text.trim(), refuseAnswer({ timezone: text.trim() })),
});

const componentsField: Field<Answers['components']> = {
  option: '--component',
  question: { message: 'What can fail, as your readers know it? Names, with commas between them.' },
  fallback: defaultComponents.join(', '),
  read: (text) => {
    const reading = readComponents(splitNames(text));
    return reading.ok ? { ok: true, value: reading.components } : reading;
  },
};

const accept = <Value>(value: Value, refusal: Refusal | undefined): Reading<Value> =>
  refusal === undefined ? { ok: true, value } : { ok: false, refusal };

/** Asks a person for what no option says; without one the defaults hold, if that is wanted. */
export async function readAnswers(invocation: Invocation, io: Io): Promise<Answers> {
  const isQuiet = hasOption(invocation, 'yes');
  const questions = isQuiet ? undefined : io.questions;
  const name = textOption(invocation, 'name');
  if (questions === undefined && !isQuiet && name === undefined)
    throw new UsageError(
      'There is no terminal on which to ask for the name of the site.',
      `Give it with --name, and the rest with --url, --timezone and --component; or take the defaults with --yes.`,
    );
  const settle = async <Value>(field: Field<Value>, given: string | undefined): Promise<Value> => {
    if (given !== undefined) return valueOf(field.read(given), field.option);
    if (questions === undefined) return valueOf(field.read(field.fallback), field.option);
    const answer = await questions.text({
      ...field.question,
      ...(field.fallback === '' ? {} : { initial: field.fallback }),
      problemOf: (text) => {
        const reading = field.read(text);
        return reading.ok ? undefined : `${reading.refusal.problem} ${reading.refusal.hint}`;
      },
    });
    return valueOf(field.read(answer), field.option);
  };
  const components = listOption(invocation, 'component');
  return {
    name: await settle(nameField, name ?? (isQuiet ? defaultName : undefined)),
    url: await settle(urlField, textOption(invocation, 'url')),
    timezone: await settle(timezoneField(io.timeZone), textOption(invocation, 'timezone')),
    components: await settle(componentsField, components.length === 0 ? undefined : components.join(',')),
  };
}

function valueOf<Value>(reading: Reading<Value>, option: string): Value {
  if (reading.ok) return reading.value;
  throw new UsageError(`${option}: ${reading.refusal.problem}`, reading.refusal.hint);
}
