// The recipes are read by the platforms as they are meant: their commands are right, and they may do no more than they must.
import { parse as parseToml } from 'smol-toml';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { variables } from '../../src/notifying/read-channels.js';
import { platforms, writeRecipes, type Platform } from '../../src/scaffold/recipes.js';

const atRoot = {
  name: 'Acme: "Status"',
  siteFolder: '',
  packageFolder: '',
  outputFolder: '_site',
  day: '2026-01-15',
};
const inFolder = { ...atRoot, siteFolder: 'docs/status', packageFolder: 'docs/status' };
const inOddFolder = { ...atRoot, siteFolder: "it's: a #site", packageFolder: "it's: a #site" };

type Setting = typeof atRoot;

const textOf = (chosen: readonly Platform[], setting: Setting, path: string): string =>
  writeRecipes(chosen, setting).find((file) => file.path === path)?.text ?? '';

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly 'working-directory'?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: unknown;
  readonly jobs: Readonly<
    Record<string, { readonly steps: readonly Step[]; readonly permissions?: unknown }>
  >;
}

const workflow = (
  setting: Setting,
  name = 'status-site',
  chosen: readonly Platform[] = ['github'],
): Workflow => parseYaml(textOf(chosen, setting, `.github/workflows/${name}.yml`)) as Workflow;

const commandsOf = ({ jobs }: Workflow, job: string): readonly string[] =>
  (jobs[job]?.steps ?? []).flatMap(({ run }) => run ?? []);

describe('GitHub', () => {
  test('checks with annotations, builds and publishes', () => {
    const site = workflow(atRoot);
    expect(Object.keys(site.jobs)).toEqual(['check', 'build', 'publish', 'notify']);
    expect(commandsOf(site, 'check')).toEqual(['npm ci', 'npx candor check --no-policy --format github']);
    expect(commandsOf(site, 'build').slice(0, 2)).toEqual([
      'npm ci',
      'npx candor build --keep-going || test -f _site/index.html',
    ]);
    expect(site.on).toMatchObject({ pull_request: null, push: { branches: ['main', 'master'] } });
  });

  test('watches the promises every day', () => {
    const promises = workflow(atRoot, 'promises');
    expect(commandsOf(promises, 'promises')).toEqual([
      'npm ci',
      'npx candor check --policy-only --format github',
    ]);
    expect(promises.on).toMatchObject({ schedule: [{ cron: '23 6 * * *' }] });
  });

  test('may write nothing but the published pages', () => {
    expect(workflow(atRoot, 'promises').permissions).toEqual({ contents: 'read' });
    const { permissions, jobs } = workflow(atRoot);
    expect(permissions).toEqual({ contents: 'read' });
    expect(Object.entries(jobs).map(([name, job]) => [name, job.permissions])).toEqual([
      ['check', undefined],
      ['build', undefined],
      ['publish', { pages: 'write', 'id-token': 'write' }],
      ['notify', undefined],
    ]);
  });

  test('builds from the whole history, and uploads hidden folders such as .well-known', () => {
    const steps = workflow(atRoot).jobs['build']?.steps ?? [];
    expect(steps[0]?.with).toMatchObject({ 'fetch-depth': 0 });
    expect(steps.at(-1)?.with).toEqual({ path: '_site', 'include-hidden-files': true });
  });

  test('names files by their path in the repository where the site lies in a folder of it', () => {
    const site = workflow(inFolder);
    expect(commandsOf(site, 'check')).toEqual([
      'npm ci',
      'npx --prefix docs/status candor check docs/status --no-policy --format github',
    ]);
    expect(commandsOf(site, 'build').at(1)).toBe(
      'npx --prefix docs/status candor build docs/status --keep-going || test -f docs/status/_site/index.html',
    );
    expect(site.jobs['check']?.steps.find(({ run }) => run === 'npm ci')?.['working-directory']).toBe(
      'docs/status',
    );
  });

  test('installs from the root where package.json is there', () => {
    expect(commandsOf(workflow({ ...inFolder, packageFolder: '' }), 'check')).toEqual([
      'npm ci',
      'npx candor check docs/status --no-policy --format github',
    ]);
  });

  test('tells those who follow the site, once the variable and the secrets are there', () => {
    const steps = workflow(inFolder).jobs['notify']?.steps ?? [];
    const told = steps.find(({ run }) => run?.includes('notify') === true);
    expect(told?.run).toBe(
      'npx --prefix docs/status candor notify docs/status --since "$SINCE" --until "$UNTIL"',
    );
    const { SINCE, UNTIL, ...secrets } = told?.env ?? {};
    expect([SINCE, UNTIL]).toEqual(['${{ needs.build.outputs.since }}', '${{ needs.build.outputs.until }}']);
    expect(Object.keys(secrets)).toEqual(Object.values(variables).flat());
    expect(steps[0]?.with).toMatchObject({ 'fetch-depth': 0 });
    const text = textOf(['github'], inFolder, '.github/workflows/status-site.yml');
    expect(text).toContain("if: needs.build.outputs.since != ''");
    expect(text).toContain("if: vars.CANDOR_SITE != ''");
  });

  test.each(['netlify', 'cloudflare'] as const)(
    'leaves the publishing to %s where that is chosen',
    (host) => {
      expect(Object.keys(workflow(atRoot, 'status-site', ['github', host]).jobs)).toEqual(['check']);
    },
  );
});

