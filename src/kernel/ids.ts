// Ids for what people or other tools call by name: components and incidents. The name itself is kept beside the id.

/** Letters that Unicode does not decompose into a Latin letter and a mark. */
// prettier-ignore
const letters: Readonly<Record<string, string>> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ı: 'i', ħ: 'h',
  а: 'a', б: 'b', в: 'v', г: 'g', ґ: 'g', д: 'd', е: 'e', є: 'ie', ж: 'zh', з: 'z', и: 'i', і: 'i', к: 'k', л: 'l',
  м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh',
  щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'iu', я: 'ia',
  α: 'a', β: 'v', γ: 'g', δ: 'd', ε: 'e', ζ: 'z', η: 'i', θ: 'th', ι: 'i', κ: 'k', λ: 'l', μ: 'm', ν: 'n', ξ: 'x',
  ο: 'o', π: 'p', ρ: 'r', σ: 's', ς: 's', τ: 't', υ: 'y', φ: 'f', χ: 'ch', ψ: 'ps', ω: 'o',
};

/** Latin letters without marks for Latin, Cyrillic and Greek ones; all else stays. */
export function transliterate(text: string): string {
  return [...text.normalize('NFKD').replaceAll(/\p{M}/gu, '')]
    .map((character) => {
      const lower = character.toLowerCase();
      const latin = Object.hasOwn(letters, lower) ? letters[lower] : undefined;
      if (latin === undefined) return character;
      return lower === character ? latin : latin.charAt(0).toUpperCase() + latin.slice(1);
    })
    .join('');
}

/**
 * The id of a component: lower-case letters and digits with single separators between, not among `taken`. A name that
 * has no such characters becomes `component-N`.
 */
export function makeComponentId(name: string, taken: ReadonlySet<string>, position: number): string {
  const plain = transliterate(name)
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/g, '-')
    .replaceAll(/([._-])[._-]+/g, '$1')
    .replaceAll(/^[._-]+|[._-]+$/g, '');
  return makeUnique(plain === '' ? `component-${position}` : plain, taken);
}

/** Names that Windows keeps for devices, and the one under which servers look for a page. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?$|^index(?:\.html?)?$/i;

/** Bytes; the number that makes an id unique has room up to the 120 of the format. */
const longestId = 115;

/**
 * The id of an incident, from the name of its file without the ending: letters, digits, `-`, `_` and `.`, at most 120
 * bytes. `taken` holds ids in lower case.
 */
export function makeIncidentId(name: string, taken: ReadonlySet<string>): string {
  const allowed = name.normalize('NFC').replaceAll(/[^\p{L}\p{N}\p{M}._-]+/gu, '-');
  const plain = cutBytes(allowed.replace(/^[^\p{L}\p{N}]+/u, ''), longestId).replace(
    /[^\p{L}\p{N}\p{M}]+$/u,
    '',
  );
  const usable = plain === '' ? 'incident' : reserved.test(plain) ? `incident-${plain}` : plain;
  return makeUnique(usable, taken);
}

function cutBytes(text: string, most: number): string {
  const encoder = new TextEncoder();
  let cut = text;
  while (encoder.encode(cut).length > most) cut = [...cut].slice(0, -1).join('');
  return cut;
}

function makeUnique(id: string, taken: ReadonlySet<string>): string {
  let unique = id;
  for (let count = 2; taken.has(unique.toLowerCase()); count += 1) unique = `${id}-${count}`;
  return unique;
}
