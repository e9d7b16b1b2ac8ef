// The version of Candor itself, from its package. Nothing else is loaded for it.
import { existsSync, readFileSync } from 'node:fs';

export function packageVersion(): string {
  const candidates = ['../package.json', '../../package.json'].map((path) => new URL(path, import.meta.url));
  const found = candidates.find((url) => existsSync(url));
  if (found === undefined) throw new Error('The package of Candor has no package.json.');
  const { version } = JSON.parse(readFileSync(found, 'utf8')) as { readonly version: string };
  return version;
}

/** The SHA-256 of the compiled program, as the build wrote it; undefined where the sources themselves are run. */
export function programFingerprint(): string | undefined {
  const written = new URL('../fingerprint', import.meta.url);
  return existsSync(written) ? readFileSync(written, 'utf8') : undefined;
}
