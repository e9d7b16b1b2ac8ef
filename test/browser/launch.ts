// The browser of the tests: Chromium as `npm ci` brings it, or the one that CHROMIUM_PATH names.
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { project } from '../cli/site-folder.js';

/** Of a container, which has neither a graphics card nor the right to build a sandbox. */
const args = ['--no-sandbox', '--disable-gpu'];

/** Fails, and says what to do, where no browser can be started: tests that pass without one would prove nothing. */
export async function launchBrowser(): Promise<Browser> {
  const given = process.env['CHROMIUM_PATH'] ?? '';
  try {
    if (given !== '') return await chromium.launch({ executablePath: given, args });
    const folder = unpackChromium();
    return await chromium.launch({
      executablePath: join(folder, 'chromium'),
      args,
      env: surroundings(folder),
    });
  } catch (cause) {
    const advice =
      'npm ci brings a Chromium for Linux on x64; elsewhere set CHROMIUM_PATH to the program of a Chromium or Chrome.';
    throw new Error(`No browser could be started for the tests${given && ` from ${given}`}. ${advice}`, {
      cause,
    });
  }
}

/** What the package says of itself has to be read from the disk: its `exports` do not name the file. */
const packageFile = join(project, 'node_modules/@sparticuz/chromium/package.json');

/**
 * The folder with the program, its libraries and its fonts. The package unpacks to the folder for temporary files, for
 * everyone at once, and takes what half stands there for whole; so another process does it in a folder of its own, and
 * the first that is ready gives its folder the name that all look for.
 */
function unpackChromium(): string {
  const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { readonly version: string };
  // Where it really is: several working copies may share one node_modules, and the first to unpack may go before the others.
  const cache = join(realpathSync(join(project, 'node_modules')), '.cache');
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const stage = mkdtempSync(join(cache, 'chromium-'));
  const program = `import chromium from '@sparticuz/chromium'; await chromium.executablePath();`;
  // The package has the libraries that a bare image lacks, but unpacks them only where it sees the one it was made for.
  execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: project,
    env: { ...process.env, TMPDIR: stage, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
  });
  writeFileSync(join(stage, 'fonts.conf'), fontSettings(folder));
  try {
    renameSync(stage, folder);
  } catch (error) {
    rmSync(stage, { recursive: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

const fontSettings = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/font-cache</cachedir></fontconfig>
`;

/** The packaged fonts alone, so that lines break at the same words on every machine. */
const surroundings = (folder: string): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  HOME: folder,
  LD_LIBRARY_PATH: join(folder, 'al2023/lib'),
  FONTCONFIG_FILE: join(folder, 'fonts.conf'),
});
