// The version of Candor itself, from its package. Nothing else is loaded for it.
import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';

export function packageVersion(): string {
  const candidates = ['../package.json', '../../package.json'].map((path) => new URL(path, import.meta.url));
  const found = candidates.find((url) => existsSync(url));
  if (found === undefined) throw new Error('The package of Candor has no package.json.');
  const { version } = JSON.parse(readFileSync(found, 'utf8')) as { readonly version: string };
  return version;
}

/**
 * Differs wherever other code runs: the compiled program, as its build wrote it, and the packages that it uses. Undefined
 * where the sources themselves are run.
 */
export function programFingerprint(): string | undefined {
  const written = new URL('../fingerprint', import.meta.url);
  return existsSync(written)
    ? hash('sha256', `${readFileSync(written, 'utf8')}${listPackages()}`)
    : undefined;
}

/** As npm writes down what it installed; of other package managers, the versions of what Candor itself depends on. */
function listPackages(): string {
  const above = (path: string): URL | undefined =>
    ['../../', '../../../', '../../../../']
      .map((up) => new URL(`${up}node_modules/${path}`, import.meta.url))
      .find((url) => existsSync(url));
  const installed = above('.package-lock.json');
  if (installed !== undefined) return readFileSync(installed, 'utf8');
  const { dependencies } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  ) as { readonly dependencies: Readonly<Record<string, string>> };
  return Object.keys(dependencies)
    .map((name) => above(`${name}/package.json`))
    .map((url) => (url === undefined ? '' : readFileSync(url, 'utf8')))
    .join('\n');
}
