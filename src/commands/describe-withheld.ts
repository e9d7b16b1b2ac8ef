// What a build and a check say on the terminal of what is withheld: which file, and until when. Logs may be public, so
// nothing else of it is named.
import type { WithheldFile } from '../model/release.js';
import type { Compilation } from '../compile.js';
import { minuteAt, type Instant } from '../kernel/time.js';
import { writeTime } from '../kernel/time-writing.js';
import { showHidden } from '../output/visible.js';

/** A line for each file, or nothing. */
export const describeWithheld = ({ withheld, site }: Compilation): string =>
  withheld
    .map(({ path, isPart, release }) => {
      const what = isPart ? 'withheld in part' : 'withheld';
      return `${showHidden(path)}: ${what} ${sayUntil(release, site.timezone)}.\n`;
    })
    .join('');

function sayUntil(release: WithheldFile['release'], zone: string): string {
  if (release === undefined) return 'until its errors are mended';
  const { parties, missing, notBefore, released } = release;
  const write = (instant: Instant): string => writeTime(minuteAt(instant), zone);
  const latest = released === undefined ? undefined : write(released);
  if (parties === 0) return latest === undefined ? 'until it says what discloses it' : `until ${latest}`;
  const awaited =
    missing === 0
      ? undefined
      : `until ${missing} more ${missing === 1 ? 'party confirms' : 'parties confirm'}`;
  const earliest = notBefore === undefined ? undefined : `not before ${write(notBefore)}`;
  const bounds = [awaited, earliest].flatMap((bound) => bound ?? []).join(', ');
  return latest === undefined ? bounds : `${bounds}, at the latest until ${latest}`;
}
