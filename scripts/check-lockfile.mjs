// The lockfile must not name the registry of whoever wrote it: versions and hashes are enough to install from any.
import { readFileSync } from 'node:fs';

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const bound = Object.entries(packages).filter(([, entry]) => 'resolved' in entry);
const unhashed = Object.entries(packages).filter(([path, entry]) => path !== '' && !('integrity' in entry));

for (const [path] of bound) console.error(`package-lock.json: ${path} has a "resolved" address`);
for (const [path] of unhashed) console.error(`package-lock.json: ${path} has no "integrity"`);
if (bound.length > 0)
  console.error('Remove package-lock.json and run npm install: .npmrc leaves the addresses out.');
process.exitCode = bound.length + unhashed.length > 0 ? 1 : 0;
