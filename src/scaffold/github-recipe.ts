// GitHub: a workflow that checks every change and publishes with GitHub Pages, and one that watches the promises.
import {
  buildCommand,
  candorCommand,
  inSite,
  nodeVersion,
  outputPath,
  type Recipe,
  type RecipeSetting,
} from './recipe.js';
import { writeYamlText } from '../kernel/yaml.js';

export const writeGithubRecipe: Recipe = (setting) => [
  {
    path: '.github/workflows/status-site.yml',
    text: `${writeHead(setting)}${setting.publishes ? writePublication(setting) : ''}`,
  },
  { path: '.github/workflows/promises.yml', text: writePromises(setting) },
];

const writeHead = (setting: RecipeSetting): string => `${
  setting.publishes
    ? `# Checks every change of the status site, and publishes it with GitHub Pages.
# To be done once: choose "GitHub Actions" as the source under Settings > Pages.`
    : '# Checks every change of the status site. Another host publishes it.'
}
name: Status site

on:
  pull_request:
  push:
    branches: [main, master]
${
  setting.publishes
    ? `  # A page is true as of its build: maintenance begins and ends by the clock.
  schedule:
    - cron: '7 * * * *'
  workflow_dispatch:
`
    : ''
}
permissions:
  contents: read

# One after the other: an older build must not be published after a newer one.
concurrency:
  group: status-site-\${{ github.event_name == 'pull_request' && github.ref || 'publication' }}

jobs:
  # Beside the build and not before it: a slip in one file must not hold the page back.
  check:
${setting.publishes ? "    if: github.event_name != 'schedule'\n" : ''}    runs-on: ubuntu-latest
    steps:
${writeSetup(setting)}
${writeCache(setting, 'actions/cache/restore@v5')}
      # Problems appear at their lines in the change.
      - run: ${writeYamlText(candorCommand(setting, 'check', '--no-policy --format github'))}
`;

const writePublication = (setting: RecipeSetting): string => `
  build:
    # From a branch of work nothing is published, also not by hand.
    if: github.event_name != 'pull_request' && github.ref_name == github.event.repository.default_branch
    runs-on: ubuntu-latest
    steps:
${writeSetup(setting, true)}
${writeCache(setting, 'actions/cache@v5')}
      - run: ${writeYamlText(buildCommand(setting))}
      - uses: actions/upload-pages-artifact@v5
        with:
          path: ${writeYamlText(outputPath(setting))}
          # Such as .well-known/ in public/.
          include-hidden-files: true

  publish:
    needs: build
    runs-on: ubuntu-latest
    permissions:
      pages: write
      id-token: write
    environment:
      name: github-pages
      url: \${{ steps.pages.outputs.page_url }}
    steps:
      - id: pages
        uses: actions/deploy-pages@v5
`;

const writePromises = (
  setting: RecipeSetting,
): string => `# A deadline passes without a commit: once a day this fails where a promise of the policy is broken.
name: Promises

on:
  schedule:
    - cron: '23 6 * * *'
  workflow_dispatch:

permissions:
  contents: read

jobs:
  promises:
    runs-on: ubuntu-latest
    steps:
${writeSetup(setting)}
      - run: ${writeYamlText(candorCommand(setting, 'check', '--policy-only --format github'))}
`;

/** What earlier builds have read; only the build of the pages, which knows all of it, keeps it. */
const writeCache = (setting: RecipeSetting, action: string): string => `      - uses: ${action}
        with:
          path: ${writeYamlText(inSite(setting, '.candor/cache'))}
          key: ${writeYamlText(`candor-\${{ hashFiles(${sources(setting)}) }}`)}
          restore-keys: candor-`;

/** Words of GitHub's expressions, in which a quotation mark is written twice. */
const sources = (setting: RecipeSetting): string =>
  ['candor.yaml', 'incidents/**']
    .map((path) => `'${inSite(setting, path).replaceAll("'", "''")}'`)
    .join(', ');

/** The steps up to an installed Candor. */
const writeSetup = (
  { packageFolder }: RecipeSetting,
  withHistory = false,
): string => `      - uses: actions/checkout@v7
        with:
${withHistory ? '          # The whole history: it tells when a page was last changed.\n          fetch-depth: 0\n' : ''}          persist-credentials: false
      - uses: actions/setup-node@v7
        with:
          node-version: ${nodeVersion}
          cache: npm
${packageFolder === '' ? '' : `          cache-dependency-path: ${writeYamlText(`${packageFolder}/package-lock.json`)}\n`}      - run: npm ci${packageFolder === '' ? '' : `\n        working-directory: ${writeYamlText(packageFolder)}`}`;
