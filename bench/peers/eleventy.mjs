// A minimal Eleventy site of generated incidents: a page for each, a list for each year, and a front page.
// Eleventy is fetched from the registry into a folder of its own, so that it is no dependency of this project.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const version = '3.1.2';

const files = {
  // The text of an incident is Markdown and no template, as it is for the others.
  'eleventy.config.mjs': `export default (config) => {
  config.setQuietMode(true);
  config.addCollection('years', (api) => {
    const years = new Map();
    for (const incident of api.getFilteredByTag('incident')) {
      const { year } = incident.data;
      if (!years.has(year)) years.set(year, []);
      years.get(year).push(incident);
    }
    return [...years].map(([year, incidents]) => ({ year, incidents }));
  });
  return { markdownTemplateEngine: false, htmlTemplateEngine: 'njk', dir: { input: 'content' } };
};
`,
  'content/incidents/incidents.11tydata.mjs': `export default {
  layout: 'incident.njk',
  tags: ['incident'],
  permalink: ({ page }) => \`/\${page.inputPath.split('/').slice(-2).join('/').replace(/\\.md$/, '')}/\`,
  eleventyComputed: { year: ({ page }) => page.inputPath.split('/').at(-2) },
};
`,
  'content/_includes/incident.njk': `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title></head><body><h1>{{ title }}</h1><p>{{ severity }} {{ date }}</p>{{ content | safe }}</body></html>
`,
  'content/year.njk': `---
pagination: { data: collections.years, size: 1, alias: one }
permalink: "/{{ one.year }}/"
---
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ one.year }}</title></head><body><h1>{{ one.year }}</h1><ul>{% for incident in one.incidents %}<li><a href="{{ incident.url }}">{{ incident.data.title }}</a> {{ incident.data.severity }}</li>{% endfor %}</ul></body></html>
`,
  'content/index.njk': `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Generated status</title></head><body><h1>Generated status</h1><ul>{% for one in collections.years %}<li><a href="/{{ one.year }}/">{{ one.year }}</a></li>{% endfor %}</ul></body></html>
`,
};

export const eleventy = {
  name: 'Eleventy',
  /** Installs it into the folder for tools and gives the version; throws where the registry cannot be reached. */
  prepare(tools) {
    execFileSync(
      'npm',
      ['install', '--prefix', tools, '--no-audit', '--no-fund', `@11ty/eleventy@${version}`],
      {
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    return version;
  },
  /** Writes a site into an empty folder. Each incident is `{ year, name, text }`. */
  writeSite(folder, incidents) {
    mkdirSync(join(folder, 'content/_includes'), { recursive: true });
    mkdirSync(join(folder, 'content/incidents'), { recursive: true });
    for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
    for (const { year, name, text } of incidents) {
      mkdirSync(join(folder, 'content/incidents', year), { recursive: true });
      writeFileSync(join(folder, 'content/incidents', year, name), text);
    }
  },
  /** What builds it into a folder; to be run in the folder of the site. */
  command: (_, out, tools) => [
    process.execPath,
    [join(tools, 'node_modules/@11ty/eleventy/cmd.cjs'), `--output=${out}`],
  ],
};
