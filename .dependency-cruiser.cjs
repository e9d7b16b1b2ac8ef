// Who may import what. The folders of src/ are layers, and imports lead only towards the kernel:
//   kernel <- model <- config, content, rules, site, importers, output <- endpoints <- compile <- caching <- build <- commands <- cli
// Folders beside each other do not import each other, so each can be read alone. docs/architecture.md says why.

const siblings = 'config|content|rules|site|importers|output';

/** Files that may use Node's own modules: the edges, where files are read and written. */
const shell = [
  '^src/(config|content)/load\\.ts$',
  '^src/content/load-package\\.ts$',
  '^src/output/',
  '^src/git(-signs|-tree)?\\.ts$',
  '^src/build(ing/|\\.ts$)',
  '^src/notifying/',
  '^src/caching/',
  '^src/searching/',
  '^src/version\\.ts$',
  '^src/prove-silence\\.ts$',
  '^src/theming/',
  '^src/serving/',
  '^src/watching/',
  '^src/language-server(/|\\.ts$)',
  '^src/commands/',
  '^src/cli\\.ts$',
];

/** Each package and the only files that may import it. Types that belong to a package follow it. */
const users = [
  ['gray-matter', '^src/content/front-matter\\.ts$'],
  ['yaml', '^src/kernel/yaml[^/]*\\.ts$'],
  ['temporal-polyfill', '^src/kernel/time[^/]*\\.ts$'],
  ['moment-timezone', '^src/kernel/time[^/]*\\.ts$'],
  ['fastest-levenshtein', '^src/kernel/'],
  ['satteri', '^src/content/parse-markdown-natively\\.ts$'],
  ['remark-parse', '^src/content/parse-markdown\\.ts$'],
  ['remark-gfm', '^src/(content/parse-markdown|importers/markdown/from-html)\\.ts$'],
  ['unified', '^src/(content/(parse-)?markdown|importers/markdown/from-html)\\.ts$'],
  ['(rehype-parse|rehype-remark|remark-stringify)', '^src/importers/markdown/from-html\\.ts$'],
  ['(remark-html|hast-util-sanitize)', '^src/content/markdown\\.ts$'],
  ['(mdast-[^/]+|unist-[^/]+|hast-[^/]+|github-slugger)', '^src/content/'],
  ['@types/(mdast|unist|hast)', '^src/(content/|importers/markdown/(from-html|tidy-tree)\\.ts$)'],
  ['zod', '^src/(config/|content/|endpoints/api/schemas/|kernel/(validate[^/]*|exact-schema)\\.ts$)'],
  ['(picocolors|string-width)', '^src/output/'],
  ['decode-named-character-reference', '^src/proof/forms\\.ts$'],
  ['pagefind', '^src/searching/'],
  ['smol-toml', '^src/importers/toml\\.ts$'],
  ['(@types/)?d3-array', '^src/model/statistics\\.ts$'],
  ['(@types/)?d3-scale', '^theme/charts/coordinates\\.ts$'],
  ['commander', '^src/(commands/|cli\\.ts$)'],
  ['@clack/prompts', '^src/commands/questions\\.ts$'],
  ['chokidar', '^src/watching/'],
  ['nodemailer', '^src/notifying/send-mail\\.ts$'],
  ['(launch-editor|mrmime)', '^src/serving/'],
  ['vscode-languageserver[^/]*', '^src/(language/|language-server\\.ts$)'],
];

const oneUser = users.map(([name, user]) => ({
  name: `one-user: ${name}`,
  comment: `Only ${user} imports ${name}, so that it can be replaced in one place.`,
  severity: 'error',
  from: { path: '^(src|theme)/', pathNot: user },
  to: { path: `node_modules/${name}/` },
}));

/** Code below `from` imports nothing of ours but what `only` allows. */
const layer = (name, from, only) => ({
  name: `layer: ${name}`,
  comment: `${name} is to import only what lies nearer to the kernel.`,
  severity: 'error',
  from: { path: from },
  to: { path: '^(src|theme|test|scripts)/', pathNot: only },
});

