// The components that a command line names, with the states that it gives them: `--component api=degraded`.
import { suggestState } from '../../content/other-names.js';
import { suggestComponent } from '../../content/suggest-component.js';
import { suggestWord } from '../../kernel/nearest.js';
import { findComponent, type Site } from '../../model/site.js';
import { isState, states, type State } from '../../model/state.js';
import { listOption, UsageError, type Invocation } from '../command.js';

export interface NamedComponent {
  /** Of a component or group of the site, or `all`. */
  readonly id: string;
  readonly state: State | undefined;
}

/** Each value may name several, with commas between. A UsageError for what the site does not have. */
export function readComponents(invocation: Invocation, site: Site): readonly NamedComponent[] {
  const words = listOption(invocation, 'component').flatMap((value) => value.split(','));
  const named = words.map((word) => readComponent(word.trim(), site));
  const repeated = named.find(({ id }, index) => named.findIndex((other) => other.id === id) !== index);
  if (repeated === undefined) return named;
  throw new UsageError(`--component names \`${repeated.id}\` twice.`, 'Name each component once.');
}

function readComponent(word: string, site: Site): NamedComponent {
  const [name = '', state] = word.split(/\s*[=:]\s*/, 2);
  const component = findComponent(site, name);
  if (component === undefined) {
    const message = `The component \`${name}\` is not one of the site.`;
    throw new UsageError(`--component: ${message}`, suggestComponent(name, site));
  }
  if (state !== undefined && !isState(state)) {
    const hint = suggestState(state) ?? suggestWord(state, states, 'states');
    throw new UsageError(`--component: \`${state}\` is not a state.`, hint);
  }
  return { id: component === 'all' ? component : component.id, state };
}

/** By id; a UsageError where one has no state. */
export function readChanges(invocation: Invocation, site: Site): ReadonlyMap<string, State> {
  return new Map(
    readComponents(invocation, site).map(({ id, state }) => {
      if (state === undefined) {
        const hint = `Write \`--component ${id}=operational\`, or another state: ${states.slice(0, -1).join(', ')}.`;
        throw new UsageError(`--component: \`${id}\` has no state.`, hint);
      }
      return [id, state];
    }),
  );
}
