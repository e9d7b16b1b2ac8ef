// What the compiler does not see: purity, safety and the style of the house. Imports between layers are in
// .dependency-cruiser.cjs. Comments in the source cannot switch a rule off.
import eslint from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const product = ['src/**/*.ts', 'theme/**/*.ts'];

/** Globals that make the output depend on the machine, the moment or the network. */
const restrictedGlobals = {
  process: 'Only src/cli.ts knows the process: take streams and facts as arguments.',
  console: 'Write to the streams that the command was given.',
  Date: 'Times are milliseconds and moments (kernel/time.ts); the clock is read in src/cli.ts alone.',
  Intl: 'Its output depends on the machine: names come from the message catalogue.',
  Temporal: 'Use kernel/time.ts.',
  performance: 'The clock is read in src/cli.ts alone.',
  fetch: 'A build makes no requests.',
  WebSocket: 'A build makes no requests.',
  Buffer: 'Use Uint8Array, TextDecoder and TextEncoder.',
  require: 'Use import.',
};

const toRestrictedGlobals = (except = []) => [
  'error',
  ...Object.entries(restrictedGlobals)
    .filter(([name]) => !except.includes(name))
    .map(([name, message]) => ({ name, message })),
];

const byCodeUnit = 'Compare by code unit: compareText of kernel/diagnostic.ts.';
const noLocale = 'Its result depends on the locale of the machine.';

const restrictedProperties = [
  { property: 'localeCompare', message: byCodeUnit },
  ...['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'].map((property) => ({
    property,
    message: noLocale,
  })),
  { property: 'toLocaleUpperCase', message: noLocale },
  { property: 'toLocaleLowerCase', message: noLocale },
  { object: 'Date', property: 'now', message: 'The clock is read in src/cli.ts alone.' },
  {
    object: 'Date',
    property: 'parse',
    message: 'It reads by the zone of the machine: use kernel/time-reading.ts.',
  },
  { object: 'Math', property: 'random', message: 'The same files and facts give the same bytes.' },
  ...Object.keys(restrictedGlobals).map((property) => ({
    object: 'globalThis',
    property,
    message: 'The same holds for a global by way of globalThis.',
  })),
];

const restrictedSyntax = [
  {
    selector: 'ClassDeclaration:not([superClass.name=/Error$/]):not([id.name="Html"])',
    message: 'Functions and readonly data; classes only for errors and the opaque Html.',
  },
  { selector: 'ClassExpression', message: 'Functions and readonly data.' },
  {
    selector: ':matches(Program, ExportNamedDeclaration) > VariableDeclaration[kind!="const"]',
    message: 'No state at the level of a module.',
  },
  {
    selector:
      ':matches(CallExpression[callee.name="Date"], NewExpression[callee.name="Date"]:matches([arguments.length=0], [arguments.0.type="Literal"], [arguments.0.type="TemplateLiteral"]))',
    message: 'Neither the clock nor a text becomes a time here: use kernel/time-reading.ts.',
  },
  { selector: 'TSEnumDeclaration', message: 'Use a tuple `as const` and its type.' },
  {
    selector: 'ImportExpression[source.type!="Literal"]',
    message: 'Nothing but a theme is loaded by a computed name.',
  },
];

const noDefaultExports = {
  'no-restricted-exports': [
    'error',
    {
      restrictDefaultExports: {
        direct: true,
        named: true,
        defaultFrom: true,
        namedFrom: true,
        namespaceFrom: true,
      },
    },
  ],
};

export default defineConfig(
  globalIgnores(['dist/', '_site/', 'reports/', 'coverage/', '.candor/']),
  eslint.configs.recommended,
  {
    linterOptions: { noInlineConfig: true },
    languageOptions: { ecmaVersion: 2023 },
    rules: {
      // Finding control characters is part of the work.
      'no-control-regex': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'start' }],
      'object-shorthand': 'error',
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { project: './tsconfig.test.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Text is walked by code point on purpose.
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    // Run in the reader's browser, as they are.
    files: ['theme/assets/**/*.js', 'src/serving/overlay/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        ['document', 'window', 'location', 'history', 'setTimeout', 'clearTimeout', 'setInterval', 'URL']
          .concat('URLSearchParams', 'FormData', 'Response', 'EventSource', 'sessionStorage', 'fetch')
          .map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    // A test may print anything and look at anything.
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off',
    },
  },
  {
    files: product,
    rules: {
      ...noDefaultExports,
      'max-lines': ['error', { max: 400 }],
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-globals': toRestrictedGlobals(),
      'no-restricted-properties': ['error', ...restrictedProperties],
      'no-restricted-syntax': ['error', ...restrictedSyntax],
      // The only way from text to unescaped HTML has one user, below.
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['**/html.js'],
              importNames: ['trusted'],
              message: 'Only src/site/prose.ts may call text safe: its HTML has been through the sanitizer.',
            },
          ],
        },
      ],
    },
  },
  { files: ['src/site/prose.ts'], rules: { 'no-restricted-imports': 'off' } },
  // Calendar arithmetic on numbers; the properties and forms that read a clock or a text stay refused.
  { files: ['src/kernel/time*.ts'], rules: { 'no-restricted-globals': toRestrictedGlobals(['Date']) } },
  {
    files: ['src/cli.ts'],
    rules: {
      'no-restricted-globals': toRestrictedGlobals(['process', 'Date', 'Intl', 'performance']),
      'no-restricted-properties': 'off',
    },
  },
  // The one place that speaks to others, and only because somebody told it to whom.
  { files: ['src/notifying/post.ts'], rules: { 'no-restricted-globals': toRestrictedGlobals(['fetch']) } },
  {
    // The one place that runs what a site brings along.
    files: ['src/theming/theme-module.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...restrictedSyntax.filter(({ selector }) => !/^ImportExpression/.test(selector)),
      ],
    },
  },
  // A theme is loaded by its default export.
  { files: ['theme/index.ts'], rules: { 'no-restricted-exports': 'off' } },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly', module: 'writable', URL: 'readonly' },
    },
  },
);
