// What the configuration and the texts of the languages say of a Statusfy site. The configuration is a program, which
// is not run: texts that stand in it as they are can be read without.
import { writeYaml } from '../../kernel/yaml.js';
import { makeComponentId } from '../../kernel/ids.js';
import type { SourceFile } from '../../model/source.js';
import type { Report } from '../imported.js';
import { tableOf, textOf, type Table } from '../cstate/settings.js';
import { readSourceText } from '../source-text.js';
import type { StatusfyFolder } from './folder.js';

export interface StatusfyConfig {
  readonly title: string | undefined;
  readonly description: string | undefined;
  /** With a trailing `/`; undefined where it is no http or https address. */
  readonly baseUrl: string | undefined;
  /** Codes of the secondary languages, which have folders of their own. */
  readonly languages: readonly string[];
  readonly locale: string | undefined;
  /** The folder of the incidents, without a slash at its end. */
  readonly content: string;
  readonly systems: readonly {
    readonly name: string;
    readonly title: string;
    readonly description: string | undefined;
  }[];
}

/** `named` are the systems that incidents name, in their order. */
export function readStatusfyConfig(
  folder: StatusfyFolder,
  named: readonly string[],
  reportFor: (path: string) => Report,
): StatusfyConfig {
  const { config, locales } = folder;
  const source =
    config === undefined ? '' : readSourceText(config.path, config.bytes, reportFor(config.path));
  if (config !== undefined)
    reportFor(config.path)(
      'guessed',
      1,
      'the configuration is a program, which is not run; its plain texts are read',
    );
  const code =
    stringAt(source, 'defaultLocale') ?? (locales.has('en') ? 'en' : [...locales.keys()][0]) ?? 'en';
  const texts = readLocale(locales.get(code), reportFor);
  const items = tableOf(tableOf(texts['systems'])['items']);
  const codes = [...source.matchAll(/\bcode\s*:\s*(['"`])([\w-]+)\1/g)].map(([, , found = '']) => found);
  const listed = readSystems(folder, source, reportFor);
  const known = new Set([...listed, ...Object.keys(items)]);
  const unlisted = [...new Set(named)].filter((name) => !known.has(name));
  const base = stringAt(source, 'baseUrl') ?? '';
  const iso = new RegExp(`\\bcode\\s*:\\s*['"]${code}['"][^}]*\\biso\\s*:\\s*['"]([\\w-]+)['"]`).exec(
    source,
  )?.[1];
  return {
    title: textOf(texts['title']) ?? stringAt(source, 'title'),
    description: textOf(texts['description']) ?? stringAt(source, 'description'),
    baseUrl: /^https?:\/\/[^\s/]+\S*$/i.test(base) ? base.replace(/\/*$/, '/') : undefined,
    languages: [...new Set([...codes, ...locales.keys()])].filter((other) => other !== code),
    locale: iso ?? (locales.has(code) || codes.includes(code) ? code : undefined),
    content: (stringAt(source, 'dir') ?? 'content').replaceAll(/^\.?\/+|\/+$/g, ''),
    systems: [...known, ...unlisted].map((name) => ({
      name,
      title: textOf(tableOf(items[name])['title']) ?? name,
      description: textOf(tableOf(items[name])['description']),
    })),
  };
}

/** The first text that stands under a name in a program, as far as it stands there as it is. */
function stringAt(source: string, name: string): string | undefined {
  const match = new RegExp(
    `\\b${name}["']?\\s*:\\s*(?:"([^"\\\\\\n]*)"|'([^'\\\\\\n]*)'|\`([^\`\\\\$]*)\`)`,
  ).exec(source);
  return textOf(match?.[1] ?? match?.[2] ?? match?.[3]);
}

function readSystems(folder: StatusfyFolder, source: string, reportFor: (path: string) => Report): string[] {
  const list = /\bsystems["']?\s*:\s*\[([^\]]*)\]/.exec(source)?.[1] ?? '';
  const configured = [...list.matchAll(/(['"`])([^'"`\n]+)\1/g)].map(([, , name = '']) => name.trim());
  const file = folder.systems;
  const text = file === undefined ? '' : readSourceText(file.path, file.bytes, reportFor(file.path));
  return [...new Set([...configured, ...text.split(/[\s,]+/)])].filter((name) => name !== '');
}

function readLocale(file: SourceFile | undefined, reportFor: (path: string) => Report): Table {
  if (file === undefined) return {};
  try {
    return tableOf(JSON.parse(readSourceText(file.path, file.bytes, reportFor(file.path))));
  } catch {
    reportFor(file.path)('lost', 1, 'the texts of the language are not valid JSON');
    return {};
  }
}

/** Names of systems as ids of components, which do not collide with those of the default severities. */
export function planSystems({ systems }: StatusfyConfig): ReadonlyMap<string, string> {
  const taken = new Set(['all', 'critical', 'high', 'medium', 'low']);
  const ids = new Map<string, string>();
  for (const { name } of systems) {
    const id = makeComponentId(name, taken, ids.size + 1);
    taken.add(id);
    ids.set(name, id);
  }
  return ids;
}

export function writeCandorConfig(
  config: StatusfyConfig,
  idByName: ReadonlyMap<string, string>,
  timezone: string,
): string {
  const { title, description, baseUrl, locale, systems } = config;
  const site = {
    title: title ?? 'Status',
    ...(baseUrl === undefined ? {} : { url: baseUrl }),
    ...(description === undefined ? {} : { description }),
    timezone,
    ...(locale === undefined ? {} : { locale }),
  };
  const components = systems.map((system) => ({
    id: idByName.get(system.name) ?? system.name,
    name: system.title,
    ...(system.description === undefined ? {} : { description: system.description }),
  }));
  return writeYaml(components.length === 0 ? { site } : { site, components });
}
