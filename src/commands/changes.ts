// `candor changes`: what became public between two builds of the site.
import { buildJson, changeJson, siteJson } from '../changes/changes-json.js';
import type { ToldChange } from '../changes/tell-change.js';
import type { ComparedBuild } from '../compare-builds.js';
import { minuteAt } from '../kernel/time.js';
import { writeTime } from '../kernel/time-writing.js';
import { changesList } from '../output/changes/changes-list.js';
import { toVisibleJson } from '../output/visible.js';
import { compareNamed, sinceOption, untilOption } from './build-marks.js';
import { textOption, type Command } from './command.js';
import { folderArgument, nowOption, showsColor } from './site-options.js';

export const changes: Command = {
  arguments: [folderArgument],
  options: [
    sinceOption,
    untilOption,
    { flags: '--format <format>', summary: 'how it is told', choices: ['pretty', 'json'], default: 'pretty' },
    nowOption,
  ],
  examples: [
    'candor changes --since last-build.json',
    'candor changes --since "HEAD~1@2026-11-21 10:00" --format json',
    'candor changes --since last-build.json --until _site/build.json docs/status',
  ],
  run: (invocation, io) => {
    const { before, after, news, corrected, site } = compareNamed(invocation, io);
    io.err(describeErrors('older', before) + describeErrors('newer', after));
    if (textOption(invocation, 'format') === 'json') {
      io.out(
        toVisibleJson({
          since: buildJson(before),
          until: buildJson(after),
          site: siteJson(site),
          changes: news.map(changeJson),
          corrected,
        }),
      );
      return Promise.resolve(0);
    }
    const write = ({ now }: ComparedBuild): string => writeTime(minuteAt(now), site.timezone);
    const span = `between ${write(before)} and ${write(after)} (${site.timezone})`;
    io.out(
      news.length === 0
        ? `Nothing became public ${span}.\n`
        : changesList(news.map(show), showsColor('out', io)),
    );
    const { length } = corrected;
    if (length > 0)
      io.out(`${length} ${length === 1 ? 'entry reads' : 'entries read'} otherwise than before.\n`);
    return Promise.resolve(0);
  },
};

const show = ({ kind, time, title, text, url, entry }: ToldChange): Parameters<typeof changesList>[0][0] => ({
  kind,
  time: time ?? '',
  title,
  text,
  url,
  isOpen: entry?.open ?? false,
});

export const describeErrors = (which: string, { errors }: ComparedBuild): string =>
  errors === 0
    ? ''
    : `Note: the ${which} build has ${errors === 1 ? 'an error' : `${errors} errors`}; files with errors are left out.\n`;
