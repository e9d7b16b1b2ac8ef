// What an update says of maintenance that was rescheduled, where its author says nothing else: in the language of the site.

type Sentence = (from: string, to: string | undefined) => string;

const english: Sentence = (from, to) =>
  to === undefined
    ? `This work has been rescheduled. It now begins at ${from}.`
    : `This work has been rescheduled. It now takes place from ${from} to ${to}.`;

const german: Sentence = (from, to) =>
  to === undefined
    ? `Diese Arbeiten sind verschoben. Sie beginnen nun am ${from}.`
    : `Diese Arbeiten sind verschoben. Sie dauern nun von ${from} bis ${to}.`;

/** Times as an incident file has them. */
export const rescheduledFor = (locale: string, ...window: Parameters<Sentence>): string =>
  (/^de(?:[-_]|$)/i.test(locale) ? german : english)(...window);
