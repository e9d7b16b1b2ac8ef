// A checker of calendars, written from RFC 5545 and RFC 7986 alone: it shares nothing with what it checks.

interface Line {
  readonly name: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly value: string;
}

interface Component {
  readonly name: string;
  readonly lines: readonly Line[];
  readonly children: readonly Component[];
}

/** What is wrong with a calendar, a sentence each; empty for a good one. */
export function checkCalendar(bytes: Uint8Array): readonly string[] {
  const problems: string[] = [];
  const unfolded = unfold(bytes, problems);
  const lines = unfolded.flatMap((line) => readLine(line, problems));
  const root = nest(lines, problems);
  const [calendar, ...more] = root.children;
  if (calendar?.name !== 'VCALENDAR' || more.length > 0 || root.lines.length > 0)
    problems.push('The file is not one VCALENDAR.');
  if (calendar !== undefined) checkRoot(calendar, problems);
  return problems;
}

/** Section 3.1. */
function unfold(bytes: Uint8Array, problems: string[]): readonly string[] {
  const text = Buffer.from(bytes).toString('latin1');
  if (!text.endsWith('\r\n')) problems.push('The last line has no end.');
  if (/(?<!\r)\n|\r(?!\n)/.test(text)) problems.push('A line ends in something else than CRLF.');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const lines: string[] = [];
  for (const raw of text.split(/\r\n/).slice(0, -1)) {
    if (raw === '') problems.push('A line is empty.');
    if (raw.length > 75) problems.push(`A line has ${raw.length} octets: ${raw.slice(0, 30)}`);
    let line = '';
    try {
      line = decoder.decode(Buffer.from(raw, 'latin1'));
    } catch {
      problems.push(`A line holds a part of a character: ${raw.slice(0, 30)}`);
    }
    if (/^[ \t]/.test(line) && lines.length > 0) lines.push(`${lines.pop() ?? ''}${line.slice(1)}`);
    else lines.push(line);
  }
  return lines;
}

