// Which paths below a site's folder can change what is made of it. A sign too many costs a look at the disk, and one too
// few shows an old site; so only what is never read is left out.

/** What a site's folder may hold for Candor, also in names that it warns of. */
const folders = /^(?:incidents?|public|theme)$/i;
const configs = /^candor\.ya?ml(?:\.txt)?$/i;

/** Locks, backups and swap files of editors, and hidden files. */
const passing = /^\.|~$|^#.*#$|\.sw[a-p]$/;

/** `path` is relative to the site, with `/` between folders; `others` are paths that the configuration names. */
export function isWatched(path: string, others: ReadonlySet<string>): boolean {
  const [first = '', ...rest] = path.split('/');
  if (path === '') return true;
  if (path.split('/').some((name) => name === '.git' || name === 'node_modules')) return false;
  if (belongsTo(path, others)) return true;
  if (configs.test(first)) return rest.length === 0;
  if (!folders.test(first)) return false;
  // Of the public folder everything is published.
  return /^public$/i.test(first) || !rest.some((name) => passing.test(name));
}

/** Whether a path is one of these, inside of one, or on the way to one. */
const belongsTo = (path: string, others: ReadonlySet<string>): boolean =>
  [...others].some((other) => `${path}/`.startsWith(`${other}/`) || other.startsWith(`${path}/`));
