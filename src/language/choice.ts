// One of the things that may be typed at a cursor, before it is put into the words of the protocol.
import { InsertTextFormat, type CompletionItem, type CompletionItemKind } from 'vscode-languageserver';

export interface Choice {
  /** As the list shows it. */
  readonly label: string;
  /** What is typed; the label unless given. */
  readonly text?: string | undefined;
  /** A few words beside the label. */
  readonly detail?: string | undefined;
  /** A sentence or two, in Markdown. */
  readonly documentation?: string | undefined;
  readonly kind: CompletionItemKind;
  /** By what it is found besides its text. */
  readonly also?: string | undefined;
}

/** Columns of one line that a choice replaces. */
export interface Replaced {
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

/** In the order given. */
export function toCompletionItems(choices: readonly Choice[], replaced: Replaced): readonly CompletionItem[] {
  const { line, from, to } = replaced;
  const range = { start: { line, character: from }, end: { line, character: to } };
  return choices.map(({ label, text = label, detail, documentation, kind, also }, index) => ({
    label,
    kind,
    insertTextFormat: InsertTextFormat.PlainText,
    textEdit: { range, newText: text },
    filterText: also === undefined ? text : `${text} ${also}`,
    sortText: String(index).padStart(4, '0'),
    ...(detail === undefined ? {} : { detail }),
    ...(documentation === undefined
      ? {}
      : { documentation: { kind: 'markdown' as const, value: documentation } }),
  }));
}
