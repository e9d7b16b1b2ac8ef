// What only the reader's own clock can tell, on a page that says everything without it: times in the reader's zone,
// ages, and what has begun or ended since the page was built.

const { lang } = document.documentElement;
const show = (options) => new Intl.DateTimeFormat(lang, options);
const clock = show({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'short' });
const day = show({ day: 'numeric', month: 'short' });
const relative = new Intl.RelativeTimeFormat(lang, { numeric: 'always' });

/** Behind a time of the record, the same moment in the reader's zone, where that is another time of day. */
function addLocalTimes() {
  for (const time of document.querySelectorAll('main time[datetime*="T"]')) {
    const [, date, hour] = /-(\d\d)T(\d\d:\d\d)/.exec(time.dateTime) ?? [];
    const moment = new Date(time.dateTime);
    // Where a list names the day alone, the time of day would be noise.
    if (Number.isNaN(moment.getTime()) || !time.textContent.includes(':')) continue;
    const here = clock.format(moment);
    const isSameDay = moment.getDate() === Number(date);
    if (isSameDay && here.startsWith(hour)) continue;
    const local = document.createElement('span');
    local.className = 'local';
    local.textContent = ` (${isSameDay ? '' : `${day.format(moment)}, `}${here})`;
    time.after(local);
  }
}

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** `21 minutes ago`, `in 3 hours`: cut off, so that nothing seems older or nearer than it is. */
function describeAge(milliseconds) {
  const [unit, length] = units.find(([, size]) => Math.abs(milliseconds) >= size) ?? units.at(-1);
  return relative.format(-Math.trunc(milliseconds / length), unit);
}

function tick() {
  const now = Date.now();
  for (const time of document.querySelectorAll('[data-age] time[datetime*="T"]')) {
    const age = now - new Date(time.dateTime).getTime();
    const shown = time.parentElement.querySelector('.age') ?? document.createElement('span');
    shown.className = 'age';
    shown.textContent = ` · ${describeAge(age)}`;
    time.parentElement.append(shown);
  }
  for (const element of document.querySelectorAll('[data-from]')) {
    const { from, until } = element.dataset;
    element.hidden = now < Date.parse(from) || (until !== undefined && now >= Date.parse(until));
  }
}

/** A box is a stop for the keyboard only where there is something to scroll. */
function skipBoxesThatFit() {
  for (const box of document.querySelectorAll('.scroll')) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute('tabindex');
  }
}

addLocalTimes();
skipBoxesThatFit();
window.addEventListener('resize', skipBoxesThatFit);
tick();
setInterval(tick, 30_000);
