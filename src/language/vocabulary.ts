// The words of the two kinds of YAML: the front matter of an incident, and candor.yaml.
import { CompletionItemKind } from 'vscode-languageserver';
import { configJsonSchema } from '../config/json-schema.js';
import { foreignFields } from '../content/fields-of-kind.js';
import { frontMatterJsonSchema } from '../content/schema.js';
import { codes, isCode, isLowerable } from '../kernel/codes.js';
import type { Kind } from '../model/state.js';
import type { Choice } from './choice.js';
import type { YamlVocabulary } from './complete-yaml.js';
import type { Scene } from './scene.js';
import {
  codeChoice,
  componentChoices,
  severityChoices,
  stateChoices,
  waivableChoices,
  writeNow,
} from './site-choices.js';

/** Fields in which the time now is what most people want. */
const times =
  /^(?:started|resolved|detected|mitigated|until|(?:impact|window)(?:\.\*)?\.(?:from|to)|security\.(?:released|confirmations\.\*\.confirmed))$/;

export function frontMatterVocabulary(scene: Scene, kind: Kind): YamlVocabulary {
  const { site, incidents, views } = scene.record;
  const tags = (): readonly Choice[] => {
    // Those of what is withheld are nobody's to see.
    const open = incidents.filter(({ path }) => views.get(path)?.kind === 'whole');
    const known = new Set(open.flatMap((incident) => incident.tags));
    return [...known].sort().map((label) => ({ label, kind: CompletionItemKind.Keyword }));
  };
  return {
    schema: frontMatterJsonSchema(),
    foreign: foreignFields[kind],
    valuesAt: (path) => {
      const key = path.join('.');
      if (key === 'severity') return severityChoices(site);
      if (key === 'components.*') return componentChoices(site);
      if (/^components\.[^.*]+$/.test(key)) return stateChoices();
      if (key === 'waive.*.code') return waivableChoices();
      if (key === 'tags.*') return tags();
      if (times.test(key)) return [{ label: writeNow(scene), detail: 'now', kind: CompletionItemKind.Value }];
      return undefined;
    },
    namesAt: (path) => (path.join('.') === 'components' ? componentChoices(site) : undefined),
  };
}

export function configVocabulary({ record: { site } }: Scene): YamlVocabulary {
  return {
    schema: configJsonSchema(),
    foreign: [],
    valuesAt: (path) => (path.join('.') === 'postmortem.required_for.*' ? severityChoices(site) : undefined),
    namesAt: (path) =>
      path.join('.') === 'rules'
        ? Object.keys(codes).filter(isCode).filter(isLowerable).map(codeChoice)
        : undefined,
  };
}
