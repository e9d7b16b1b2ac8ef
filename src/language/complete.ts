// Completion: what may be typed at a cursor, in an incident file or in candor.yaml.
import type { CompletionItem } from 'vscode-languageserver';
import { configName } from '../config/defaults.js';
import { frontMatterLines, kindOfLines } from './body-spot.js';
import { toCompletionItems } from './choice.js';
import { completeBody } from './complete-body.js';
import { completeYaml, type YamlVocabulary } from './complete-yaml.js';
import { lineOf, type CursorScene } from './scene.js';
import { configVocabulary, frontMatterVocabulary } from './vocabulary.js';
import { yamlSpot } from './yaml-spot.js';

/** In the order in which they are best shown. */
export function complete(scene: CursorScene): readonly CompletionItem[] {
  const { lines, cursor, path } = scene;
  if (path === configName) return completeIn(scene, lines, configVocabulary(scene));
  const range = frontMatterLines(lines);
  if (range === undefined || cursor.line < range.from || cursor.line >= range.to) {
    const completion = completeBody(scene);
    return completion === undefined ? [] : toCompletionItems(completion.choices, completion.replaced);
  }
  // The lines keep their numbers, and what is no YAML is blank.
  const yaml = lines.map((line, index) => (index < range.from || index >= range.to ? '' : line));
  return completeIn(scene, yaml, frontMatterVocabulary(scene, kindOfLines(lines)));
}

function completeIn(
  scene: CursorScene,
  lines: readonly string[],
  vocabulary: YamlVocabulary,
): readonly CompletionItem[] {
  const line = lineOf(scene);
  const { line: at, character: column } = scene.cursor;
  if (/(?:^|\s)#/.test(line.slice(0, column))) return [];
  const spot = yamlSpot(lines, at, column);
  const choices = completeYaml(spot, line.slice(spot.to), vocabulary);
  return toCompletionItems(choices, { line: at, from: spot.from, to: spot.to });
}
