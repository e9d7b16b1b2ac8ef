// Searches the index from the reader's browser, which loads no more of it than a query needs. All words come from the
// page, and all that is found is shown as text.

const page = document.querySelector('.search');
const form = page.querySelector('form');
const words = page.querySelector('template').content;
const [found, results, more] = ['.found', '.results', '.more'].map((name) => page.querySelector(name));
const fields = [...form.elements].filter(({ name }) => name);

const pageSize = 20;
const { engine, spread } = form.dataset;
let loading;
let latest = 0;
let rest = [];

// Pagefind keeps it to itself when a piece of the index does not arrive, and finds nothing in it.
let isWhole = true;
const { fetch } = window;
window.fetch = async (...request) => {
  const response = await fetch(...request).catch(() => undefined);
  isWhole &&= response?.ok === true;
  return response ?? Response.error();
};

async function load() {
  const pagefind = await import(new URL(engine, document.baseURI));
  await pagefind.options({ noWorker: true, excerptLength: 28, excerptEllipsis: '…' });
  return pagefind;
}

// Chinese and Japanese characters are words of their own in the index; src/site/spread-characters.ts put them apart.
const character = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u30FC]';
const mark = '[\\u3001-\\u303F\\uFF01-\\uFF0F\\uFF1A-\\uFF20]';
const gap = new RegExp(
  `(?<=${character}|${mark})(?=[\\p{L}\\p{N}])|(?<=[\\p{L}\\p{N}])(?=${character})`,
  'gu',
);
const space = new RegExp(`(?<=(?:${character}|${mark})(?:</mark>)?) (?=(?:<mark>)?${character})`, 'gu');
const join = (text) => (spread ? text.replace(space, '') : text);

/** Characters that stood together are to be found together. */
function spreadQuery(query) {
  const apart = query.replace(gap, ' ');
  return !spread || apart === query || /[\s"]/.test(query) ? query : `"${apart}"`;
}

/** The text of an excerpt with its marks: between them stands text, in which Pagefind has escaped two characters. */
function showExcerpt(excerpt) {
  return join(excerpt)
    .split(/<\/?mark>/)
    .map((piece, index) => {
      const text = piece.replaceAll('&lt;', '<').replaceAll('&gt;', '>');
      if (index % 2 === 0) return text;
      const marked = document.createElement('mark');
      marked.textContent = text;
      return marked;
    });
}

function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

function linkTo(url, className, text) {
  const link = element('a', className, join(text));
  link.href = url;
  return link;
}

/** The excerpt of a place without its heading, which stands above it. */
function excerptOf({ title, excerpt, plain_excerpt: plain }) {
  const words = plain.startsWith(title) ? title.split(' ').length : 0;
  return showExcerpt(excerpt.split(' ').slice(words).join(' '));
}

function showResult({ url, meta, filters, excerpt, sub_results: places }) {
  const [kind = '', severity = ''] = [filters.kind, filters.severity].map((values) => values?.[0]);
  const label = words.querySelector(`[data-severity="${severity}"], [data-kind="${kind}"]`);
  const top = places.find(({ anchor }) => anchor === undefined);
  const inside = places.filter(({ anchor }) => anchor !== undefined);
  const item = element(
    'li',
    '',
    element('span', 'when', join(meta.when)),
    linkTo(url, 'what', meta.title),
    element('span', 'how', ...(label ? [label.cloneNode(true)] : [])),
  );
  if (top || inside.length === 0) item.append(element('p', '', ...showExcerpt(top?.excerpt ?? excerpt)));
  if (inside.length > 0) {
    const rows = inside.map((place) =>
      element('li', '', linkTo(place.url, '', place.title), element('p', '', ...excerptOf(place))),
    );
    item.append(element('ul', 'places', ...rows));
  }
  return item;
}

/** In the plural of the page's language: the page has a sample of each. */
function sayFound(number) {
  const rule = new Intl.PluralRules(document.documentElement.lang);
  const samples = [...words.querySelectorAll('data')].map(({ value, textContent }) => [value, textContent]);
  const [value, text] =
    samples.find(([sample]) => Number(sample) === number) ??
    samples.findLast(([sample]) => rule.select(Number(sample)) === rule.select(number));
  return text.replace(value, number);
}

const say = (name) => (found.textContent = words.querySelector(name).textContent);

async function showMore(search) {
  const items = await Promise.all(
    rest.slice(0, pageSize).map(async (result) => showResult(await result.data())),
  );
  if (search !== latest) return undefined;
  rest = rest.slice(pageSize);
  results.append(...items);
  more.hidden = rest.length === 0;
  return items[0];
}

async function search() {
  const own = ++latest;
  const given = fields.filter(({ value }) => value.trim() !== '');
  const query = form.elements.q.value.trim();
  const filters = Object.fromEntries(
    given.filter(({ name }) => name !== 'q').map(({ name, value }) => [name, value]),
  );
  try {
    isWhole = true;
    const order = query === '' ? { sort: { date: 'desc' } } : {};
    const pagefind = given.length > 0 && (await (loading ??= load()));
    const answer = pagefind && (await pagefind.search(spreadQuery(query) || null, { filters, ...order }));
    if (own !== latest) return;
    if (!isWhole) throw new Error('A piece of the index is missing.');
    results.replaceChildren();
    rest = answer?.results ?? [];
    const number = rest.length;
    await showMore(own);
    if (own !== latest) return;
    if (given.length === 0) found.textContent = '';
    else if (number === 0) say('.nothing');
    else found.textContent = sayFound(number);
  } catch {
    if (own !== latest) return;
    results.replaceChildren();
    more.hidden = true;
    say('.failed');
  }
}

/** The address is that of the search, to be passed on; only a step that was meant as one is kept in the history. */
function update(isStep) {
  const given = new URLSearchParams(
    fields.filter(({ value }) => value).map(({ name, value }) => [name, value]),
  );
  const address = location.pathname + (given.size > 0 ? `?${given}` : '');
  if (address !== location.pathname + location.search)
    history[isStep ? 'pushState' : 'replaceState'](null, '', address);
  search();
}

function readAddress() {
  const given = new URLSearchParams(location.search);
  for (const field of fields) {
    field.value = given.get(field.name) ?? '';
    if (field.selectedIndex === -1) field.value = '';
  }
  search();
}

let waiting;
form.elements.q.addEventListener('input', () => {
  clearTimeout(waiting);
  waiting = setTimeout(update, 250, false);
});
form.addEventListener('change', ({ target }) => {
  if (target.name !== 'q') update(true);
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  update(true);
});
more.addEventListener('click', async () => {
  const first = await showMore(latest).catch(() => say('.failed'));
  first?.querySelector?.('a').focus();
});
window.addEventListener('popstate', readAddress);

page.querySelector('.needs-script').hidden = true;
form.hidden = false;
readAddress();
