// The table of every diagnostic code: its usual level, one sentence on what it means, and whether a site may
// lower or waive it. Each code has a page of the same name in docs/diagnostics/.

export type Level = 'error' | 'warning' | 'info';

export interface CodeEntry {
  readonly level: Level;
  /** One sentence that quotes nothing of a file, so that it can stand for a withheld one. */
  readonly summary: string;
  /** True where neither `rules` nor `waive` may lower it: without it the record itself would be wrong or unreadable. */
  readonly fixed: boolean;
}

const error = (summary: string): CodeEntry => ({ level: 'error', summary, fixed: false });
const fixedError = (summary: string): CodeEntry => ({ level: 'error', summary, fixed: true });
const warning = (summary: string): CodeEntry => ({ level: 'warning', summary, fixed: false });
const info = (summary: string): CodeEntry => ({ level: 'info', summary, fixed: false });

export const codes = {
  'config/duplicate-id': fixedError('Two components or two severities of the site share an id.'),
  'config/invalid-id': fixedError('An id of a component, severity or section has a form that is not allowed.'),
  'config/missing': fixedError('The site has no candor.yaml.'),
  'config/no-url': info('The site has no url, so canonical links and the sitemap are left out.'),
  'config/rule-fixed': fixedError('The rules try to change the level of a code that cannot be changed.'),
  'config/unknown-code': fixedError('The rules or a waiver name a diagnostic code that does not exist.'),
  'config/unknown-locale': warning('The interface has no translation for the locale of the site.'),
  'config/unknown-severity': fixedError('A setting names a severity that the site does not have.'),
  'config/unknown-time-zone': fixedError('The time zone is neither UTC nor an Area/City of the time-zone database.'),

  'file/not-regular': fixedError('The path is a folder, pipe, socket or device where a file was expected.'),
  'file/not-utf8': fixedError('The file is not valid UTF-8.'),
  'file/path-not-utf8': fixedError('The name of the file is not valid UTF-8.'),
  'file/symlink': fixedError('The path is a symbolic link, which Candor does not follow.'),
  'file/too-large': fixedError('The file is larger than the limit.'),
  'file/unknown-name': fixedError('A name that starts with an underscore is not one that Candor knows.'),
  'file/unreadable': fixedError('The file could not be read.'),
  'file/unreferenced': warning('The file is not an incident and no incident refers to it, so it is not published.'),
  'file/wrong-extension': fixedError('The ending only resembles .md, so the file is not read as an incident.'),

  'format/boolean-word': fixedError('The field takes true or false, not yes or no.'),
  'format/conflict-marker': fixedError('The file holds an unresolved merge conflict.'),
  'format/duplicate-field': fixedError('A field stands twice in the same map.'),
  'format/empty-value': fixedError('A field that needs a value has none.'),
  'format/field-not-allowed': fixedError('The field does not belong to this kind of entry.'),
  'format/front-matter-language': fixedError('The line that opens the front matter names a language.'),
  'format/front-matter-start': fixedError('Something stands before the line that opens the front matter.'),
  'format/invalid-value': fixedError('The value of a field has a form that is not allowed.'),
  'format/missing-field': fixedError('A required field is missing.'),
  'format/missing-front-matter': fixedError('The file does not begin with front matter.'),
  'format/not-a-map': fixedError('The front matter is not a map of fields.'),
  'format/second-front-matter': fixedError('The body holds what looks like a second front matter.'),
  'format/unclosed-front-matter': fixedError('The front matter is not closed by a line of three hyphens.'),
  'format/unknown-field': fixedError('The field is not one that the format knows.'),
  'format/unknown-value': fixedError('The value is not one of those that the field takes.'),
  'format/unused-waiver': warning('A waiver silences nothing.'),
  'format/waiver-refused': fixedError('A waiver names a code that cannot be waived.'),
  'format/wrong-type': fixedError('The value of a field has the wrong type.'),

  'identity/case-collision': fixedError('Two names differ only in case or in Unicode form.'),
  'identity/duplicate-alias': fixedError('An alias is claimed twice or is the path of a page.'),
  'identity/duplicate-id': fixedError('Two files have the same id.'),
  'identity/duplicate-slug': fixedError('Two incidents have the same slug.'),
  'identity/invalid-id': fixedError('The name of the file cannot be an id.'),
  'identity/invalid-slug': fixedError('The slug or alias has a form that is not allowed.'),
  'identity/public-clash': fixedError('A file of the public folder has the path of a page or of another file.'),
  'identity/reserved-name': fixedError('The id or slug is a name that some systems or pages reserve.'),

  'incident/no-closing-update': warning('The incident is resolved but no update says so.'),
  'incident/no-components': warning('The incident names no component.'),
  'incident/no-severity': fixedError('The incident has no severity.'),
  'incident/no-start': fixedError('Nothing in the file says when it started.'),
  'incident/no-text': warning('The file holds no text for readers.'),
  'incident/overrunning': warning('The maintenance is still in progress after its window.'),
  'incident/stale': warning('The incident has been open for days without an update.'),
  'incident/void-resolved': warning('The resolved time lies before a later reopening, so it does not count.'),

  'link/attachment-type': error('The type of the attachment is not one that is published.'),
  'link/dangerous-scheme': fixedError('The address has a scheme other than http, https or mailto.'),
  'link/missing-anchor': error('The page has no heading with that anchor.'),
  'link/missing-image': error('The image does not exist.'),
  'link/missing-page': error('The target of the link does not exist.'),
  'link/outside-site': error('The link leaves the folder of incidents or names a host without a scheme.'),
  'link/remote-image': fixedError('The image would be loaded from another host.'),
  'link/unknown-component': fixedError('The component is not one of the site.'),
  'link/unknown-severity': fixedError('The severity is not one of the site.'),
  'link/unpublished': warning('The link points to an entry that is not published; only its text is shown.'),

  'markdown/duplicate-footnote': error('A footnote is defined twice.'),
  'markdown/duplicate-section': error('A section stands twice.'),
  'markdown/empty-section': warning('A section is empty.'),
  'markdown/image-without-alt': error('An image has no text alternative.'),
  'markdown/raw-html': error('Raw HTML is not passed on, so the text would vanish.'),
  'markdown/setext-heading': error('A line of hyphens or equals signs right under text turns it into a heading.'),
  'markdown/text-before-update': error('Text stands between the Updates heading and the first update.'),
  'markdown/too-complex': fixedError('The Markdown is nested or repeated beyond the limits.'),
  'markdown/top-heading': error('A heading of the first level stands in the body; the title is in the front matter.'),
  'markdown/undefined-footnote': warning('A footnote is referred to but not defined.'),
  'markdown/unknown-section': error('The section is not one that the format knows.'),
  'markdown/unreferenced-footnote': error('A footnote is defined but nothing refers to it, so it would vanish.'),
  'markdown/unused-definition': warning('A link definition is never used, so it would vanish.'),

  'postmortem/action-item': error('The details in parentheses at the end of an action item cannot be read.'),
  'postmortem/draft': info('The postmortem has no time yet, so it is a draft and not published.'),
  'postmortem/duplicate-section': error('A section of the postmortem stands twice.'),
  'postmortem/empty-section': error('A section of the postmortem is empty.'),
  'postmortem/missing-section': error('A section that the site requires is missing from the postmortem.'),
  'postmortem/not-resolved': error('The postmortem is published although nothing was ever resolved.'),
  'postmortem/reopened': warning('The incident was reopened after its postmortem was published.'),

  'text/bidi-control': fixedError('The text holds an invisible character that changes the direction of writing.'),
  'text/control-character': fixedError('The text holds a control character.'),
  'text/placeholder': warning('The text holds a placeholder that was left from a template.'),

  'time/ambiguous': fixedError('The time occurs twice because the clocks go back.'),
  'time/ends-before-start': fixedError('Something ends before it starts.'),
  'time/file-name-date': warning('The date in the file name is not a day of the incident.'),
  'time/future': fixedError('The time lies in the future.'),
  'time/impossible-date': fixedError('The date or time does not exist in the calendar.'),
  'time/long-duration': warning('It lasted longer than 14 days.'),
  'time/mitigated-before-begin': fixedError('It was mitigated before it began.'),
  'time/out-of-order': warning('The times of the record are not in the order in which things happen.'),
  'time/skipped': fixedError('The time does not exist because the clocks go forward.'),
  'time/unreadable': fixedError('The time cannot be read.'),
  'time/update-before-start': fixedError('An update lies before the start that the front matter gives.'),
  'time/window-order': fixedError('Windows overlap, are out of order, or one without an end is not the last.'),
  'time/wrong-zone': fixedError('The offset or abbreviation is not one that the time can bear.'),

  'update/closing-state': fixedError('A closing update leaves a component in a state other than operational.'),
  'update/empty': warning('An update holds no text.'),
  'update/missing-time': fixedError('The heading of an update has no time.'),
  'update/mixed-order': warning('The updates stand in mixed order.'),
  'update/order-of-states': warning('The status goes back to an earlier one.'),
  'update/second-closing': warning('An entry that is already closed is closed again.'),
  'update/unknown-component': fixedError('An update names a component that the site does not have.'),
  'update/unknown-state': fixedError('An update names a state that does not exist.'),
  'update/unknown-status': fixedError('The heading of an update has no known status.'),
  'update/wrong-kind': fixedError('The status belongs to another kind of entry.'),

  'withheld/mark': fixedError('A mark for withheld text stands in a file that withholds nothing or is misspelt.'),

  'yaml/alias': fixedError('The YAML uses an anchor or alias.'),
  'yaml/comment-cuts-text': warning('A comment cuts off part of an unquoted text.'),
  'yaml/directive': fixedError('The YAML has a directive.'),
  'yaml/merge-key': fixedError('The YAML uses a merge key.'),
  'yaml/multiple-documents': fixedError('The YAML holds several documents.'),
  'yaml/syntax': fixedError('The YAML cannot be read.'),
  'yaml/tag': fixedError('The YAML uses a tag.'),
  'yaml/too-complex': fixedError('The YAML is larger or deeper than the limit.'),
} as const satisfies Readonly<Record<string, CodeEntry>>;

export type Code = keyof typeof codes;

export const isCode = (text: string): text is Code => Object.hasOwn(codes, text);
