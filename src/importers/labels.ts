// The words that authors of cState posts put before an update, as in `*Investigating* - …`: cState gives them no
// meaning, so they come in every language and with any mark after them.
import { transliterate } from '../kernel/ids.js';
import { statusesOfKind, type Kind, type Status } from '../model/state.js';

export interface Label {
  /** The label without its marks. */
  readonly words: string;
  /** What follows it in the text. */
  readonly rest: string;
}

const emphasised = /^\[?([*_]{1,3})(?=\S)([^\n]+?)(?<=\S)\1\]?[ \t]*(?:([-–—:|]+)(?=\s|$)|(?=\n|$))[ \t]*\n?/;
const bracketed = /^\[([^\]\n]{2,60})\](?![([:])[ \t]*(?:[-–—:|]+(?=\s|$))?[ \t]*\n?/;
const plain = /^([\p{L} -]{4,30}?)[ \t]*(?:[-–—:|]+(?=\s)|:$)[ \t]*\n?/u;
const heading = /^#{1,6}[ \t]+([^\n]+?)[ \t]*#*[ \t]*(?:\n|$)/;

/** The label that a block of text begins with; words that are merely emphasised are none. */
export function readLabel(text: string): Label | undefined {
  const match = emphasised.exec(text);
  if (match !== null) return { words: trimWords(match[2] ?? ''), rest: text.slice(match[0].length) };
  // `**Update:** text` has its mark inside.
  const inside = /^([*_]{1,3})(?=\S)([^\n*_]+?)[ \t]*[-–—:][ \t]*\1[ \t]*\n?/.exec(text);
  if (inside !== null) return { words: trimWords(inside[2] ?? ''), rest: text.slice(inside[0].length) };
  const other = bracketed.exec(text) ?? heading.exec(text);
  if (other !== null) return { words: trimWords(other[1] ?? ''), rest: text.slice(other[0].length) };
  const word = plain.exec(text);
  const words = trimWords(word?.[1] ?? '');
  return word !== null && statusOf(words) !== undefined
    ? { words, rest: text.slice(word[0].length) }
    : undefined;
}

const trimWords = (text: string): string => text.replaceAll(/^[\s*_:–—-]+|[\s*_:–—-]+$/g, '');

/** Words for each status, without marks and in lower case; cState's own translations among them. */
const words: ReadonlyMap<Status, RegExp> = new Map([
  [
    'investigating',
    /^(?:investigating|investigation|under investigation|(?:wird|in|wir) unters?uch\w*|untersuchung|enquete(?: en cours)?|(?:en cours d')?investigation|en cours d'analyse|investigando|en investigacion|in(?:dagine| indagine| analisi| corso di verifica)|(?:wordt )?onderzo\w+|investigacao|sob investigacao|utreder|tiriama|inceleniyor|arastiriliyor|badanie|rassleduem|issleduem)$/,
  ],
  [
    'identified',
    /^(?:identified|issue identified|cause identified|identifie|identifiee|identifiziert|identificado|identificato|geidentificeerd|nustatyta|tespit edildi|zidentyfikowano|identifierat)$/,
  ],
  [
    'monitoring',
    /^(?:monitoring|observing|surveillance|sous surveillance|beobachtung|uberwachung|monitoreando|monitorando|monitoramento|monitoraggio(?: in corso)?|bewaking|stebima|izleniyor|monitorowanie|overvakning)$/,
  ],
  [
    'resolved',
    /^(?:resolved|resolution|fixed|solved|restored|closed|issue resolved|incident resolved|resolu|resolue|behoben|gelost|erledigt|resuelto|solucionado|resolvido|risolto|opgelost|issprests?ta|cozuldu|rozwiazano|lost)$/,
  ],
  [
    'completed',
    /^(?:completed?|maintenance completed?|finished|done|termine|terminee|abgeschlossen|completado|completato|voltooid|concluido)$/,
  ],
  [
    'scheduled',
    /^(?:scheduled|planned|upcoming|announce(?:d|ment)|planifie|planifiee|geplant|programado|pianificato|gepland|agendado)$/,
  ],
  [
    'in-progress',
    /^(?:in progress|ongoing|started|underway|en cours|laufend|begonnen|en curso|in corso|bezig|em andamento)$/,
  ],
  ['verifying', /^(?:verifying|verification)$/],
  ['cancelled', /^(?:cancell?ed|annule|annulee|abgesagt|cancelado|annullato|geannuleerd)$/],
  [
    'update',
    /^(?:updated?|updates|edit|mise a jour|aktualisierung|actualizacion|aggiornamento|atualizacao|uppdatering)$/,
  ],
]);

/** The status that a label means; undefined for a title of the author's own. */
export function statusOf(label: string): Status | undefined {
  const folded = transliterate(label).toLowerCase().replaceAll(/\s+/g, ' ').trim();
  return [...words].find(([, pattern]) => pattern.test(folded))?.[0];
}

/** The status as an update of this kind can bear it. */
export function statusInKind(status: Status, kind: Kind): Status {
  const closes = status === 'resolved' || status === 'completed';
  const meant = closes ? (kind === 'maintenance' ? 'completed' : 'resolved') : status;
  return statusesOfKind[kind].includes(meant) ? meant : 'update';
}
