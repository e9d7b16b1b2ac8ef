// Writes the record of a digest: its members as they are now above whatever prose its file has.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeYamlText } from '../kernel/yaml.js';
import { nameOfPeriod } from '../model/digest-period.js';
import type { Digest, DigestMember } from '../model/digest.js';
import { replaceFile } from './replace-file.js';

/** The path of the file, relative to the site. */
export function writeDigestRecord(site: string, digest: Digest): string {
  const folder = 'incidents/_digests';
  const name = `${nameOfPeriod(digest.period)}.md`;
  const path = join(site, folder, name);
  const text = addMembers(existsSync(path) ? readFileSync(path, 'utf8') : '', digest.members);
  mkdirSync(join(site, folder), { recursive: true });
  replaceFile(path, text);
  return `${folder}/${name}`;
}

/** Into the front matter of a file that has one without members, else above the text. */
export function addMembers(text: string, members: readonly DigestMember[]): string {
  const content = text.replace(/^\uFEFF/, '');
  const end = content.includes('\r\n') ? '\r\n' : '\n';
  const closed = writeClosed(members).join(end);
  const opening = /^\s*---[ \t]*\r?\n/.exec(content)?.[0];
  if (opening !== undefined) return `${opening}${closed}${end}${content.slice(opening.length)}`;
  const prose = content.trim() === '' ? '' : `${end}${content.replace(/^\s*\n/, '')}`;
  return `---${end}${closed}${end}---${end}${prose}`;
}

/** A withheld member bears the slug of its public face as its id, so that the record tells nothing more of it. */
function writeClosed(members: readonly DigestMember[]): readonly string[] {
  if (members.length === 0) return ['closed: []'];
  const lines = members.map(
    ({ incident: { id, severity } }) =>
      `  - { id: ${writeYamlText(id)}, severity: ${writeYamlText(severity?.id ?? '')} }`,
  );
  return ['closed:', ...lines];
}
