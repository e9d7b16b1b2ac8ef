// The text of a new candor.yaml: short, with a word on every setting.
import type { Answers } from './answers.js';
import { writeYamlText } from '../kernel/yaml.js';
import { guessTag } from '../model/tag.js';

export function writeConfig({ name, url, timezone, components }: Answers): string {
  return `# The settings of this status site. \`candor check\` says what is wrong with them, and on which line.

site:
  # Stands at the top of every page.
  title: ${writeYamlText(name)}
  # Where the site will live, with its path; links from elsewhere to its pages need it.
  ${url === undefined ? '# url: https://status.example.com/' : `url: ${writeYamlText(url)}${writeTag(url)}`}
  # The zone of every time in the incidents that bears no offset.
  timezone: ${writeYamlText(timezone)}
  # The day your service opened. Before it, no availability is stated.
  # launched: 2020-01-31
  # An address for readers, at the foot of every page.
  # contact: status@example.com

# What can fail, as readers know it. Incidents name the ids: keep an id when you change a name.
components:
${components.map(writeComponent).join('')}
# There is more, and all of it can wait: groups of components, your own severities, promises to readers such as a
# postmortem within five working days, colours. See docs/configuration.md of Candor.
`;
}

/** Written out from the first day, because nobody thinks of it on the day of a move. */
const writeTag = (url: string): string =>
  URL.canParse(url)
    ? `\n  # What the ids in feeds begin with: keep it when the address changes, or every entry looks new.\n  tag: ${writeYamlText(guessTag(url))}`
    : '';

const writeComponent = ({ id, name }: Answers['components'][number]): string =>
  `  - id: ${writeYamlText(id)}\n    name: ${writeYamlText(name)}\n`;
