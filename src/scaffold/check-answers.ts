// What is wrong with an answer, in the words of `candor check`, and the components that a list of names makes.
import { configName } from '../config/defaults.js';
import { readConfig } from '../config/read-config.js';
import { makeComponentId } from '../kernel/ids.js';
import type { Answers, NewComponent } from './answers.js';
import { writeConfig } from './config-file.js';

/** What is wrong with an answer, and what to write instead. */
export interface Refusal {
  readonly problem: string;
  readonly hint: string;
}

/** Answers that nothing is wrong with, so that a problem is that of the one put among them. */
const soundAnswers: Answers = {
  name: 'Status',
  url: 'https://status.example.com/',
  timezone: 'UTC',
  components: [{ id: 'website', name: 'Website' }],
};

/** What `candor check` would say of a configuration with this answer; undefined for a good one. */
export function refuseAnswer(answer: Partial<Answers>): Refusal | undefined {
  const text = writeConfig({ ...soundAnswers, ...answer });
  const { diagnostics } = readConfig({ path: configName, bytes: new TextEncoder().encode(text) });
  const [found] = diagnostics.filter(({ level }) => level !== 'info');
  return found === undefined ? undefined : { problem: found.message, hint: found.hint ?? 'Write another.' };
}

/** Names between commas, as people type them into one line. */
export const splitNames = (text: string): readonly string[] =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

export type ComponentReading =
  | { readonly ok: true; readonly components: readonly NewComponent[] }
  | { readonly ok: false; readonly refusal: Refusal };

/** Gives each component an id made from its name. */
export function readComponents(names: readonly string[]): ComponentReading {
  if (names.length === 0)
    return refuse('No component is named.', 'Name at least one thing that can fail, such as Website.');
  const components: NewComponent[] = [];
  for (const name of names.map((written) => written.trim())) {
    if (!/[\p{L}\p{N}]/u.test(name))
      return refuse(`\`${name}\` has no letter or digit.`, 'Name the component as readers know it.');
    const id = shorten(makeComponentId(name, new Set(['all']), components.length + 1));
    const twin = components.find((component) => component.id === id);
    if (twin !== undefined)
      return refuse(
        `\`${twin.name}\` and \`${name}\` would both have the id \`${id}\`.`,
        'Leave one out, or give it another name.',
      );
    components.push({ id, name });
  }
  const refusal = refuseAnswer({ components });
  return refusal === undefined ? { ok: true, components } : { ok: false, refusal };
}

const refuse = (problem: string, hint: string): ComponentReading => ({
  ok: false,
  refusal: { problem, hint },
});

/** An id is part of a URL and of a path, and has to be typed. */
const longestId = 40;

const shorten = (id: string): string => id.slice(0, longestId).replace(/[._-]+$/, '');
