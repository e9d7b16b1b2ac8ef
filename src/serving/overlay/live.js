// Runs in the browser beside a page of the live preview: loads the page anew when it has changed, and shows what is
// wrong with the sources. Everything is put into the page as text, in a tree of its own that no style of the site enters.

const script = document.currentScript;
const shownPage = script.dataset.page;
const scrollKey = `candor:scroll:${location.pathname}`;
const closedKey = 'candor:closed';

/** An element with attributes and what is in it. */
function element(name, attributes = {}, ...content) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) made.setAttribute(key, value);
  }
  made.append(...content.filter((part) => part !== undefined));
  return made;
}

const plural = (count, noun) => `${count} ${noun}${count === 1 ? '' : 's'}`;

// A page that is long must not jump to its top because a line of it has changed.
try {
  const place = sessionStorage.getItem(scrollKey);
  sessionStorage.removeItem(scrollKey);
  const [left, top] = (place ?? '').split(' ').map(Number);
  if (top !== undefined) window.scrollTo({ left, top, behavior: 'instant' });
} catch {
  // Without storage the page begins at its top.
}

function reload() {
  remember(scrollKey, `${window.scrollX} ${window.scrollY}`);
  stop();
  location.reload();
}

function remember(key, value) {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    return;
  }
}

function recall(key) {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

// What is shown.

const announcement = element('p', { class: 'hidden', role: 'status' });
const pill = element('button', {
  type: 'button',
  class: 'pill',
  'aria-expanded': 'false',
  'aria-controls': 'panel',
});
const heading = element('h2', { id: 'heading' });
const note = element('p', { class: 'note' });
const list = element('ol', {});
const closer = element('button', { type: 'button', class: 'close' }, 'Close');
const panel = element(
  'section',
  { id: 'panel', role: 'dialog', 'aria-labelledby': 'heading', tabindex: '-1', hidden: '' },
  element('div', { class: 'top' }, heading, closer),
  note,
  list,
);
const frame = element('div', { class: 'frame', lang: 'en', dir: 'ltr' }, announcement, panel, pill);

const host = element('candor-live');
const styles = element('link', { rel: 'stylesheet', href: '/__candor/live.css' });
host.attachShadow({ mode: 'open' }).append(styles, frame);
frame.hidden = true;
document.body.append(host);

let message;
/** The problems that somebody has looked at and put away: they do not open by themselves again. */
let closed = recall(closedKey);
/** Whether somebody opened the panel, and not an error. */
let isWanted = false;

const signatureOf = ({ fault, problems }) =>
  JSON.stringify([
    fault,
    problems.filter(({ level }) => level === 'error').map(({ path, code }) => [path, code]),
  ]);

function setOpen(isOpen) {
  panel.hidden = !isOpen;
  pill.setAttribute('aria-expanded', String(isOpen));
}

function close() {
  closed = signatureOf(message);
  remember(closedKey, closed);
  const hadFocus = panel.contains(panel.getRootNode().activeElement);
  setOpen(false);
  if (hadFocus) pill.focus();
}

pill.addEventListener('click', () => {
  if (message === undefined) return;
  if (!panel.hidden) {
    close();
    return;
  }
  isWanted = true;
  setOpen(true);
  panel.focus();
});
closer.addEventListener('click', close);
frame.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !panel.hidden) close();
});

/** `src/a.md:3:5`, which opens the file there. */
function placeButton({ path, line, column }) {
  const place = `${path}:${line}:${column}`;
  const button = element('button', { type: 'button', class: 'place', title: 'Open in the editor' }, place);
  const answer = element('span', { class: 'answer', role: 'status' });
  button.addEventListener('click', async () => {
    answer.textContent = '';
    answer.textContent = (await openFile({ path, line, column })) ?? '';
  });
  return element('span', { class: 'at' }, button, answer);
}

/** A sentence where it failed. */
async function openFile(place) {
  try {
    const response = await fetch(`/__candor/open?${new URLSearchParams(place)}`, {
      headers: { 'X-Candor-Token': message.token },
    });
    if (!response.ok) return await response.text();
    return (await response.json()).problem ?? undefined;
  } catch {
    return 'Candor does not answer: is it still running?';
  }
}

function problemItem(problem) {
  const { level, code, message: text, hint, excerpt, line, related } = problem;
  const gutter = `${line} | `;
  const source =
    excerpt &&
    element(
      'pre',
      { tabindex: '0', 'aria-label': `Line ${line} of the file` },
      element('span', { class: 'gutter' }, gutter),
      `${excerpt[0]}\n`,
      element('span', { class: 'caret', 'aria-hidden': 'true' }, ' '.repeat(gutter.length) + excerpt[1]),
    );
  return element(
    'li',
    { class: level },
    element('p', { class: 'line' }, element('strong', {}, level), ' ', element('code', {}, code)),
    element('p', { class: 'message' }, text),
    placeButton(problem),
    source,
    hint === undefined ? undefined : element('p', { class: 'hint' }, element('strong', {}, 'Hint: '), hint),
    ...related.map((other) => element('p', { class: 'related' }, `${other.message} `, placeButton(other))),
  );
}

