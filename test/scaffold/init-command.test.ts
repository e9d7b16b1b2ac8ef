// `candor init` asks for what it must know, overwrites nothing, and says what it did and what comes next.
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Questions } from '../../src/commands/questions.js';
import {
  candor,
  incident,
  listFiles,
  makeFolder,
  makeSite,
  readTree,
  writeFiles,
} from '../cli/site-folder.js';

const named = ['--name', 'Acme Status'];

interface Asked {
  readonly message: string;
  readonly initial: string | undefined;
  readonly refusals: readonly string[];
}

/** A person who types these answers: where one is refused, the next is typed to the same question. */
function makePerson(answers: readonly string[]): { questions: Questions; asked: Asked[] } {
  const left = [...answers];
  const asked: Asked[] = [];
  const unexpected = (): never => {
    throw new Error('Nothing but texts is asked for.');
  };
  const text: Questions['text'] = ({ message, initial, problemOf }) => {
    const refusals: string[] = [];
    for (;;) {
      const answer = left.shift() ?? unexpected();
      const problem = problemOf?.(answer);
      if (problem === undefined) {
        asked.push({ message, initial, refusals });
        return Promise.resolve(answer);
      }
      refusals.push(problem);
    }
  };
  return { questions: { text, choose: unexpected, chooseSome: unexpected, confirm: unexpected }, asked };
}

describe('the questions', () => {
  test('are four, and their answers stand in candor.yaml', async () => {
    const folder = makeFolder();
    const { questions, asked } = makePerson([
      'Acme Status',
      'https://status.acme.example/',
      'Europe/Berlin',
      'Web shop, Payments',
    ]);
    expect(await candor(folder, ['init'], { questions, timeZone: 'Europe/Lisbon' })).toMatchObject({
      code: 0,
    });
    expect(asked.map(({ initial }) => initial)).toEqual([
      undefined,
      undefined,
      'Europe/Lisbon',
      'Website, API',
    ]);
    const config = readFileSync(join(folder, 'candor.yaml'), 'utf8');
    expect(config).toContain('\n  title: Acme Status\n');
    expect(config).toContain('\n  url: https://status.acme.example/\n');
    expect(config).toContain('\n  timezone: Europe/Berlin\n');
    expect(config).toContain(
      '\n  - id: web-shop\n    name: Web shop\n  - id: payments\n    name: Payments\n',
    );
  });

  test('are asked again with the reason', async () => {
    const { questions, asked } = makePerson([
      ' ',
      'Acme Status',
      'status.acme.example',
      '',
      'Europe/Belrin',
      'Berlin',
      'UTC',
      'API, api',
      '!!',
      '',
      'API',
    ]);
    expect(await candor(makeFolder(), ['init'], { questions })).toMatchObject({ code: 0 });
    expect(asked.map(({ refusals }) => refusals)).toEqual([
      ['The name is empty. Write how the site is called.'],
      [
        '`site.url` is `status.acme.example`; expected a web address that begins with `https://`, without `?`, `#` or a password. Write `https://status.acme.example/`.',
      ],
      [
        '`Europe/Belrin` is not a time zone; expected `UTC` or an `Area/City` of the time-zone database. Did you mean `Europe/Berlin`?',
        '`Berlin` is not a time zone; expected `UTC` or an `Area/City` of the time-zone database. Did you mean `Europe/Berlin`?',
      ],
      [
        '`API` and `api` would both have the id `api`. Leave one out, or give it another name.',
        '`!!` has no letter or digit. Name the component as readers know it.',
        'No component is named. Name at least one thing that can fail, such as Website.',
      ],
    ]);
  });

  test('are left out for what an option answers', async () => {
    const { questions, asked } = makePerson(['', 'UTC']);
    await candor(makeFolder(), ['init', ...named, '--component', 'API'], { questions });
    expect(asked).toHaveLength(2);
  });

  test('are not asked with --yes', async () => {
    const { questions, asked } = makePerson([]);
    const folder = makeFolder();
    expect(await candor(folder, ['init', '--yes'], { questions, timeZone: 'Asia/Tokyo' })).toMatchObject({
      code: 0,
    });
    expect(asked).toEqual([]);
    expect(readFileSync(join(folder, 'candor.yaml'), 'utf8')).toContain('timezone: Asia/Tokyo');
  });

  test.each(['Etc/UTC', 'Etc/GMT+5', 'Nowhere', undefined])(
    'propose UTC where the zone of the machine is %s',
    async (timeZone) => {
      const folder = makeFolder();
      await candor(folder, ['init', '--yes'], timeZone === undefined ? {} : { timeZone });
      expect(readFileSync(join(folder, 'candor.yaml'), 'utf8')).toContain('timezone: UTC');
    },
  );

  test('cannot be asked without a terminal', async () => {
    const folder = makeFolder();
    expect(await candor(folder, ['init'])).toEqual({
      code: 2,
      out: '',
      err:
        'There is no terminal on which to ask for the name of the site.\n' +
        'hint: Give it with --name, and the rest with --url, --timezone and --component; or take the defaults with --yes.\n',
    });
    expect(listFiles(folder)).toEqual([]);
  });
});

