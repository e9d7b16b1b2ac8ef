// Tests run in two processes: some start the built command line, and two cores are what the smallest machine has.
import { defineConfig } from 'vitest/config';

/** These put other modules in the place of some, which must not stay for the tests after them. */
const mocking = [
  'test/oracle/no-native-parser.test.ts',
  'test/output/publish-steps.test.ts',
  'test/output/remembered.test.ts',
  'test/watching/watch-limits.test.ts',
];

export default defineConfig({
  // A theme under test imports Candor by its name; the program resolves that by itself.
  resolve: {
    alias: [
      { find: /^candor$/, replacement: `${import.meta.dirname}/src/index.ts` },
      { find: /^candor\/theme$/, replacement: `${import.meta.dirname}/src/theme.ts` },
    ],
  },
  test: {
    pool: 'forks',
    maxWorkers: 2,
    setupFiles: ['test/tidy-up.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/tests.json' },
    projects: [
      // No module of the source keeps anything that changes what comes out, so the files of a process share them:
      // to load them again for each took a third of the time of all tests.
      {
        extends: true,
        test: { name: 'shared', include: ['test/**/*.test.ts'], exclude: mocking, isolate: false },
      },
      { extends: true, test: { name: 'alone', include: mocking } },
    ],
  },
});
