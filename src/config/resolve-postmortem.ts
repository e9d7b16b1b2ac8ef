// What a postmortem of the site consists of, and for which severities that is required.
import { diagnose, type Diagnostic } from '../kernel/diagnostic.js';
import type { FieldPath, YamlReading } from '../kernel/yaml.js';
import type { PostmortemSection, Severity, Site } from '../model/site.js';
import { defaultSections } from './defaults.js';
import { refuseUnknownSeverities } from './resolve-severities.js';
import type { Resolved } from './resolved.js';
import type { WrittenPostmortem, WrittenSection } from './written-config.js';

export function resolvePostmortem(
  written: WrittenPostmortem,
  severities: readonly Severity[],
  reading: YamlReading,
): Resolved<Site['postmortem']> {
  const sections =
    written.sections === undefined
      ? { value: defaultSections, diagnostics: [] }
      : resolveSections(written.sections, reading);
  const requiredFor = written.required_for ?? [];
  const required = requiredFor.map((id, index) => ({ id, path: ['postmortem', 'required_for', index] }));
  return {
    value: {
      sections: sections.value,
      requiredFor: requiredFor.filter((id) => severities.some((severity) => severity.id === id)),
      hide: written.hide ?? [],
    },
    diagnostics: [...sections.diagnostics, ...refuseUnknownSeverities(required, severities, reading)],
  };
}

function resolveSections(
  written: readonly WrittenSection[],
  reading: YamlReading,
): Resolved<readonly PostmortemSection[]> {
  const diagnostics: Diagnostic[] = [];
  const pathById = new Map<string, FieldPath>();
  const pathByHeading = new Map<string, FieldPath>();
  const claim = (taken: Map<string, FieldPath>, name: string, path: FieldPath, what: string): void => {
    const key = name.trim().normalize('NFC').toLowerCase();
    const first = taken.get(key);
    if (first === undefined) {
      taken.set(key, path);
      return;
    }
    const related = [{ message: 'It stands here first.', place: reading.placeOfValue(first) }];
    const message = `Another section already has the ${what} \`${name}\`.`;
    const hint = `Name each ${what} once.`;
    diagnostics.push(diagnose('config/duplicate-id', reading.placeOfValue(path), message, { hint, related }));
  };
  const value = written.map(({ id, title, synonyms = [], covers }, index) => {
    const path = ['postmortem', 'sections', index];
    claim(pathById, id, [...path, 'id'], 'id');
    claim(pathByHeading, title, [...path, 'title'], 'heading');
    for (const [position, synonym] of synonyms.entries()) {
      claim(pathByHeading, synonym, [...path, 'synonyms', position], 'heading');
    }
    return {
      id,
      title: title.trim(),
      synonyms: synonyms.map((synonym) => synonym.trim()),
      covers: covers?.trim(),
    };
  });
  return { value, diagnostics };
}
