// Writes candor.yaml: the page, its components, and Statuspage's impacts as severities.
import { writeYaml } from '../../kernel/yaml.js';
import type { Report } from '../imported.js';
import type { Components } from './components.js';
import { lineOf, type Json } from './json.js';
import { severities } from './words.js';

/** Bytes of the largest incident file that Candor takes without being told otherwise. */
const usualIncident = 262_144;

export interface PageFacts {
  readonly title: string;
  /** With a trailing `/`. */
  readonly url: string | undefined;
}

export function readPage(page: Json | undefined, report: Report): PageFacts {
  const title = lineOf(page?.['name']);
  const url = lineOf(page?.['url']);
  if (title === undefined) report('guessed', 1, 'no file names the page; the site is called “Status”');
  const isAddress = url !== undefined && /^https?:\/\/[a-z0-9.-]+(?::\d+)?(?:\/[^\s?#]*)?$/i.test(url);
  if (!isAddress) report('lost', 1, 'the page has no web address, so links to its own pages become text');
  return { title: title ?? 'Status', url: isAddress ? url.replace(/\/*$/, '/') : undefined };
}

export function writeCandorConfig(
  { title, url }: PageFacts,
  { tree }: Components,
  timezone: string,
  largest: number,
): string {
  const site = url === undefined ? { title, timezone } : { title, url, timezone };
  const limits = largest > usualIncident ? { limits: { incident_kib: Math.ceil(largest / 1024) } } : {};
  const components = tree.length === 0 ? {} : { components: tree };
  return writeYaml({
    site,
    ...components,
    severities: severities.map((severity) => ({ ...severity })),
    ...limits,
  });
}