describe('GitLab', () => {
  const read = (setting: Setting, chosen: readonly Platform[] = ['gitlab']): Record<string, unknown> =>
    parseYaml(textOf(chosen, setting, '.gitlab-ci.yml')) as Record<string, unknown>;

  test('checks with a report for merge requests, publishes, and watches the promises', () => {
    expect(read(atRoot)).toMatchObject({
      default: { before_script: ['npm ci'] },
      check: {
        script: [
          'npx candor check --no-policy --format gitlab > candor-report.json || true',
          'npx candor check --no-policy',
        ],
        artifacts: { when: 'always', reports: { codequality: 'candor-report.json' } },
      },
      promises: { script: ['npx candor check --policy-only'] },
      pages: {
        script: ['npx candor build --keep-going || test -f _site/index.html', expect.anything()],
        pages: { publish: '_site' },
        artifacts: { paths: ['_site', 'last-build.json'] },
      },
    });
  });

  test('tells those who follow the site, once the variable is there', () => {
    expect(read(inFolder)['notify']).toMatchObject({
      stage: '.post',
      rules: [{ when: 'never' }, { if: '$CANDOR_SITE && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH' }],
      script: [
        'test ! -f last-build.json || npx --prefix docs/status candor notify docs/status --since last-build.json --until docs/status/_site/build.json',
      ],
    });
  });

  test('leaves the publishing to a host that is chosen', () => {
    expect(Object.keys(read(atRoot, ['gitlab', 'netlify']))).not.toContain('pages');
  });

  test('works in a folder of the repository', () => {
    expect(read(inFolder)).toMatchObject({
      default: { before_script: ['npm ci --prefix docs/status'] },
      pages: { pages: { publish: 'docs/status/_site' } },
    });
  });
});

describe('Netlify and Cloudflare', () => {
  test('build and publish the folder of the site', () => {
    expect(parseToml(textOf(['netlify'], inFolder, 'netlify.toml'))).toEqual({
      build: {
        base: 'docs/status',
        command: 'npx candor build --keep-going || test -f _site/index.html',
        publish: '_site',
        environment: { NODE_VERSION: '22' },
      },
      context: { 'deploy-preview': { command: 'npx candor build' } },
    });
    expect(parseToml(textOf(['cloudflare'], inFolder, 'docs/status/wrangler.toml'))).toEqual({
      name: 'acme-status',
      compatibility_date: '2026-01-15',
      pages_build_output_dir: '_site',
    });
  });

  test.each([
    ['Größe & Maß', 'grosse-mass'],
    ['状況', 'status'],
    [`${'a'.repeat(57)} b`, 'a'.repeat(57)],
  ])('call a project of the site %s %s', (name, project) => {
    const text = textOf(['cloudflare'], { ...atRoot, name }, 'wrangler.toml');
    expect(parseToml(text)).toMatchObject({ name: project });
  });
});

test.each(
  platforms.flatMap((platform) =>
    [atRoot, inFolder, inOddFolder].map((setting) => [platform, setting] as const),
  ),
)('the recipe of %s can be read, also for a folder with signs in its name', (platform, setting) => {
  for (const { path, text } of writeRecipes([platform], setting)) {
    expect(path.endsWith('.toml') ? parseToml(text) : parseYaml(text)).toBeTypeOf('object');
    expect(text).toMatch(/^# .*\n[\s\S]*[^\n]\n$/);
  }
});

test('a folder with signs in its name reaches the command as one word', () => {
  expect(commandsOf(workflow(inOddFolder), 'check').at(-1)).toBe(
    `npx --prefix 'it'\\''s: a #site' candor check 'it'\\''s: a #site' --no-policy --format github`,
  );
});
