// What a build writes, as the live preview names it: stylesheets and scripts without the beginning of their hash, in their
// own names, wherever these are told, and without what `_headers` says of files that never change. All else stays as it is.
import { hash } from 'node:crypto';

type Files = ReadonlyMap<string, Uint8Array>;

const lasting = '\n  Cache-Control: public, max-age=31536000, immutable\n';

export function withPlainNames(files: Files): Files {
  const names = [...files].flatMap(([path, bytes]): readonly Name[] => {
    const plain = plainNameOf(path, bytes);
    return plain === path ? [] : [{ path, plain }];
  });
  const plainOf = new Map(names.map(({ path, plain }) => [path, plain]));
  return new Map(
    [...files].map(([path, bytes]) => [plainOf.get(path) ?? path, rename(path, bytes, names)] as const),
  );
}

interface Name {
  readonly path: string;
  readonly plain: string;
}

/** A name counts as one with a hash only if that is the hash of these very bytes. */
function plainNameOf(path: string, bytes: Uint8Array): string {
  const [, stem = '', named, ending = ''] = /^(.+)\.([0-9a-f]{10})(\.(?:css|js))$/.exec(path) ?? [];
  return named !== undefined && named === hash('sha256', bytes).slice(0, 10) ? `${stem}${ending}` : path;
}

function rename(path: string, bytes: Uint8Array, names: readonly Name[]): Uint8Array {
  // One character for each byte: an image comes out as it went in.
  const before = Buffer.from(bytes).toString('latin1');
  const after = names.reduce((text, name) => {
    const told = path === '_headers' ? text.replace(`/${name.path}${lasting}`, '') : text;
    return told.replaceAll(name.path, name.plain);
  }, before);
  return after === before ? bytes : new Uint8Array(Buffer.from(after, 'latin1'));
}
