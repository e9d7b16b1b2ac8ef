// The last step of the build: brings to dist/ what the compiler does not copy, and takes from it what no longer
// has a source, so that a stale file is never published. dist/ is never empty in between.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const out = 'dist';

/** The files of the source tree that a compiled file may have come from. */
function sourcesOf(path) {
  const [, stem] = /^(.*?)(?:\.d\.ts|\.js)$/.exec(path) ?? [];
  return stem === undefined ? [path] : [`${stem}.ts`, path];
}

for (const entry of readdirSync(out, { withFileTypes: true, recursive: true })) {
  if (!entry.isFile()) continue;
  const path = join(entry.parentPath, entry.name);
  if (path === join(out, 'fingerprint')) continue;
  if (!sourcesOf(path.slice(out.length + 1)).some((source) => existsSync(source))) rmSync(path);
}

// What browsers run as it is: of the theme, and of the live preview.
for (const folder of ['theme/assets', 'src/serving/overlay']) {
  if (!existsSync(folder)) continue;
  rmSync(join(out, folder), { recursive: true, force: true });
  cpSync(folder, join(out, folder), { recursive: true });
}

// The schemas of the API, for those who check what they read of a site.
const { publishedSchemas } = await import('../dist/src/endpoints/api/published-schemas.js');
const schemas = join(out, 'schemas/api-v1');
mkdirSync(schemas, { recursive: true });
for (const [name, text] of Object.entries(publishedSchemas)) {
  writeFileSync(join(schemas, `${name}.json`), `${JSON.stringify(JSON.parse(text), null, 2)}\n`);
}

// What was remembered by other code is worth nothing, whatever version it said it was.
const programs = readdirSync(out, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.js'))
  .map((path) => path.replaceAll('\\', '/'))
  .sort();
const fingerprint = createHash('sha256');
for (const path of programs) fingerprint.update(`${path}\0`).update(readFileSync(join(out, path)));
writeFileSync(join(out, 'fingerprint'), fingerprint.digest('hex'));