test('it says what it wrote and what comes next', async () => {
  const { out } = await candor(makeFolder(), ['init', 'my status', ...named]);
  expect(out).toBe(`Written:
  my status/candor.yaml
  my status/incidents/2026/2026-01-06-example-slow-pages.md
  my status/incidents/2025/2025-12-23-example-late-mails.md
  my status/incidents/2026/2026-01-10-example-maintenance.md
  my status/.gitignore
  my status/.vscode/settings.json
  my status/.vscode/tasks.json
  my status/.vscode/extensions.json
  my status/.vscode/candor.schema.json

Next:
  cd "my status"
  candor dev                  # shows the site in a browser, and each change as you save it
  candor new "What is wrong"  # writes your first incident; the examples can go then
`);
  const viaNpx = await candor(makeFolder(), ['init', '--yes'], { env: { npm_command: 'exec' } });
  expect(viaNpx.out).toContain('\n  npx candor dev ');
  expect(viaNpx.out).not.toContain('\n  cd ');
});

describe('nothing is overwritten', () => {
  test('in a folder with files of these names', async () => {
    const folder = makeFolder();
    const present = {
      '.gitignore': 'secrets\r\n',
      '.vscode/settings.json': '{}',
      '.github/workflows/status-site.yml': 'on: push\n',
      'package.json': '{"name":"acme"}',
      'README.md': '# Acme\n',
    };
    writeFiles(folder, present);
    const { code, out } = await candor(folder, ['init', ...named, '--ci', 'github']);
    expect(code).toBe(0);
    expect(readTree(folder)).toMatchObject(present);
    expect(out).toContain(`
There already, and left as it is:
  .gitignore
  .vscode/settings.json
  .github/workflows/status-site.yml

Add \`_site/\` to .gitignore: it is made anew by every build.
`);
    expect(await candor(folder, ['check', '--strict'])).toMatchObject({ code: 0 });
  });

  test('and no examples are put among real incidents', async () => {
    const folder = makeFolder();
    writeFiles(folder, { 'incidents/2025-10-15-slow.md': incident() });
    await candor(folder, ['init', ...named, '--component', 'API']);
    expect(listFiles(join(folder, 'incidents'))).toEqual(['2025-10-15-slow.md']);
    expect(await candor(folder, ['check', '--strict'])).toMatchObject({ code: 0 });
  });

  test('in a folder that holds a site', async () => {
    const folder = makeSite({ 'incidents/2025-10-15-slow.md': incident() });
    const before = readTree(folder);
    expect(await candor(folder, ['init', ...named])).toEqual({
      code: 2,
      out: '',
      err:
        'The current folder holds a site already, and nothing in it is overwritten.\n' +
        'hint: Change `candor.yaml` by hand. To add a recipe for its publication, give --ci and nothing else.\n',
    });
    expect(await candor(folder, ['init', ...named, '--ci', 'github'])).toMatchObject({ code: 2 });
    expect(readTree(folder)).toEqual(before);
  });

  test('by a second run', async () => {
    const folder = makeFolder();
    await candor(folder, ['init', 'status', ...named]);
    const before = readTree(folder);
    expect(await candor(folder, ['init', 'status', ...named])).toMatchObject({
      code: 2,
      err: expect.stringContaining('`status` holds a site already') as string,
    });
    expect(readTree(folder)).toEqual(before);
  });
});

