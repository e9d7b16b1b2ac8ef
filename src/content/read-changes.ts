// Reads how components stand from an update on: the `{component: state}` at the end of its heading.
import { diagnose, type Diagnostic, type Place } from '../kernel/diagnostic.js';
import { hintWithFix } from '../kernel/fix-by-hint.js';
import { suggestWord } from '../kernel/nearest.js';
import { readYaml, type YamlReading } from '../kernel/yaml.js';
import { findComponent, type Component, type Site } from '../model/site.js';
import { isState, states, type State } from '../model/state.js';
import { suggestState } from './other-names.js';
import { suggestComponent } from './suggest-component.js';

/** A component of the site named in the heading of an update, before groups are resolved. */
export interface WrittenChange {
  readonly name: string;
  readonly component: Component | 'all';
  readonly state: State;
  readonly place: Place;
}

export interface ChangesReading {
  readonly changes: readonly WrittenChange[];
  readonly diagnostics: readonly Diagnostic[];
}

/** `text` is the whole map with its braces, at `place`. */
export function readChanges(text: string, place: Place, site: Site): ChangesReading {
  const reading = readYaml(text, { path: place.path, line: place.start.line, column: place.start.column });
  const { value } = reading;
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isMap || reading.diagnostics.some(({ code }) => code === 'yaml/syntax')) {
    const message = `\`${text}\` cannot be read as component states.`;
    const hint = 'Write `{component: state, other-component: state}`.';
    return { changes: [], diagnostics: [diagnose('update/unknown-state', place, message, { hint })] };
  }
  const changes: WrittenChange[] = [];
  const diagnostics = [...reading.diagnostics];
  for (const [name, state] of Object.entries(value)) {
    const component = findComponent(site, name);
    if (state === null) {
      diagnostics.push(describeStateless(name, reading, site));
      continue;
    }
    const place = reading.placeOfKey([name]);
    if (component === undefined) {
      const message = `The component \`${name}\` is not one of the site.`;
      const hint = suggestComponent(name, site);
      diagnostics.push(diagnose('update/unknown-component', place, message, hintWithFix(place, hint)));
    }
    if (typeof state !== 'string' || !isState(state)) {
      const message = `\`${String(state)}\` is not a state.`;
      const hint = suggestState(String(state)) ?? suggestWord(String(state), states, 'states');
      const found = reading.placeOfValue([name]);
      diagnostics.push(diagnose('update/unknown-state', found, message, hintWithFix(found, hint)));
    } else if (component !== undefined) {
      const other = changes.find((change) => change.component === component);
      if (other !== undefined) diagnostics.push(describeRepeated(name, place, other));
      changes.push({ name, component, state, place });
    }
  }
  return { changes, diagnostics };
}

// Of two states for one component only one can hold, and nobody knows which was meant.
function describeRepeated(name: string, place: Place, other: WrittenChange): Diagnostic {
  const message = `\`${name}\` is the same component as \`${other.name}\`, which has a state before.`;
  const related = [{ message: 'The first time.', place: other.place }];
  return diagnose('format/duplicate-field', place, message, { hint: 'Remove one of the two.', related });
}

// `{web:operational}` and `{web operational}` are one name without a value to YAML.
function describeStateless(name: string, reading: YamlReading, site: Site): Diagnostic {
  const [, glued = '', state = ''] = /^(.+?)\s*[:=\s]\s*(\S+)$/.exec(name) ?? [];
  const isGlued = findComponent(site, glued) !== undefined;
  const message = isGlued
    ? `A colon and a space must stand between \`${glued}\` and \`${state}\`.`
    : `The component \`${name}\` has no state.`;
  const hint = isGlued
    ? `Write \`{${glued}: ${state}}\`.`
    : `Write \`{${name}: operational}\`, or another state: ${states.slice(0, -1).join(', ')}.`;
  return diagnose('update/unknown-state', reading.placeOfKey([name]), message, { hint });
}
