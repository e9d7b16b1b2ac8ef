// Tests run in two processes: some start the built command line, and two cores are what the smallest machine has.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // A theme under test imports Candor by its name; the program resolves that by itself.
  resolve: {
    alias: [
      { find: /^candor$/, replacement: `${import.meta.dirname}/src/index.ts` },
      { find: /^candor\/theme$/, replacement: `${import.meta.dirname}/src/theme.ts` },
    ],
  },
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/tests.json' },
  },
});
