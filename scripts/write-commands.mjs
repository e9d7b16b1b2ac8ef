// The commands as docs/commands.md has them, written from the table of commands. Needs a build.
import { commands } from '../dist/src/commands/index.js';

const mark = /<!-- commands -->[\s\S]*<!-- \/commands -->/;

/** The page with its list of commands written anew. */
export async function writeCommands(page) {
  const entries = commands.filter(({ group }) => group !== undefined);
  const groups = [...new Set(entries.map(({ group }) => group))];
  const sections = await Promise.all(
    groups.map(async (group) => {
      const members = entries.filter((entry) => entry.group === group);
      const texts = await Promise.all(members.map(async (entry) => describe(entry, await entry.load())));
      return `## ${group}\n\n${texts.join('\n\n')}`;
    }),
  );
  const list = `<!-- commands -->\n\n${sections.join('\n\n')}\n\n<!-- /commands -->`;
  return page.replace(mark, () => list);
}

function describe({ name, summary }, command) {
  const words = command.arguments.map((argument) => ` ${argument.name}`).join('');
  const rows = [
    ...command.arguments.map((argument) => row(argument.name, argument)),
    ...command.options.map((option) => row(option.flags, option)),
  ];
  const codes = Object.entries(command.exitCodes ?? {}).map(
    ([code, meaning]) => `| ${code} | ${cell(meaning)} |`,
  );
  return [
    `### candor ${name}`,
    `\`candor ${name}${words}${command.options.length === 0 ? '' : ' [options]'}\`: ${summary}.`,
    ...(rows.length === 0 ? [] : [['| argument or option | meaning |', '| --- | --- |', ...rows].join('\n')]),
    ...(codes.length === 0 ? [] : [['| exit code | means |', '| --- | --- |', ...codes].join('\n')]),
    ['```sh', ...command.examples, '```'].join('\n'),
  ].join('\n\n');
}

function row(name, { summary, choices, default: fallback, required }) {
  const notes = [
    ...(required === true ? ['required'] : []),
    ...(choices === undefined ? [] : [`one of ${choices.map((choice) => `\`${choice}\``).join(', ')}`]),
    ...(fallback === undefined ? [] : [`by default \`${fallback}\``]),
  ];
  return `| \`${cell(name)}\` | ${cell([summary, ...notes].join('; '))} |`;
}

const cell = (text) => text.replaceAll('|', '\\|');
