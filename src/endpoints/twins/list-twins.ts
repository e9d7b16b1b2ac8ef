// Each entry once more as Markdown, beside its page: for programs that read text, and for people who keep it.
import { outputPathOf } from '../../site/pages.js';
import { markdownFile } from '../../site/twin-addresses.js';
import { listUndated } from '../../site/undated-pages.js';
import type { Endpoint } from '../endpoint.js';
import { writeBriefTwin, writeTwin, writeUndatedTwin } from './write-twin.js';

/** What leads elsewhere has no twin: former addresses, and what only a digest reports by now. */
export const listTwins: Endpoint = (source) => {
  const { record } = source;
  return [
    ...record.entries
      .filter(({ publication }) => publication !== 'digest')
      .map((entry) =>
        source.file(
          outputPathOf(markdownFile(entry.incident)),
          () => (entry.publication === 'page' ? writeTwin(entry, source) : writeBriefTwin(entry, source)),
          () => [entry],
        ),
      ),
    ...listUndated(record).map((entry) =>
      source.file(outputPathOf(markdownFile(entry.incident)), () => writeUndatedTwin(entry, source)),
    ),
  ];
};