function readLine(line: string, problems: string[]): readonly Line[] {
  const [, name = '', parameters = '', value = ''] =
    /^([A-Z][A-Z0-9-]*)((?:;[A-Z-]+=(?:[^";:,]*|"[^"]*"))*):(.*)$/s.exec(line) ?? [];
  if (name === '') {
    problems.push(`This is no property: ${line.slice(0, 40)}`);
    return [];
  }
  if (/(?!\t)\p{Cc}/u.test(value)) problems.push(`${name} holds a control character.`);
  const pairs = parameters
    .split(';')
    .slice(1)
    .map((pair) => pair.split('=') as [string, string]);
  return [{ name, parameters: new Map(pairs), value }];
}

function nest(lines: readonly Line[], problems: string[]): Component {
  const open: { name: string; lines: Line[]; children: Component[] }[] = [
    { name: '', lines: [], children: [] },
  ];
  for (const line of lines) {
    const last = open.at(-1);
    if (line.name === 'BEGIN') {
      const child = { name: line.value, lines: [], children: [] };
      last?.children.push(child);
      open.push(child);
    } else if (line.name === 'END') {
      if (open.length === 1 || last?.name !== line.value) problems.push(`END:${line.value} ends nothing.`);
      else open.pop();
    } else last?.lines.push(line);
  }
  if (open.length > 1) problems.push(`${open.at(-1)?.name ?? ''} has no end.`);
  return open[0] ?? { name: '', lines: [], children: [] };
}

type Check = (line: Line) => string | undefined;

/** Section 3.3.11: what a single text may hold. */
const text: Check = ({ value }) =>
  /^(?:[^\\;,]|\\[\\;,nN])*$/.test(value) ? undefined : 'is not escaped as text';
const texts: Check = ({ value }) => {
  const list = /^(?:[^\\;]|\\[\\;,nN])+$/.test(value) && value.split(/(?<!\\),/).every((one) => one !== '');
  return list ? undefined : 'is no list of texts';
};
const word =
  (...words: readonly string[]): Check =>
  ({ value }) =>
    words.includes(value) ? undefined : `is ${value}`;
const uri: Check = ({ value }) =>
  URL.canParse(value) && /^[!-~]+$/.test(value) ? undefined : 'is no address';
const whole: Check = ({ value }) => (/^(?:0|[1-9]\d*)$/.test(value) ? undefined : 'is no whole number');
const duration: Check = ({ value, parameters }) =>
  parameters.get('VALUE') === 'DURATION' &&
  /^P(?:\d+W|(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)$/.test(value)
    ? undefined
    : 'is no duration';

/** Milliseconds, or undefined for what is no time that exists. */
function readTime(value: string): number | undefined {
  const [, year = '', month = '', day = '', hour = '00', minute = '00', second = '00'] =
    /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)Z)?$/.exec(value) ?? [];
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  const instant = Date.parse(iso);
  return Number.isNaN(instant) || new Date(instant).toISOString() !== iso ? undefined : instant;
}

const utc: Check = ({ value }) =>
  value.endsWith('Z') && readTime(value) !== undefined ? undefined : 'is no time in UTC';
const dayOrUtc: Check = ({ value, parameters }) => {
  if (parameters.get('VALUE') === 'DATE')
    return /^\d{8}$/.test(value) && readTime(value) !== undefined ? undefined : 'is no day';
  return value.endsWith('Z') && readTime(value) !== undefined ? undefined : 'is no time in UTC';
};

interface Rules {
  readonly required: readonly string[];
  readonly known: Readonly<Record<string, Check>>;
  /** May stand more than once. */
  readonly many?: readonly string[];
}

const ofCalendar: Rules = {
  required: ['VERSION', 'PRODID'],
  known: {
    VERSION: word('2.0'),
    PRODID: text,
    CALSCALE: word('GREGORIAN'),
    NAME: text,
    DESCRIPTION: text,
    URL: uri,
    SOURCE: uri,
    'REFRESH-INTERVAL': duration,
  },
};

const ofEvent: Rules = {
  // Without a METHOD an event has to say when it begins (section 3.6.1).
  required: ['UID', 'DTSTAMP', 'DTSTART'],
  known: {
    UID: text,
    DTSTAMP: utc,
    DTSTART: dayOrUtc,
    DTEND: dayOrUtc,
    'LAST-MODIFIED': utc,
    SEQUENCE: whole,
    SUMMARY: text,
    DESCRIPTION: text,
    URL: uri,
    STATUS: word('TENTATIVE', 'CONFIRMED', 'CANCELLED'),
    CATEGORIES: texts,
    TRANSP: word('OPAQUE', 'TRANSPARENT'),
  },
  many: ['CATEGORIES'],
};

function checkLines(
  { name, lines }: Component,
  { required, known, many = [] }: Rules,
  problems: string[],
): void {
  const seen = new Set<string>();
  for (const line of lines) {
    if (seen.has(line.name) && !many.includes(line.name))
      problems.push(`${line.name} stands twice in ${name}.`);
    seen.add(line.name);
    if (line.name.startsWith('X-')) continue;
    const check = known[line.name];
    const problem = check === undefined ? `is unknown in ${name}` : check(line);
    if (problem !== undefined) problems.push(`${line.name} ${problem}.`);
  }
  for (const missing of required.filter((one) => !seen.has(one))) problems.push(`${name} has no ${missing}.`);
}

function checkRoot(calendar: Component, problems: string[]): void {
  checkLines(calendar, ofCalendar, problems);
  if (calendar.children.length === 0) problems.push('The calendar is empty.');
  const uids = new Set<string>();
  for (const child of calendar.children) {
    if (child.name === 'VEVENT') checkEvent(child, uids, problems);
    else if (child.name === 'VTIMEZONE') checkZone(child, problems);
    else problems.push(`${child.name} is no component of a calendar of maintenance.`);
  }
}

function checkEvent(event: Component, uids: Set<string>, problems: string[]): void {
  checkLines(event, ofEvent, problems);
  const lineOf = (name: string): Line | undefined => event.lines.find((line) => line.name === name);
  const uid = lineOf('UID')?.value ?? '';
  if (uids.has(uid)) problems.push(`Two events are named ${uid}.`);
  uids.add(uid);
  const [start, end] = [lineOf('DTSTART'), lineOf('DTEND')];
  if (start === undefined || end === undefined) return;
  if (start.parameters.get('VALUE') !== end.parameters.get('VALUE'))
    problems.push('DTSTART and DTEND are not of one kind.');
  if ((readTime(end.value) ?? Infinity) <= (readTime(start.value) ?? -Infinity))
    problems.push('DTEND is not after DTSTART.');
}

function checkZone({ lines, children }: Component, problems: string[]): void {
  if (!lines.some(({ name }) => name === 'TZID')) problems.push('VTIMEZONE has no TZID.');
  if (children.length === 0) problems.push('VTIMEZONE has no observance.');
  for (const child of children) {
    for (const required of ['DTSTART', 'TZOFFSETFROM', 'TZOFFSETTO']) {
      if (!child.lines.some(({ name }) => name === required))
        problems.push(`${child.name} has no ${required}.`);
    }
  }
}
