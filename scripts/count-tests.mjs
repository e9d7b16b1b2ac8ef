// Prints one line of counts from vitest's JSON report, and fails where a test did or where none ran.
import { existsSync, readFileSync } from 'node:fs';

const [path = 'reports/tests.json'] = process.argv.slice(2);

function countTests() {
  if (!existsSync(path)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(readFileSync(path, 'utf8'));
  const count = (...statuses) =>
    report.testResults
      .flatMap((file) => file.assertionResults)
      .filter((test) => statuses.includes(test.status)).length;
  // A file that cannot be loaded, or whose set-up fails, has no failed test of its own, and yet it failed.
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failed = count('failed') + brokenFiles;
  return {
    passed: count('passed'),
    // An error outside of every test fails the run as well.
    failed: failed === 0 && !report.success ? 1 : failed,
    skipped: count('skipped', 'pending', 'todo', 'disabled'),
  };
}

const { passed, failed, skipped } = countTests();
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
