// Searches the index, of which the reader's browser loads what a query needs. All words come from the page, and what is
// found is shown as text.

const page = document.querySelector('.search');
const form = page.querySelector('form');
const words = page.querySelector('template').content;
const [found, results, more] = ['.found', '.results', '.more'].map((name) => page.querySelector(name));
const { engine, language } = form.dataset;
const [gap, joint] = [form.dataset.gap, form.dataset.joint].map((pattern) => new RegExp(pattern, 'gu'));
const pageSize = 20;
const placesEach = 5;

// Where a piece of the index does not arrive, Pagefind finds nothing in it and does not say so.
let isWhole = true;
const { fetch } = window;
window.fetch = async (...request) => {
  const response = await fetch(...request).catch(() => Response.error());
  isWhole &&= response.ok;
  return response;
};

async function load() {
  const pagefind = await import(new URL(engine, document.baseURI));
  await pagefind.options({ noWorker: true, excerptLength: 28, excerptEllipsis: '…' });
  return pagefind;
}

/** Characters that are words of the index, and stand together here, are to stand together there. */
function writeQuery(text) {
  const apart = text.replace(gap, ' ');
  return apart === text || /[\s"]/.test(text) ? apart : `"${apart}"`;
}

const join = (text) => text.replace(joint, '');

function make(kind, ...content) {
  const [name, className] = kind.split('.');
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...content);
  return element;
}

const link = (kind, href, title) => Object.assign(make(kind, join(title)), { href });

/** Between the marks of an excerpt stands text, in which Pagefind has escaped two characters. */
function showExcerpt(excerpt) {
  const pieces = join(excerpt)
    .replaceAll('</mark><mark>', '')
    .split(/<\/?mark>/);
  const texts = pieces.map((piece) => piece.replaceAll('&lt;', '<').replaceAll('&gt;', '>'));
  return make('p', ...texts.map((text, index) => (index % 2 ? make('mark', text) : text)));
}

/** An update or section; its excerpt begins with its heading, which is shown above. */
function showPlace({ url, title, excerpt, plain_excerpt: plain }) {
  const skipped = plain.startsWith(title) ? title.split(' ').length : 0;
  const rest = excerpt.split(' ').slice(skipped).join(' ');
  return make('li', link('a', url, title), showExcerpt(rest));
}

function showResult({ url, meta, filters: { kind, severity }, excerpt, sub_results: places }) {
  const label = words.querySelector(severity ? `[data-severity="${severity}"]` : `[data-kind="${kind}"]`);
  const inside = places.filter(({ anchor }) => anchor).slice(0, placesEach);
  const top = places.find(({ anchor }) => !anchor)?.excerpt ?? (inside.length ? '' : excerpt);
  return make(
    'li',
    make('span.when', join(meta.when)),
    link('a.what', url, meta.title),
    make('span.how', label?.cloneNode(true) ?? ''),
    top && showExcerpt(top),
    inside.length ? make('ul.places', ...inside.map(showPlace)) : '',
  );
}

/** In the right plural: the page has samples of all. */
function sayCount(number) {
  const rules = new Intl.PluralRules(language);
  const samples = [...words.querySelectorAll('data')];
  const same = samples.findLast(({ value }) => rules.select(value) === rules.select(number));
  return same.textContent.replace(same.value, number);
}

let loading;
let latest = 0;
let rest = [];

const textOf = (name) => words.querySelector(name).textContent;

function fail() {
  more.hidden = true;
  found.textContent = textOf('.failed');
}

async function showMore(isFirst) {
  const own = latest;
  const items = await Promise.all(rest.splice(0, pageSize).map(async ({ data }) => showResult(await data())));
  if (own !== latest) return;
  if (isFirst) results.replaceChildren();
  results.append(...items);
  more.hidden = rest.length === 0;
  if (!isFirst) items[0]?.querySelector('a').focus();
}

/** What is asked for, by the name of its field. */
const readForm = () => Object.fromEntries([...new FormData(form)].filter(([, value]) => value.trim()));

async function search() {
  const own = ++latest;
  const { q, ...filters } = readForm();
  const isAsked = q !== undefined || Object.keys(filters).length > 0;
  isWhole = true;
  try {
    const pagefind = isAsked && (await (loading ??= load()));
    const sort = q ? {} : { date: 'desc' };
    const answer = isAsked && (await pagefind.search(q ? writeQuery(q.trim()) : null, { filters, sort }));
    if (own !== latest) return;
    rest = answer ? answer.results : [];
    const number = rest.length;
    await showMore(true);
    if (own !== latest) return;
    found.textContent = number > 0 ? sayCount(number) : isAsked ? textOf('.nothing') : '';
    if (!isWhole) fail();
  } catch {
    if (own === latest) fail();
  }
}

/** The address is that of the search; what was only typed is no step in the history. */
function update(isStep) {
  const address = location.pathname + `?${new URLSearchParams(readForm())}`.replace(/\?$/, '');
  if (address !== location.pathname + location.search)
    history[isStep ? 'pushState' : 'replaceState'](null, '', address);
  search();
}

function readAddress() {
  const given = new URLSearchParams(location.search);
  for (const field of form.querySelectorAll('[name]')) {
    field.value = given.get(field.name) ?? '';
    if (field.selectedIndex === -1) field.value = '';
  }
  search();
}

let waiting;
form.addEventListener('input', ({ target }) => {
  clearTimeout(waiting);
  if (target.name === 'q') waiting = setTimeout(update, 250, false);
  else update(true);
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  update(true);
});
more.addEventListener('click', () => showMore(false).catch(fail));
window.addEventListener('popstate', readAddress);

page.querySelector('.needs-script').hidden = true;
form.hidden = false;
readAddress();
