// GitHub: a workflow that checks every change and publishes with GitHub Pages, and one that watches the promises.
import {
  buildCommand,
  candorCommand,
  channelVariables,
  inSite,
  nodeVersion,
  outputPath,
  quoteWord,
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
    outputs:
      since: \${{ steps.builds.outputs.since }}
      until: \${{ steps.builds.outputs.until }}
    steps:
${writeSetup(setting, true)}
${writeCache(setting, 'actions/cache@v5')}
      - run: ${writeYamlText(buildCommand(setting))}
      # What readers have now, and what they will have: the messages below are about what is between.
      - id: builds
        if: vars.CANDOR_SITE != ''
        env:
          CANDOR_SITE: \${{ vars.CANDOR_SITE }}
        run: |
          ${writeMark('until')} ${quoteWord(`${outputPath(setting)}/build.json`)} >> "$GITHUB_OUTPUT"
          curl -fsS --max-time 20 "\${CANDOR_SITE%/}/build.json" | ${writeMark('since')} >> "$GITHUB_OUTPUT" || true
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

  # To be had by two things under Settings > Secrets and variables > Actions: the variable CANDOR_SITE, the address of the
  # site, and the secrets of the channels that are wanted. Without the variable nobody is told.
  notify:
    needs: [build, publish]
    if: needs.build.outputs.since != ''
    runs-on: ubuntu-latest
    steps:
${writeSetup(setting, true)}
      # What was sent already, for when this job is run again.
      - uses: actions/cache/restore@v5
        with:
          path: ${writeYamlText(inSite(setting, '.candor/notified.json'))}
          key: candor-notified-\${{ github.run_id }}-\${{ github.run_attempt }}
          restore-keys: candor-notified-\${{ github.run_id }}-
      - run: ${writeYamlText(candorCommand(setting, 'notify', '--since "$SINCE" --until "$UNTIL"'))}
        env:
          SINCE: \${{ needs.build.outputs.since }}
          UNTIL: \${{ needs.build.outputs.until }}
${channelVariables.map((name) => `          ${name}: \${{ secrets.${name} }}`).join('\n')}
      - uses: actions/cache/save@v5
        if: always()
        with:
          path: ${writeYamlText(inSite(setting, '.candor/notified.json'))}
          key: candor-notified-\${{ github.run_id }}-\${{ github.run_attempt }}
`;

/** A build as `candor notify` takes it, from a build.json. */
const writeMark = (name: string): string => `jq -r '"${name}=\\(.commit)@\\(.now)"'`;

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
