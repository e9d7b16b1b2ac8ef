// Progress of long work, on one line of a terminal that is written anew and is gone at the end. Written from within the
// work, which leaves no room for a timer.
import type { CheckOptions } from '../building/read-site.js';
import type { Io } from './command.js';

/** In milliseconds: work that is done sooner shows nothing, and a line stays for as long as it takes to read it. */
const patience = 500;
const pause = 100;

/** What is done after each stage of a build. */
const nextStep: Readonly<Record<string, string>> = {
  load: 'Reading the configuration…',
  parse: 'Checking the incidents…',
  check: 'Planning the pages…',
  render: 'Writing the site…',
  search: 'Searching the site for what is withheld…',
  prove: 'Writing the site…',
  write: 'Making the search index…',
};

const countedStep = {
  parse: ['Reading', 'incidents'],
  render: ['Rendering', 'files'],
} as const;

type Progress = Required<Pick<CheckOptions, 'onStage' | 'onProgress'>>;

/**
 * Does the work, and tells of it where somebody looks on: not in a pipe, not in a job of CI, nor on a terminal that
 * cannot go back in a line. The line is gone before anything else is said.
 */
export async function withProgress<Result>(
  io: Pick<Io, 'err' | 'clock' | 'env' | 'isTerminal'>,
  work: (progress: Progress) => Result | Promise<Result>,
): Promise<Result> {
  const isSeen = io.isTerminal.err && (io.env['CI'] ?? '') === '' && io.env['TERM'] !== 'dumb';
  let shown = '';
  let isDueAt = io.clock() + patience;
  const write = (text: string): void => {
    io.err(`\r${text.padEnd(shown.length)}`);
    shown = text;
  };
  const step = (text: string): void => {
    const now = io.clock();
    if (!isSeen || now < isDueAt) return;
    isDueAt = now + pause;
    write(text);
  };
  try {
    return await work({
      onStage: (stage) => {
        const text = nextStep[stage];
        if (text !== undefined) step(text);
      },
      onProgress: (stage, done, total) => {
        const [verb, noun] = countedStep[stage];
        step(`${verb} ${separate(done)} of ${separate(total)} ${noun}…`);
      },
    });
  } finally {
    if (shown !== '') {
      write('');
      io.err('\r');
    }
  }
}

/** `1,000` */
const separate = (number: number): string => String(number).replace(/\B(?=(\d{3})+$)/g, ',');
