// Real incident files that lie beside the checkout and are no part of it. Tests that read them are skipped, and say so,
// where they are absent.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe } from 'vitest';

const corpora = fileURLToPath(new URL('../../shared/corpora/', import.meta.url));

/** Runs tests over one corpus; its absolute folder is handed to them. */
export function describeCorpus(name: string, tests: (folder: string) => void): void {
  const folder = `${corpora}${name}`;
  const isThere = existsSync(folder);
  const title = isThere
    ? `corpus ${name}`
    : `corpus ${name} (skipped: ../shared/corpora/${name} is not there)`;
  describe.skipIf(!isThere)(title, () => tests(folder));
}