module.exports = {
  forbidden: [
    layer('kernel', '^src/kernel/', '^src/kernel/'),
    layer('model', '^src/model/', '^src/(kernel|model)/'),
    // $1 is the folder that `from` matched: its own files are allowed, its siblings' are not.
    layer('siblings', `^src/(${siblings})/`, '^src/(kernel|model|$1)/'),
    layer('theme API', '^src/theme\\.ts$', '^src/(kernel|model|site)/'),
    layer('compilation', '^src/compilation/', `^src/(kernel|model|${siblings}|compilation)/`),
    layer('endpoints', '^src/endpoints/', '^src/(kernel|model|site|endpoints)/'),
    layer('exporters', '^src/exporters/', '^src/(kernel|model|site|endpoints|exporters)/'),
    layer('changes', '^src/changes/', '^src/(kernel|model|site|endpoints|changes)/'),
    layer('notifying', '^src/notifying/', '^src/(kernel|changes|notifying)/'),
    layer('compile', '^src/compile\\.ts$', `^src/(kernel|model|${siblings}|compilation|endpoints)/`),
    layer('caching', '^src/caching/', `^src/(kernel|model|${siblings}|compilation|caching)/`),
    layer('searching', '^src/searching/', '^src/(kernel|model|site|searching)/'),
    layer('proof', '^src/proof/', '^src/(kernel|model|proof)/'),
    layer('prove-silence', '^src/prove-silence\\.ts$', '^src/(kernel|model|site|proof)/'),
    layer('theming', '^src/theming/', '^(src/(kernel|model|config|site|theming)/|theme/)'),
    layer('version', '^src/version\\.ts$', '^$'),
    layer('git', '^src/git\\.ts$', '^src/((kernel|model)/|git-signs\\.ts$)'),
    layer('git-tree', '^src/git-tree\\.ts$', '^src/(kernel|model|content)/'),
    layer('git-signs', '^src/git-signs\\.ts$', '^$'),
    layer(
      'building',
      '^src/building/',
      `^src/((kernel|model|theming|caching|searching|building|compilation|${siblings})/|(compile|prove-silence|git|git-signs|version)\\.ts$)`,
    ),
    layer(
      'build',
      '^src/build\\.ts$',
      `^src/((kernel|model|theming|caching|building|${siblings})/|(compile|git)\\.ts$)`,
    ),
    layer(
      'compare-builds',
      '^src/compare-builds\\.ts$',
      `^src/((kernel|model|building|theming|compilation|endpoints|changes|${siblings})/|(build|compile|git|git-tree|prove-silence)\\.ts$)`,
    ),
    layer(
      'audit',
      '^src/audit\\.ts$',
      '^src/((kernel|model|building|theming|compilation)/|(build|git)\\.ts$)',
    ),
    layer('editing', '^src/editing/', '^src/(kernel|model|config|content|editing)/'),
    layer('scaffold', '^src/scaffold/', '^src/(kernel|model|config|scaffold)/'),
    layer('serving', '^src/serving/', '^src/(kernel|model|site|output|serving)/'),
    layer('watching', '^src/watching/', '^src/((kernel|model|watching)/|git-signs\\.ts$)'),
    layer(
      'workspace',
      '^src/workspace\\.ts$',
      `^src/((kernel|model|building|theming|caching|compilation|${siblings})/|(compile|build|git)\\.ts$)`,
    ),
    layer(
      'dev',
      '^src/dev(/|\\.ts$)',
      `^src/((kernel|model|building|theming|caching|serving|watching|dev|searching|${siblings})/|(compile|build|workspace|prove-silence)\\.ts$)`,
    ),
    layer(
      'language',
      '^src/language/',
      `^src/((kernel|model|compilation|${siblings}|language)/|compile\\.ts$)`,
    ),
    layer(
      'language-server',
      '^src/language-server(/|\\.ts$)',
      `^src/((kernel|model|building|language|language-server|watching|${siblings})/|(compile|build|git|workspace|version)\\.ts$)`,
    ),
    layer(
      'commands',
      '^src/commands/',
      `^src/((kernel|model|building|theming|caching|editing|scaffold|serving|watching|exporters|changes|notifying|${siblings}|commands)/|(compile|build|compare-builds|audit|git|workspace|dev|language-server|version)\\.ts$)`,
    ),
    layer('cli', '^src/cli\\.ts$', '^src/(kernel|commands)/'),
    layer('theme', '^theme/', '^(theme/|src/theme\\.ts$)'),
    {
      name: 'known-places',
      comment: 'A new file or folder at the top of src/ needs its rule here, or no rule would hold for it.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: `^src/((kernel|model|${siblings}|compilation|endpoints|exporters|changes|notifying|caching|searching|building|proof|theming|editing|scaffold|serving|watching|dev|language|language-server|commands)/|(compile|prove-silence|git|git-signs|git-tree|build|compare-builds|audit|workspace|dev|language-server|version|cli|index|theme)\\.ts$)`,
      },
      to: {},
    },
    {
      name: 'node-at-the-edges',
      comment:
        'Only the edges use Node itself: everything between is pure and gives the same bytes anywhere.',
      severity: 'error',
      from: { path: '^(src|theme)/', pathNot: shell },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-requests-no-foreign-code',
      comment:
        'Only notifying/ makes requests (fetch is global: the linter sees to it), only serving/ answers any, and no code runs but that of a theme; `process` is global and belongs to cli.ts.',
      severity: 'error',
      from: {
        path: '^(src|theme)/',
        pathNot: '^src/(theming/theme-module\\.ts$|content/load-package\\.ts$|serving/)',
      },
      to: { path: '^(node:)?(https?|http2|net|tls|dgram|dns|vm|inspector|repl|cluster|module|process)(/|$)' },
    },
    {
      name: 'theme-without-packages',
      comment:
        "The default theme uses what a user's theme can use: the public theme API. Only its charts use a library.",
      severity: 'error',
      from: { path: '^theme/' },
      to: { path: 'node_modules/', pathNot: 'node_modules/(@types/)?d3-' },
    },
    {
      name: 'no-cycles',
      comment: 'A cycle has no order in which to read it.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'The import leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'declared',
      comment: 'What runs on a user’s machine must be among the dependencies of package.json.',
      severity: 'error',
      from: { path: '^(src|theme)/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'npm-optional', 'deprecated'],
        dependencyTypesNot: ['type-only'],
      },
    },
    ...oneUser,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    // Type imports count: a type from a higher layer binds as much as a function.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      mainFields: ['main', 'types'],
    },
  },
};