function describeCounts({ error, warning, info }) {
  return [
    [error, 'error'],
    [warning, 'warning'],
    [info, 'remark'],
  ]
    .filter(([count]) => count > 0)
    .map(([count, noun]) => plural(count, noun))
    .join(', ');
}

function describeNote({ isHeldBack, counts, problems, fault }) {
  const all = counts.error + counts.warning + counts.info;
  return [
    fault,
    isHeldBack && shownPage !== '' ? 'The page behind is the last one without errors.' : undefined,
    all > problems.length ? `The first ${problems.length} of ${all} are shown.` : undefined,
  ]
    .filter((sentence) => sentence !== undefined)
    .join(' ');
}

function render() {
  const { counts, problems, reveal, fault } = message;
  const sum = describeCounts(counts);
  const isBad = counts.error > 0 || fault !== undefined;
  const title = fault === undefined ? sum : ['Candor failed', sum].filter((part) => part !== '').join(', ');
  host.dataset.worst = isBad ? 'error' : counts.warning > 0 ? 'warning' : 'none';
  frame.className = `frame ${host.dataset.worst}`;
  pill.textContent = [title, reveal ? 'withheld text is shown' : '']
    .filter((part) => part !== '')
    .join(' · ');
  frame.hidden = pill.textContent === '';
  heading.textContent = title === '' ? 'No problems' : title;
  note.textContent = describeNote(message);
  // What did not change keeps its place and the focus in it.
  const state = JSON.stringify(problems);
  if (list.dataset.state !== state) list.replaceChildren(...problems.map(problemItem));
  list.dataset.state = state;
  const said = title === '' ? 'No problems.' : `${title}.`;
  if (announcement.textContent !== said) announcement.textContent = said;
  if (!isBad) {
    closed = null;
    remember(closedKey, '');
  }
  if (isBad && panel.hidden && closed !== signatureOf(message)) {
    isWanted = false;
    setOpen(true);
  } else if (!isBad) setOpen(title !== '' && !panel.hidden && isWanted);
}

// What is loaded anew.

/** A stylesheet is replaced while the page stays; the old one goes when the new one is there. */
function replaceStyle(path, hash) {
  for (const link of document.querySelectorAll('link[rel="stylesheet"]')) {
    if (link.dataset.leaves !== undefined || samePath(link.href) !== path) continue;
    const next = link.cloneNode();
    next.href = `${path}?${hash}`;
    link.dataset.leaves = '';
    next.addEventListener('load', () => link.remove());
    next.addEventListener('error', () => link.remove());
    link.after(next);
  }
}

const samePath = (address) =>
  new URL(address).pathname
    .split('/')
    .map((part) => encodeURIComponent(decodeURIComponent(part)))
    .join('/');

let shownStyles;

function receive(event) {
  message = JSON.parse(event.data);
  if (message.page !== shownPage) {
    reload();
    return;
  }
  const changed = Object.entries(message.styles).filter(([path, hash]) => shownStyles?.[path] !== hash);
  if (shownStyles !== undefined) for (const [path, hash] of changed) replaceStyle(path, hash);
  shownStyles = message.styles;
  render();
}

// A browser keeps few connections to a server, so a page that nobody looks at holds none.

let stream;
let again;
let silence;

/** The last that is known stays, and its list can be read. */
function tellOfSilence() {
  pill.textContent = 'Candor does not answer';
  announcement.textContent = 'Candor does not answer.';
  frame.hidden = false;
}

function start() {
  stop();
  stream = new EventSource(`/__candor/events?${new URLSearchParams({ page: location.pathname })}`);
  stream.addEventListener('message', (event) => {
    clearTimeout(silence);
    silence = undefined;
    receive(event);
  });
  stream.addEventListener('error', () => {
    silence ??= setTimeout(tellOfSilence, 2000);
    // An answer that is no stream ends it for good; a server that went away is asked again by the browser itself.
    if (stream?.readyState === EventSource.CLOSED) again = setTimeout(start, 2000);
  });
}

function stop() {
  clearTimeout(again);
  clearTimeout(silence);
  silence = undefined;
  stream?.close();
  stream = undefined;
}

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') stop();
  else if (stream === undefined) start();
});
window.addEventListener('pagehide', stop);
window.addEventListener('pageshow', (event) => {
  if (event.persisted) start();
});
start();
