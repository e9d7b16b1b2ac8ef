// The table of every diagnostic code: its usual level, one sentence on what it means, and whether a site may
// lower or waive it. Each code has a page of the same name in docs/diagnostics/.

export type Level = 'error' | 'warning' | 'info';

export interface CodeEntry {
  readonly level: Level;
  /** One sentence that quotes nothing of a file, so that it can stand for a withheld one. */
  readonly summary: string;
  /** True where neither `rules` nor `waive` may lower it: without it the record itself would be wrong or unreadable. */
  readonly fixed: boolean;
  /** What to do about it in any file; it quotes nothing either. */
  readonly hint?: string;
}

// prettier-ignore
export const codes = {
  'config/duplicate-id': { level: 'error', fixed: true, summary: 'Two components, severities or sections of the site share an id or name.' },
  'config/invalid-id': { level: 'error', fixed: true, summary: 'An id of a component, severity or section has a form that is not allowed.' },
  'config/missing': { level: 'error', fixed: true, summary: 'The site has no candor.yaml.' },
  'config/no-url': { level: 'info', fixed: false, summary: 'The site has no url, so canonical links, the sitemap, feeds and calendars are left out.' },
  'config/rule-fixed': { level: 'error', fixed: true, summary: 'The rules try to change the level of a code that cannot be changed.' },
  'config/unknown-code': { level: 'error', fixed: true, summary: 'The rules or a waiver name a diagnostic code that does not exist.' },
  'config/unknown-locale': { level: 'warning', fixed: false, summary: 'The interface has no translation for the locale of the site.' },
  'config/unknown-severity': { level: 'error', fixed: true, summary: 'A setting names a severity that the site does not have.' },
  'config/unknown-time-zone': { level: 'error', fixed: true, summary: 'The time zone is neither UTC nor an Area/City of the time-zone database.' },

  'digest/period-open': { level: 'error', fixed: false, summary: 'The record of a digest is of a period that is not over.' },
  'digest/unknown-incident': { level: 'warning', fixed: false, summary: 'The record of a digest names an incident that no file has.' },
  'digest/unknown-period': { level: 'error', fixed: true, summary: 'The name of a file in _digests is not that of a period.' },
  'digest/unused': { level: 'warning', fixed: false, summary: 'The prose is of a period that has no digest, so it is not published.' },

  'file/folder-name': { level: 'error', fixed: true, summary: 'The name of a folder only resembles the one that Candor reads.' },
  'file/not-regular': { level: 'error', fixed: true, summary: 'The path is a folder, pipe, socket or device where a file was expected.' },
  'file/not-utf8': { level: 'error', fixed: true, summary: 'The file is not valid UTF-8.' },
  'file/path-not-utf8': { level: 'error', fixed: true, summary: 'The name of the file is not valid UTF-8.' },
  'file/public-source': { level: 'warning', fixed: false, summary: 'A file is withheld, but its repository seems to be public, so that the source itself discloses it.', hint: 'Keep withheld files in a private repository; switch this off with `rules` if this one is private.' },
  'file/symlink': { level: 'error', fixed: true, summary: 'The path is a symbolic link, which Candor does not follow.' },
  'file/too-large': { level: 'error', fixed: true, summary: 'The file is larger than the limit.' },
  'file/unknown-name': { level: 'error', fixed: true, summary: 'A name that starts with an underscore is not one that Candor knows.' },
  'file/unreadable': { level: 'error', fixed: true, summary: 'The file could not be read.' },
  'file/unreferenced': { level: 'warning', fixed: false, summary: 'The file is not an incident and no incident refers to it, so it is not published.' },
  'file/wrong-extension': { level: 'error', fixed: true, summary: 'The ending only resembles .md, so the file is not read as an incident.' },

  'format/boolean-word': { level: 'error', fixed: true, summary: 'The field takes true or false, not yes or no.' },
  'format/conflict-marker': { level: 'error', fixed: true, summary: 'The file holds an unresolved merge conflict.' },
  'format/duplicate-field': { level: 'error', fixed: true, summary: 'A field stands twice in the same map.' },
  'format/duplicate-item': { level: 'warning', fixed: false, summary: 'A component or tag stands twice in the same list.' },
  'format/empty-value': { level: 'error', fixed: true, summary: 'A field that needs a value has none.' },
  'format/field-not-allowed': { level: 'error', fixed: true, summary: 'The field does not belong to this kind of entry.' },
  'format/front-matter-language': { level: 'error', fixed: true, summary: 'The line that opens the front matter names a language.' },
  'format/front-matter-start': { level: 'error', fixed: true, summary: 'Something stands before the line that opens the front matter.' },
  'format/invalid-value': { level: 'error', fixed: true, summary: 'The value of a field has a form that is not allowed.' },
  'format/missing-field': { level: 'error', fixed: true, summary: 'A required field is missing.' },
  'format/missing-front-matter': { level: 'error', fixed: true, summary: 'The file does not begin with front matter.' },
  'format/not-a-map': { level: 'error', fixed: true, summary: 'The front matter is not a map of fields.' },
  'format/second-front-matter': { level: 'error', fixed: true, summary: 'The body holds what looks like a second front matter.' },
  'format/unclosed-front-matter': { level: 'error', fixed: true, summary: 'The front matter is not closed by a line of three hyphens.' },
  'format/unknown-field': { level: 'error', fixed: true, summary: 'The field is not one that the format knows.' },
  'format/unknown-value': { level: 'error', fixed: true, summary: 'The value is not one of those that the field takes.' },
  'format/unused-waiver': { level: 'warning', fixed: false, summary: 'A waiver silences nothing.' },
  'format/waiver-refused': { level: 'error', fixed: true, summary: 'A waiver names a code that cannot be waived.' },
  'format/wrong-type': { level: 'error', fixed: true, summary: 'The value of a field has the wrong type.' },

  'identity/case-collision': { level: 'error', fixed: true, summary: 'Two names differ only in case or in Unicode form.' },
  'identity/duplicate-alias': { level: 'error', fixed: true, summary: 'An alias is claimed twice or is the path of a page.' },
  'identity/duplicate-id': { level: 'error', fixed: true, summary: 'Two files have the same id, or hold the prose of the same year.' },
  'identity/duplicate-slug': { level: 'error', fixed: true, summary: 'Two incidents have the same slug.' },
  'identity/invalid-id': { level: 'error', fixed: true, summary: 'The name of the file cannot be an id.' },
  'identity/invalid-slug': { level: 'error', fixed: true, summary: 'The slug or alias has a form that is not allowed.' },
  'identity/public-clash': { level: 'error', fixed: true, summary: 'A file of the public folder has the path of a page or of another file.' },
  'identity/reserved-name': { level: 'error', fixed: true, summary: 'The id or slug is a name that some systems or pages reserve.' },

  'incident/no-closing-update': { level: 'warning', fixed: false, summary: 'The incident is resolved but no update says so.' },
  'incident/no-components': { level: 'warning', fixed: false, summary: 'The incident names no component.' },
  'incident/no-external': { level: 'error', fixed: true, summary: 'The incident must say whether it affected people outside, and does not.' },
  'incident/no-severity': { level: 'error', fixed: true, summary: 'The incident has no severity.' },
  'incident/no-start': { level: 'error', fixed: true, summary: 'Nothing in the file says when it started.' },
  'incident/no-text': { level: 'warning', fixed: false, summary: 'The file holds no text for readers.' },
  'incident/notice-state': { level: 'error', fixed: false, summary: 'A notice gives a component a state, which it cannot change.' },
  'incident/overrunning': { level: 'warning', fixed: false, summary: 'The maintenance is still in progress after its window.' },
  'incident/stale': { level: 'warning', fixed: false, summary: 'The incident has been open for days without an update.' },
  'incident/void-resolved': { level: 'warning', fixed: false, summary: 'The resolved time lies before a later reopening, so it does not count.' },

  'link/attachment-type': { level: 'error', fixed: false, summary: 'The type of the attachment is not one that is published.' },
  'link/dangerous-scheme': { level: 'error', fixed: true, summary: 'The address has a scheme other than http, https or mailto.' },
  'link/missing-anchor': { level: 'error', fixed: false, summary: 'The page has no heading with that anchor.' },
  'link/missing-image': { level: 'error', fixed: false, summary: 'The image does not exist.' },
  'link/missing-page': { level: 'error', fixed: false, summary: 'The target of the link does not exist.' },
  'link/outside-site': { level: 'error', fixed: false, summary: 'The link leaves the folder of incidents or names a host without a scheme.' },
  'link/remote-image': { level: 'error', fixed: true, summary: 'The image would be loaded from another host.' },
  'link/unknown-component': { level: 'error', fixed: true, summary: 'The component is not one of the site.' },
  'link/unknown-severity': { level: 'error', fixed: true, summary: 'The severity is not one of the site.' },
  'link/unpublished': { level: 'warning', fixed: false, summary: 'The link points to an entry that is not published; only its text is shown.' },

  'markdown/code-info': { level: 'warning', fixed: false, summary: 'A code block is opened with more than the name of a language, which would vanish.' },
  'markdown/duplicate-footnote': { level: 'error', fixed: false, summary: 'A footnote is defined twice.' },
  'markdown/duplicate-section': { level: 'error', fixed: false, summary: 'A section stands twice.' },
  'markdown/empty-section': { level: 'warning', fixed: false, summary: 'A section is empty.' },
  'markdown/heading-space': { level: 'error', fixed: false, summary: 'No space follows the number signs of a heading, so it is text.' },
  'markdown/image-without-alt': { level: 'error', fixed: false, summary: 'An image has no text alternative.' },
  'markdown/link-without-text': { level: 'error', fixed: false, summary: 'A link has no text.' },
  'markdown/plain-heading': { level: 'error', fixed: false, summary: 'The heading of a section holds a link, an image or a footnote, which would vanish.' },
  'markdown/raw-html': { level: 'error', fixed: false, summary: 'Raw HTML is not passed on, so the text would vanish.' },
  'markdown/setext-heading': { level: 'error', fixed: false, summary: 'A line of hyphens or equals signs right under text turns it into a heading.' },
  'markdown/table-cells': { level: 'error', fixed: false, summary: 'The cells of a table do not fit its columns.' },
  'markdown/text-before-update': { level: 'error', fixed: false, summary: 'Text stands between the Updates heading and the first update.' },
  'markdown/too-complex': { level: 'error', fixed: true, summary: 'The Markdown is nested or repeated beyond the limits.' },
  'markdown/top-heading': { level: 'error', fixed: false, summary: 'A heading of the first level stands in the body; the title is in the front matter.' },
  'markdown/unclosed-code': { level: 'error', fixed: false, summary: 'A code block is not closed, so all that follows is part of it.' },
  'markdown/unclosed-comment': { level: 'error', fixed: true, summary: 'A comment is not closed, so what follows would vanish, or readers would see the comment.' },
  'markdown/undefined-footnote': { level: 'warning', fixed: false, summary: 'A footnote is referred to but not defined.' },
  'markdown/undefined-reference': { level: 'warning', fixed: false, summary: 'A link refers to a definition that does not exist.' },
  'markdown/unknown-section': { level: 'error', fixed: false, summary: 'The section is not one that the format knows.' },
  'markdown/unreferenced-footnote': { level: 'error', fixed: false, summary: 'A footnote is defined but nothing refers to it, so it would vanish.' },
  'markdown/unused-definition': { level: 'warning', fixed: false, summary: 'A link definition is never used, so it would vanish.' },

  'policy/digest-not-closed': { level: 'info', fixed: false, summary: 'The digest of a period that is over has members and is not closed.' },
  'policy/postmortem-due-soon': { level: 'warning', fixed: false, summary: 'A postmortem that the policy promises is due soon.' },
  'policy/postmortem-overdue': { level: 'error', fixed: false, summary: 'A postmortem that the policy promises is overdue.' },

  'postmortem/action-item': { level: 'error', fixed: false, summary: 'The checkbox or the details of an action item cannot be read.' },
  'postmortem/action-without-ref': { level: 'info', fixed: false, summary: 'An action item is done and does not say where that can be followed.' },
  'postmortem/draft': { level: 'info', fixed: false, summary: 'The postmortem has no time yet, so it is a draft and not published.' },
  'postmortem/duplicate-section': { level: 'error', fixed: false, summary: 'A section of the postmortem stands twice.' },
  'postmortem/empty-section': { level: 'error', fixed: false, summary: 'A section of the postmortem is empty.' },
  'postmortem/missing-section': { level: 'error', fixed: false, summary: 'A section that the site requires is missing from the postmortem.' },
  'postmortem/not-resolved': { level: 'error', fixed: false, summary: 'The postmortem is published although nothing was ever resolved.' },
  'postmortem/reopened': { level: 'warning', fixed: false, summary: 'The incident was reopened after its postmortem was published.' },
  'postmortem/template-text': { level: 'error', fixed: false, summary: 'A section of the postmortem still holds text of its template.' },
  'postmortem/timeline': { level: 'warning', fixed: false, summary: 'The timeline of the postmortem and the front matter have different times.' },

  'text/bidi-control': { level: 'error', fixed: true, summary: 'The text holds an invisible character that changes the direction of writing.' },
  'text/control-character': { level: 'error', fixed: true, summary: 'The text holds a control character.' },
  'text/placeholder': { level: 'warning', fixed: false, summary: 'The text holds a placeholder that was left from a template.' },

  'theme/foreign-address': { level: 'warning', fixed: false, summary: 'A style would load something from another host, which no page may do.' },
  'theme/invalid-module': { level: 'error', fixed: true, summary: 'The module of the theme exports something else than a theme.' },
  'theme/missing-file': { level: 'error', fixed: true, summary: 'A file of the theme does not exist or cannot be read.' },
  'theme/module-failed': { level: 'error', fixed: true, summary: 'The module of the theme could not be loaded.' },
  'theme/one-scheme': { level: 'warning', fixed: false, summary: 'A colour is changed for light and dark pages alike.' },
  'theme/part-failed': { level: 'error', fixed: true, summary: 'A part of the theme failed on a page.' },
  'theme/unknown-part': { level: 'error', fixed: true, summary: 'The theme has a part that no page asks for.' },
  'theme/unknown-property': { level: 'warning', fixed: false, summary: 'The theme has no such custom property.' },

  'time/ambiguous': { level: 'error', fixed: true, summary: 'The time occurs twice because the clocks go back.' },
  'time/ends-before-start': { level: 'error', fixed: true, summary: 'Something ends before it starts.' },
  'time/file-name-date': { level: 'warning', fixed: false, summary: 'The date in the file name is not a day of the incident.' },
  'time/future': { level: 'error', fixed: true, summary: 'The time lies in the future.' },
  'time/impossible-date': { level: 'error', fixed: true, summary: 'The date or time does not exist in the calendar.' },
  'time/long-duration': { level: 'warning', fixed: false, summary: 'Something lasts longer than 14 days.' },
  'time/mitigated-before-begin': { level: 'error', fixed: true, summary: 'It was mitigated before it began.' },
  'time/out-of-order': { level: 'warning', fixed: false, summary: 'The times of the record are not in the order in which things happen.' },
  'time/skipped': { level: 'error', fixed: true, summary: 'The time does not exist because the clocks go forward.' },
  'time/unreadable': { level: 'error', fixed: true, summary: 'The time cannot be read.' },
  'time/update-before-start': { level: 'error', fixed: true, summary: 'An update lies before the start that the front matter gives.' },
  'time/window-order': { level: 'error', fixed: true, summary: 'Windows overlap, are out of order, or one without an end is not the last.' },
  'time/wrong-zone': { level: 'error', fixed: true, summary: 'The offset or abbreviation is not one that the time can bear.' },

  'update/closing-state': { level: 'error', fixed: true, summary: 'A closing update leaves a component in a state other than operational.' },
  'update/empty': { level: 'warning', fixed: false, summary: 'An update holds no text.' },
  'update/misplaced': { level: 'warning', fixed: false, summary: 'A heading reads like an update but stands where it is none.' },
  'update/missing-time': { level: 'error', fixed: true, summary: 'The heading of an update does not end in a time.' },
  'update/mixed-order': { level: 'warning', fixed: false, summary: 'The updates stand in mixed order.' },
  'update/order-of-states': { level: 'warning', fixed: false, summary: 'The status goes back to an earlier one.' },
  'update/second-closing': { level: 'warning', fixed: false, summary: 'An entry that is already closed is closed again.' },
  'update/unknown-component': { level: 'error', fixed: true, summary: 'An update names a component that the site does not have.' },
  'update/unknown-state': { level: 'error', fixed: true, summary: 'An update names a state that does not exist.' },
  'update/unknown-status': { level: 'error', fixed: true, summary: 'The heading of an update has no known status.' },
  'update/wrong-kind': { level: 'error', fixed: true, summary: 'The status belongs to another kind of entry.' },

  'withheld/file-name': { level: 'warning', fixed: false, summary: 'The name of a withheld file shares a word with its title.', hint: 'Rename the file: lists of files and logs show its name.' },
  'withheld/future-confirmation': { level: 'warning', fixed: false, summary: 'A confirmation lies in the future, so it does not count yet.', hint: 'Write the day on which it came, or leave `confirmed` out until then.' },
  'withheld/leak': { level: 'error', fixed: true, summary: 'A file of the site would hold withheld text.', hint: 'Take it out of where it comes from, such as `public/`, an attachment or the theme; or say it under `public` of the `security` map.' },
  'withheld/mark': { level: 'error', fixed: true, summary: 'A mark for withheld text stands in a file that withholds nothing or is misspelt.', hint: 'Add the `security` map, mend the mark or delete it; until then the whole file is held back.' },
  'withheld/mark-place': { level: 'error', fixed: true, summary: 'A mark for withheld text stands where no text can be withheld.', hint: 'Put it around blocks of one section, around whole `###` sections of the postmortem, or inside a line of text; until then the whole file is held back.' },
  'withheld/no-marks': { level: 'error', fixed: true, summary: 'Only marked parts are to be withheld, and no part is marked.', hint: 'Mark what is to be withheld, or write `withhold: all`; until then the whole file is held back.' },
  'withheld/unclosed-mark': { level: 'error', fixed: true, summary: 'A mark for withheld text is not closed.', hint: 'Close a block by a line `:::`, and `:withheld[` by a bracket in the same line; until then the whole file is held back.' },
  'withheld/undated': { level: 'warning', fixed: false, summary: 'A withheld incident is listed without a date, because only its updates say when it began or ended.', hint: 'Add `started`, and `resolved` once it is over, which are public; or write `hide: [times]` under `public`.' },

  'yaml/alias': { level: 'error', fixed: true, summary: 'The YAML uses an anchor or alias.' },
  'yaml/comment-cuts-text': { level: 'warning', fixed: false, summary: 'A comment cuts off part of an unquoted text.' },
  'yaml/directive': { level: 'error', fixed: true, summary: 'The YAML has a directive.' },
  'yaml/merge-key': { level: 'error', fixed: true, summary: 'The YAML uses a merge key.' },
  'yaml/multiple-documents': { level: 'error', fixed: true, summary: 'The YAML holds several documents.' },
  'yaml/syntax': { level: 'error', fixed: true, summary: 'The YAML cannot be read.' },
  'yaml/tag': { level: 'error', fixed: true, summary: 'The YAML uses a tag.' },
  'yaml/too-complex': { level: 'error', fixed: true, summary: 'The YAML is larger or deeper than the limit.' },
} as const;

export type Code = keyof typeof codes;

/** The entry of a code, by one type for all of them. */
export const entryOf = (code: Code): CodeEntry => codes[code];

/**
 * Whether a site may lower a code's level or a file may waive it: not where the record could not be read without it,
 * and no error of times, identities and YAML; what keeps withheld text from leaking never.
 */
export function isLowerable(code: Code): boolean {
  const { level, fixed } = entryOf(code);
  return (
    !fixed && !(level === 'error' && /^(time|identity|yaml)\//.test(code)) && !code.startsWith('withheld/')
  );
}

export const isCode = (text: string): text is Code => Object.hasOwn(codes, text);
