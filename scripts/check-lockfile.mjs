// Whether `npm ci` can install from the lockfile on any machine: it must not name the registry of whoever wrote it, it
// needs a hash of each package, and the packages of every platform, which npm leaves out when a registry lacks one.
import { readFileSync } from 'node:fs';

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const names = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, '')));

const problems = Object.entries(packages).flatMap(([path, entry]) => [
  ...('resolved' in entry ? [`${path} has a "resolved" address`] : []),
  ...(path !== '' && !('integrity' in entry) ? [`${path} has no "integrity"`] : []),
  ...Object.keys(entry.optionalDependencies ?? {})
    .filter((name) => !names.has(name))
    .map((name) => `${name} is missing, which ${path} may need on another platform`),
]);

for (const problem of problems) console.error(`package-lock.json: ${problem}`);
if (problems.length > 0) {
  console.error('Try: rm package-lock.json && npm install; where a version is missing, choose another.');
}
process.exitCode = problems.length > 0 ? 1 : 0;
