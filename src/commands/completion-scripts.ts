// The scripts that complete command lines in each shell. What is the same for all sites stands in the script itself, so
// that the shell answers at once; only for what a site has the program is asked.
import type { CommandWords, OptionWords, Words } from './completion-words.js';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

export const completionScripts: Readonly<Record<Shell, (commands: readonly CommandWords[]) => string>> = {
  bash: writeBash,
  zsh: writeZsh,
  fish: writeFish,
};

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const namesOf = (commands: readonly CommandWords[]): Words => [...commands.map(({ name }) => name), 'help'];

/** A function of sh that prints what may stand at a place: `check:--format` for a value, `check:1` for an argument. */
function writePlaces(commands: readonly CommandWords[]): string {
  const rows = commands.flatMap(({ name, options, arguments: given }) => [
    row(
      [`${name}:options`],
      options.map(({ flags }) => flags.at(-1) ?? ''),
    ),
    ...options.flatMap(({ flags, value }) =>
      value === undefined
        ? []
        : [
            row(
              flags.map((flag) => `${name}:${flag}`),
              value,
            ),
          ],
    ),
    ...given.map((words, index) => row([`${name}:${index + 1}`], words)),
  ]);
  const names = namesOf(commands);
  return [
    '_candor_words() {',
    '  case "$1" in',
    row(['command', 'help:1', 'help:options'], names),
    ...rows,
    '    *) return 1 ;;',
    '  esac',
    '}',
  ].join('\n');
}

const row = (places: readonly string[], words: Words): string =>
  `    ${places.join('|')}) echo ${quote(words.join(' '))} ;;`;

/** Sets `place` to where the current word stands; the words before it are $2 and so on, and $1 is the command. */
const findPlace = `_candor_place() {
  place=1
  local command=$1 before=
  shift
  for before in "$@"; do
    case "$place" in
      -*) place=$kept ;;
      *)
        case "$before" in
          ''|--*=*) ;;
          -*) if _candor_words "$command:$before" > /dev/null; then kept=$place place=$before; fi ;;
          *) place=$((place + 1)) ;;
        esac ;;
    esac
  done
}`;

function writeBash(commands: readonly CommandWords[]): string {
  return `# Completes candor in bash. Written by \`candor completion bash\`.
${writePlaces(commands)}

${findPlace}

_candor() {
  local place kept word found= program=$1 current=$2 command=\${COMP_WORDS[1]}
  # Bash takes \`--format=json\` for three words.
  local line=("\${COMP_WORDS[@]:2:COMP_CWORD-2}") last=\${COMP_WORDS[COMP_CWORD-1]}
  [[ $current == = ]] && current=
  if [[ $last == = ]]; then unset "line[\${#line[@]}-1]"; elif [[ \${COMP_WORDS[COMP_CWORD]} == = ]]; then last==; fi
  COMPREPLY=()
  if (( COMP_CWORD == 1 )); then place=command; else
    _candor_place "$command" "\${line[@]}"
    if [[ $current == -* && $place != -* ]]; then place=options; fi
    place=$command:$place
  fi
  for word in $(_candor_words "$place"); do
    case $word in
      @folders) compopt -o filenames 2> /dev/null
        while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -d -- "$current") ;;
      @*) found+=" $("$program" complete "\${word#@}" 2> /dev/null)" ;;
      *) found+=" $word" ;;
    esac
  done
  COMPREPLY+=($(compgen -W "$found" -- "$current"))
}
complete -F _candor candor
`;
}

function writeZsh(commands: readonly CommandWords[]): string {
  const described = commands.map(({ name, summary }) => `    ${quote(`${name}:${summary}`)}`).join('\n');
  return `#compdef candor
# Completes candor in zsh. Written by \`candor completion zsh\`.
${writePlaces(commands)}

${findPlace}

_candor() {
  local place kept word program=$words[1] command=$words[2]
  local -a found described
  if (( CURRENT == 2 )); then
    described=(
${described}
    'help:show what there is, or all about one command'
    )
    _describe command described
    return
  fi
  _candor_place "$command" "\${(@)words[3,CURRENT-1]}"
  if [[ $words[CURRENT] == --*=* ]]; then
    place=\${words[CURRENT]%%=*}
    compset -P '*='
  elif [[ $words[CURRENT] == -* && $place != -* ]]; then place=options; fi
  for word in $(_candor_words "$command:$place"); do
    case $word in
      @folders) _files -/ ;;
      @*) found+=(\${(f)"$("$program" complete "\${word#@}" 2> /dev/null)"}) ;;
      *) found+=("$word") ;;
    esac
  done
  (( $#found )) && compadd -- $found
}
if [[ $funcstack[1] == _candor ]]; then _candor "$@"; else compdef _candor candor; fi
`;
}

function writeFish(commands: readonly CommandWords[]): string {
  const atStart = '__fish_use_subcommand';
  const named = commands.map(
    ({ name, summary }) => `complete -c candor -n ${atStart} -a ${name} -d ${quote(summary)}`,
  );
  const within = commands.flatMap(({ name, options, arguments: given }) => {
    const when = quote(`__fish_seen_subcommand_from ${name}`);
    const words = [...new Set(given.flat())];
    return [
      ...(words.length === 0 ? [] : [`complete -c candor -n ${when} -a ${fishWords(words)}`]),
      ...options.map((option) => `complete -c candor -n ${when} ${fishOption(option)}`),
    ];
  });
  return [
    '# Completes candor in fish. Written by `candor completion fish`.',
    'complete -c candor -f',
    ...named,
    `complete -c candor -n ${atStart} -a help -d 'show what there is, or all about one command'`,
    `complete -c candor -n '__fish_seen_subcommand_from help' -a ${quote(namesOf(commands).join(' '))}`,
    ...within,
    '',
  ].join('\n');
}

function fishOption({ flags, summary, value }: OptionWords): string {
  const names = flags.map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`));
  const takes = value === undefined ? '' : ` -x${value.length === 0 ? '' : ` -a ${fishWords(value)}`}`;
  return `${names.join(' ')}${takes} -d ${quote(summary)}`;
}

/** Fish runs what stands in brackets when it completes. */
function fishWords(words: Words): string {
  const written = words.map((word) => {
    if (word === '@folders') return '(__fish_complete_directories)';
    return word.startsWith('@') ? `(candor complete ${word.slice(1)} 2> /dev/null)` : word;
  });
  return quote(written.join(' '));
}
