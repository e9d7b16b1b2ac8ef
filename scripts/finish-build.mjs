// The last step of the build: brings to dist/ what the compiler does not copy, and takes from it what no longer
// has a source, so that a stale file is never published. dist/ is never empty in between.
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
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
  if (!sourcesOf(path.slice(out.length + 1)).some((source) => existsSync(source))) rmSync(path);
}

// What browsers run as it is: of the theme, and of the live preview.
for (const folder of ['theme/assets', 'src/serving/overlay']) {
  if (!existsSync(folder)) continue;
  rmSync(join(out, folder), { recursive: true, force: true });
  cpSync(folder, join(out, folder), { recursive: true });
}
