// Each entry once more as Markdown, beside its page: for programs that read text, and for people who keep it.
import { join } from '../../kernel/lists.js';
import { outputPathOf } from '../../site/pages.js';
import { markdownFile } from '../../site/twin-addresses.js';
import { listUndated } from '../../site/undated-pages.js';
import type { Endpoint } from '../endpoint.js';
import type { EntryFileKind } from '../entry-files.js';
import { writeBriefTwin, writeTwin, writeUndatedTwin } from './write-twin.js';

/** What leads elsewhere has no twin: former addresses, and what only a digest reports by now. */
export const listTwins: Endpoint = (source) => {
  const { record } = source;
  const twins = source.filesOf(record.entries, {
    pathOf: pathOfTwin,
    write: (entry) =>
      entry.publication === 'page' ? writeTwin(entry, source) : writeBriefTwin(entry, source),
    follows: (entry) => [entry],
  });
  const undated = listUndated(record).map((entry) =>
    source.file(outputPathOf(markdownFile(entry.incident)), () => writeUndatedTwin(entry, source)),
  );
  return join([twins, undated]);
};

const pathOfTwin: EntryFileKind['pathOf'] = ({ incident, publication }) =>
  publication === 'digest' ? undefined : outputPathOf(markdownFile(incident));
