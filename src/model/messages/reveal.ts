// What a preview says of what readers do not get yet, in each language of the interface.

export interface RevealMessages {
  /** A label for a postmortem without a date. */
  readonly draft: string;
  readonly draftDetails: string;
  readonly withheldDetails: string;
}

export const englishReveal: RevealMessages = {
  draft: 'Draft',
  draftDetails:
    'The postmortem is a draft. Readers do not get it yet; this preview shows it as if it were published now.',
  withheldDetails:
    'This is withheld. Readers do not get it, or only a part of it; this preview shows all of it.',
};

export const germanReveal: RevealMessages = {
  draft: 'Entwurf',
  draftDetails:
    'Das Postmortem ist ein Entwurf. Leser bekommen ihn noch nicht; diese Vorschau zeigt ihn, als wäre er jetzt veröffentlicht.',
  withheldDetails:
    'Dies wird zurückgehalten. Leser bekommen es nicht oder nur zum Teil; diese Vorschau zeigt alles.',
};
