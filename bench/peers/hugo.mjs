// A minimal Hugo site of generated incidents: a page for each, a list for each year, and a front page.
// Hugo is whatever `hugo` is on the PATH.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const files = {
  'config.toml': `baseURL = "https://status.example.com/"
title = "Generated status"
disableKinds = ["taxonomy", "term", "RSS", "sitemap"]
`,
  'layouts/_default/list.html': `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body><h1>{{ .Title }}</h1><ul>{{ range .RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Params.severity }}</li>{{ end }}</ul></body></html>
`,
  'layouts/_default/single.html': `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body><h1>{{ .Title }}</h1><p>{{ .Params.severity }} {{ .Date }}</p>{{ .Content }}</body></html>
`,
};

export const hugo = {
  name: 'Hugo',
  /** The version; throws where there is none. */
  prepare: () => /v\d+\.\d+\.\d+/.exec(execFileSync('hugo', ['version'], { encoding: 'utf8' }))?.[0] ?? '',
  /** Writes a site into an empty folder. Each incident is `{ year, name, text }`; its year is a section. */
  writeSite(folder, incidents) {
    mkdirSync(join(folder, 'layouts/_default'), { recursive: true });
    for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
    for (const { year, name, text } of incidents) {
      mkdirSync(join(folder, 'content', year), { recursive: true });
      writeFileSync(join(folder, 'content', year, name), text);
    }
  },
  /** What builds it into a folder. */
  command: (folder, out) => ['hugo', ['--quiet', '--source', folder, '--destination', out]],
};
