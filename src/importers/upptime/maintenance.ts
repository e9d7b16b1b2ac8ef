// What an issue about maintenance says to Upptime: lines of `key: value` in the first comment of its body.
import { readSourceTime, type SourceTime } from '../source-time.js';

export interface Announcement {
  readonly from: SourceTime | undefined;
  readonly to: SourceTime | undefined;
  /** As written; undefined where the key is missing. */
  readonly written: { readonly from: string | undefined; readonly to: string | undefined };
  readonly down: readonly string[];
  readonly degraded: readonly string[];
  /** The body without that comment. */
  readonly body: string;
}

export function readAnnouncement(body: string): Announcement {
  const comment = /<!--([\s\S]*?)-->/.exec(body);
  const fields = new Map<string, string>();
  for (const line of (comment?.[1] ?? '').split('\n')) {
    const [, key = '', value = ''] = /^\s*(\w+)\s*:(.*)$/.exec(line) ?? [];
    if (value.trim() !== '') fields.set(key.toLowerCase(), value.trim());
  }
  const [from, to] = [fields.get('start'), fields.get('end')];
  const listOf = (key: string): readonly string[] =>
    (fields.get(key) ?? '')
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '');
  return {
    // A browser and the robot read a time without an offset each in its own zone; the robot's is UTC.
    from: from === undefined ? undefined : readSourceTime(from, 'UTC'),
    to: to === undefined ? undefined : readSourceTime(to, 'UTC'),
    written: { from, to },
    down: listOf('expecteddown'),
    degraded: listOf('expecteddegraded'),
    body: fields.size === 0 || comment === null ? body : body.replace(comment[0], '').trim(),
  };
}
