// The text of an update: from the argument, from what is piped in, from the person's editor, or as the answer to a question.
import { UsageError, type Io } from '../command.js';
import { findEditor, openEditor } from './open-editor.js';

export interface MessageRequest {
  /** The argument, where there is one. */
  readonly given: string | undefined;
  /** As it stands above the question: `Monitoring for "Slow answers"`. */
  readonly subject: string;
  readonly question: string;
  /** Taken where nobody says anything else. */
  readonly fallback?: string;
  /** How the command is written with a message. */
  readonly form: string;
}

/** Never empty. */
export async function readMessage(request: MessageRequest, io: Io): Promise<string> {
  const message = (await findMessage(request, io)).trim();
  if (message === '') throw refuse(request, 'The message is empty, so nothing was written.');
  return message;
}

async function findMessage(request: MessageRequest, io: Io): Promise<string> {
  const { given, question, fallback } = request;
  if (given !== undefined) return given;
  if (!io.isTerminal.in) {
    const piped = await io.readInput();
    if (piped.trim() !== '') return piped;
  }
  if (fallback !== undefined) return fallback;
  const { questions } = io;
  if (questions === undefined) throw refuse(request, 'There is no message.');
  const editor = findEditor(io);
  if (editor !== undefined) return withoutNote(await openEditor(editor, `\n\n${writeNote(request)}`, io));
  return questions.text({
    message: question,
    problemOf: (answer) => (answer.trim() === '' ? 'Say in a sentence what readers should know.' : undefined),
  });
}

const refuse = ({ form }: MessageRequest, problem: string): UsageError =>
  new UsageError(problem, `Give it as an argument, \`${form}\`, or pipe it in.`);

const mark = '<!-- candor: this comment is left out.';

const writeNote = ({ subject }: MessageRequest): string =>
  `${mark}\n\n${subject}\n\nMarkdown; an empty text writes nothing. -->\n`;

/** Text above and below it counts: where somebody types is theirs to choose. */
function withoutNote(text: string): string {
  const at = text.indexOf(mark);
  if (at === -1) return text;
  const end = text.indexOf('-->', at);
  return end === -1
    ? text.slice(0, at)
    : `${text.slice(0, at).trimEnd()}\n\n${text.slice(end + 3).trimStart()}`;
}