describe('nothing is half done', () => {
  const refused = async (folder: string, argv: readonly string[]): Promise<string> => {
    const before = readTree(folder);
    const { code, out, err } = await candor(folder, ['init', ...argv]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(readTree(folder)).toEqual(before);
    return err;
  };

  test('inside of a site', async () => {
    const folder = makeSite({});
    expect(await refused(folder, ['incidents/2026', ...named])).toContain(
      `\`incidents/2026\` lies in a site: \`${join(folder, 'candor.yaml')}\`.\n`,
    );
  });

  test('where a file stands in the place of a folder', async () => {
    const folder = makeFolder();
    writeFiles(folder, { status: 'a file' });
    expect(await refused(folder, ['status', ...named])).toContain(`\`${join(folder, 'status')}\` is a file.`);
    expect(await refused(folder, ['status/inner', ...named])).toContain(
      `\`${join(folder, 'status')}\` is a file.`,
    );
  });

  test('where the configuration has nearly the right name', async () => {
    const folder = makeFolder();
    writeFiles(folder, { 'candor.yml': 'site: {}' });
    expect(await refused(folder, named)).toContain('rename the file to `candor.yaml`');
  });

  test('where the configuration is a link that leads nowhere', async () => {
    const folder = makeFolder();
    symlinkSync(join(folder, 'gone'), join(folder, 'candor.yaml'));
    const { code, err } = await candor(folder, ['init', ...named]);
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('leads nowhere') as string });
  });

  test.each([
    ['--url', 'ftp://x', '--url: '],
    ['--timezone', 'CET', '--timezone: '],
    ['--component', '--,', '--component: '],
    ['--ci', 'jenkins', 'jenkins'],
  ])('with %s %s', async (option, value, said) => {
    expect(await refused(makeFolder(), [...named, `${option}=${value}`])).toContain(said);
  });
});

describe('recipes', () => {
  test('can be added to a site that exists', async () => {
    const folder = makeSite({ 'package.json': '{}' });
    expect(await candor(folder, ['init', '--ci', 'netlify', '--ci', 'cloudflare'])).toEqual({
      code: 0,
      err: '',
      out: `Written:
  netlify.toml
  wrangler.toml

For the publication:
  On Netlify, import the repository; netlify.toml says the rest.
  On Cloudflare, connect the repository to a Pages project with the build command that wrangler.toml names.
`,
    });
    expect(readFileSync(join(folder, 'wrangler.toml'), 'utf8')).toContain('name = "acme-status"');
    expect(await candor(folder, ['init', '--ci', 'netlify'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        /^Nothing was missing\.\n\nThere already, and left as it is:\n {2}netlify\.toml\n/,
      ) as string,
    });
  });

  test('stand at the root of the repository', async () => {
    const folder = makeFolder();
    mkdirSync(join(folder, '.git'));
    writeFileSync(join(folder, '.git/HEAD'), 'ref: refs/heads/main\n');
    const { out } = await candor(folder, ['init', 'docs/status', ...named, '--ci', 'github']);
    expect(listFiles(folder)).toContain('.github/workflows/status-site.yml');
    expect(listFiles(folder)).toContain('docs/status/candor.yaml');
    expect(out).toContain('Install Candor in the folder of the site with npm');
  });
});
